// SPDX-License-Identifier: EUPL-1.2
#include "service/copie/copie.h"

#include "storage/base_de_donnees/connexion.h"

#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <zip.h>

namespace quitus::service {

namespace fs = std::filesystem;

namespace {

constexpr char const* nom_de_la_base = "quitus.db";
constexpr std::string_view dossier_des_pieces = "fichiers/";

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

std::runtime_error failure_of(zip_t* archive)
{
    return std::runtime_error(
        fmt::format("la copie ne peut pas être écrite : {}", zip_strerror(archive)));
}

void add_file(zip_t* archive, std::string const& nom, fs::path const& chemin)
{
    auto* const source = zip_source_file(archive, chemin.c_str(), 0, -1);
    auto const index
        = source == nullptr ? -1 : zip_file_add(archive, nom.c_str(), source, ZIP_FL_ENC_UTF_8);
    // Pièces are PDF, already compressed: the time would be lost.
    if (index < 0
        || zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0)
            != 0)
        throw failure_of(archive);
}

// The database at one instant, in a file of its own.
void copy_database(storage::Adresse const& base, fs::path const& vers)
{
    auto connexion = storage::open(base, storage::Usage::ecriture);
    connexion->query("VACUUM INTO $1", { storage::Valeur(vers.string()) });
}

// Only pièces: what is being received or prepared is no part of the state.
bool is_piece(fs::directory_entry const& entry)
{
    return entry.is_regular_file() && entry.path().filename().string().size() == 64;
}

std::int64_t add_pieces(zip_t* archive, fs::path const& dossier)
{
    std::int64_t nombre = 0;
    for (auto const& entry : fs::recursive_directory_iterator(dossier)) {
        if (!is_piece(entry))
            continue;
        add_file(archive,
            std::string(dossier_des_pieces) + fs::relative(entry.path(), dossier).string(),
            entry.path());
        ++nombre;
    }
    return nombre;
}

// Names come from the copy: nothing may be written outside the folder.
bool is_safe(std::string_view nom)
{
    return nom == nom_de_la_base
        || (nom.starts_with(dossier_des_pieces) && nom.find("..") == std::string_view::npos
            && nom.back() != '/');
}

void extract(zip_t* archive, zip_uint64_t index, fs::path const& vers)
{
    fs::create_directories(vers.parent_path());
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
        throw std::runtime_error(
            "la copie ne peut pas être rétablie : lecture ou écriture refusée");
}

}

base::Result<Copiee> write_copie(Lieux const& lieux, fs::path const& fichier)
{
    if (lieux.base.moteur != storage::Moteur::sqlite)
        return base::failure("copie_impossible",
            "backup copie une base SQLite ; pour PostgreSQL, utilisez pg_dump et copiez le dossier "
            "des pièces.");
    if (fs::exists(fichier))
        return base::failure("copie_impossible",
            fmt::format("« {} » existe déjà : donnez un autre nom.", fichier.string()));
    auto const base = fs::path(fichier.string() + ".base");
    copy_database(lieux.base, base);
    int fault = 0;
    Zip archive(zip_open(fichier.c_str(), ZIP_CREATE | ZIP_EXCL, &fault));
    if (!archive)
        throw std::runtime_error("la copie ne peut pas être créée : " + fichier.string());
    add_file(archive.get(), nom_de_la_base, base);
    Copiee copiee{ .fichiers = add_pieces(archive.get(), lieux.fichiers) };
    if (zip_close(archive.get()) != 0)
        throw failure_of(archive.get());
    static_cast<void>(archive.release()); // closed, so freed
    fs::remove(base);
    copiee.octets = static_cast<std::int64_t>(fs::file_size(fichier));
    return copiee;
}

base::Result<Copiee> read_copie(fs::path const& fichier, Lieux const& lieux)
{
    if (lieux.base.moteur != storage::Moteur::sqlite)
        return base::failure("copie_impossible", "restore rétablit une base SQLite.");
    if (fs::exists(lieux.base.texte))
        return base::failure("copie_impossible",
            fmt::format("La base « {} » existe déjà : une copie se rétablit dans une base neuve.",
                lieux.base.texte));
    int fault = 0;
    Zip const archive(zip_open(fichier.c_str(), ZIP_RDONLY, &fault));
    if (!archive || zip_name_locate(archive.get(), nom_de_la_base, 0) < 0)
        return base::failure("copie_illisible",
            fmt::format("« {} » n’est pas une copie écrite par backup.", fichier.string()));
    Copiee copiee;
    auto const nombre = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    for (zip_uint64_t index = 0; index < nombre; ++index) {
        std::string const nom = zip_get_name(archive.get(), index, 0);
        if (!is_safe(nom))
            return base::failure("copie_illisible",
                fmt::format("La copie contient un nom inattendu : « {} ».", nom));
        bool const is_base = nom == nom_de_la_base;
        extract(archive.get(), index,
            is_base ? fs::path(lieux.base.texte)
                    : lieux.fichiers / nom.substr(dossier_des_pieces.size()));
        copiee.fichiers += is_base ? 0 : 1;
    }
    return copiee;
}

}
