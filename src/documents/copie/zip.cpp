// SPDX-License-Identifier: EUPL-1.2
#include "documents/copie/zip.h"

#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <zip.h>

namespace quitus::documents {

namespace fs = std::filesystem;

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

std::runtime_error failure_of(zip_t* archive)
{
    return std::runtime_error(fmt::format("copie impossible : {}", zip_strerror(archive)));
}

void add(zip_t* archive, std::string const& nom, fs::path const& chemin)
{
    auto* const source = zip_source_file(archive, chemin.c_str(), 0, -1);
    auto const index
        = source == nullptr ? -1 : zip_file_add(archive, nom.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0
        || zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0)
            != 0)
        throw failure_of(archive);
}

void extract(zip_t* archive, zip_uint64_t index, fs::path const& vers)
{
    fs::create_directories(fs::absolute(vers).parent_path());
    auto* const file = zip_fopen_index(archive, index, 0);
    if (file == nullptr)
        throw failure_of(archive);
    std::ofstream out(vers, std::ios::binary);
    std::string buffer(1U << 16U, '\0');
    zip_int64_t read = 0;
    while ((read = zip_fread(file, buffer.data(), buffer.size())) > 0)
        out.write(buffer.data(), read);
    zip_fclose(file);
    out.flush();
    if (read < 0 || !out)
        throw std::runtime_error("copie illisible, ou disque plein : " + vers.string());
}

}

void write_zip(fs::path const& zip, std::vector<std::pair<std::string, fs::path>> const& fichiers)
{
    int fault = 0;
    Zip archive(zip_open(zip.c_str(), ZIP_CREATE | ZIP_EXCL, &fault));
    if (!archive)
        throw std::runtime_error("la copie ne peut pas être créée : " + zip.string());
    for (auto const& [nom, chemin] : fichiers)
        add(archive.get(), nom, chemin);
    if (zip_close(archive.get()) != 0)
        throw failure_of(archive.get());
    static_cast<void>(archive.release()); // closed, so freed
}

base::Result<std::int64_t> extract_zip(
    fs::path const& zip, std::function<std::optional<fs::path>(std::string const&)> const& place_of)
{
    int fault = 0;
    Zip const archive(zip_open(zip.c_str(), ZIP_RDONLY, &fault));
    if (!archive)
        return base::failure(
            "copie_illisible", fmt::format("« {} » n’est pas une archive zip.", zip.string()));
    auto const nombre = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    std::vector<fs::path> places;
    for (zip_uint64_t index = 0; index < nombre; ++index) {
        std::string const nom = zip_get_name(archive.get(), index, 0);
        auto place = place_of(nom);
        if (!place)
            return base::failure("copie_illisible",
                fmt::format("La copie contient un nom inattendu : « {} ».", nom));
        places.push_back(*std::move(place));
    }
    for (zip_uint64_t index = 0; index < nombre; ++index)
        extract(archive.get(), index, places[index]);
    return static_cast<std::int64_t>(nombre);
}

}
