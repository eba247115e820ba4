// SPDX-License-Identifier: EUPL-1.2
// The campaigns of the project, read from their folders.
#pragma once

#include "generation/stock.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::generation::essais {

inline reglement::Reglement read_reglement(std::string_view campagne)
{
    auto const dossier = std::filesystem::path(QUITUS_SOURCE_DIR) / "reglement" / campagne;
    std::vector<reglement::TexteReglement> textes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(dossier)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        textes.push_back({ entry.path().lexically_relative(dossier).generic_string(),
            { std::istreambuf_iterator<char>(stream), {} } });
    }
    return reglement::Reglement::parse(std::move(textes)).value();
}

inline reglement::Reglement const& vague_1()
{
    static auto const reglement = read_reglement("segur-vague-1");
    return reglement;
}

inline reglement::Reglement const& vague_b()
{
    static auto const reglement = read_reglement("exemple-vague-b");
    return reglement;
}

inline Instant at(std::string_view texte)
{
    return *Instant::parse_rfc3339(texte);
}

struct Sortie {
    std::string lignes;
    std::vector<Verite> verites;
};

// A whole stock at once.
inline Sortie whole(Commande const& commande, reglement::Reglement const& reglement = vague_1())
{
    auto stock = Stock::of(commande, reglement).value();
    Sortie sortie;
    while (stock.next(sortie.lignes, sortie.verites) > 0) { }
    return sortie;
}

inline std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = text.find('\n', start);
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

inline Commande commande(
    std::uint32_t demandes, std::uint64_t graine, std::string_view defauts = "0")
{
    return { .demandes = demandes, .graine = graine, .defauts = Part::parse(defauts).value() };
}

}
