// SPDX-License-Identifier: EUPL-1.2
#include "service/copie/copie.h"

#include "documents/copie/zip.h"
#include "storage/base_de_donnees/connexion.h"

#include <fmt/format.h>
#include <utility>
#include <vector>

namespace quitus::service {

namespace fs = std::filesystem;

namespace {

constexpr char const* nom_de_la_base = "quitus.db";
constexpr std::string_view dossier_des_pieces = "fichiers/";

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

std::vector<std::pair<std::string, fs::path>> pieces_of(fs::path const& dossier)
{
    std::vector<std::pair<std::string, fs::path>> pieces;
    for (auto const& entry : fs::recursive_directory_iterator(dossier)) {
        if (is_piece(entry))
            pieces.emplace_back(
                std::string(dossier_des_pieces) + fs::relative(entry.path(), dossier).string(),
                entry.path());
    }
    return pieces;
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
    if (!fs::is_directory(fs::absolute(fichier).parent_path()))
        return base::failure("copie_impossible",
            fmt::format("Le dossier de « {} » n’existe pas.", fichier.string()));
    auto const base = fs::path(fichier.string() + ".base");
    copy_database(lieux.base, base);
    auto fichiers = pieces_of(lieux.fichiers);
    Copiee copiee{ .fichiers = static_cast<std::int64_t>(fichiers.size()) };
    fichiers.emplace_back(nom_de_la_base, base);
    documents::write_zip(fichier, fichiers);
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
    // Names come from the copy: nothing may be written outside its places.
    auto const restored = QUITUS_TRY(
        documents::extract_zip(fichier, [&](std::string const& nom) -> std::optional<fs::path> {
            if (nom == nom_de_la_base)
                return lieux.base.texte;
            if (!nom.starts_with(dossier_des_pieces) || nom.find("..") != std::string::npos
                || nom.back() == '/')
                return std::nullopt;
            return lieux.fichiers / nom.substr(dossier_des_pieces.size());
        }));
    if (!fs::exists(lieux.base.texte))
        return base::failure("copie_illisible",
            fmt::format("« {} » n’est pas une copie écrite par backup.", fichier.string()));
    return Copiee{ .fichiers = restored - 1 };
}

}
