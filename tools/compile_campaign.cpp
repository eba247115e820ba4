// SPDX-License-Identifier: EUPL-1.2
// Run by the build: checks a campaign folder and writes its compiled form, so that a fault in the
// default campaign stops the build with its line, and the program starts without cutting any YAML.
//     compile_campaign FOLDER OUTPUT
#include "reglement/reglement.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("compile_campaign FOLDER OUTPUT\n", stderr);
        return 2;
    }
    fs::path const folder = argv[1];
    std::vector<quitus::reglement::TexteReglement> textes;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml")
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        textes.push_back({ entry.path().lexically_relative(folder).generic_string(),
            { std::istreambuf_iterator<char>(stream), {} } });
    }
    auto const compiled = quitus::reglement::Reglement::compile(std::move(textes));
    if (!compiled) {
        std::fprintf(stderr, "%s: %s\n", argv[1], compiled.error().message.c_str());
        return 1;
    }
    std::ofstream output(argv[2], std::ios::binary);
    output << *compiled;
    output.close();
    return output ? 0 : 1;
}
