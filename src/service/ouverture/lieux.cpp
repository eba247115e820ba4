// SPDX-License-Identifier: EUPL-1.2
#include "service/ouverture/lieux.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <string_view>

namespace quitus::service {

namespace fs = std::filesystem;

namespace {

std::string address_of(cli::Base const& demande)
{
    if (!demande.database.empty())
        return demande.database;
    char const* const given = std::getenv("QUITUS_DATABASE");
    return given != nullptr && *given != '\0' ? given : "sqlite:quitus.db";
}

// Empty, or beginning as every SQLite file does.
bool is_sqlite(fs::path const& fichier)
{
    constexpr std::string_view debut("SQLite format 3\0", 16);
    std::ifstream stream(fichier, std::ios::binary);
    if (!stream)
        throw cli::MauvaisUsage(fmt::format(
            "La base « {} » ne peut pas être lue : vérifiez ses droits.", fichier.string()));
    std::array<char, debut.size()> read{};
    stream.read(read.data(), read.size());
    return stream.gcount() == 0
        || std::string_view(read.data(), static_cast<std::size_t>(stream.gcount())) == debut;
}

void check_folder(fs::path const& fichier)
{
    auto const dossier = fs::absolute(fichier).parent_path();
    if (!fs::is_directory(dossier))
        throw cli::MauvaisUsage(
            fmt::format("Le dossier « {} » n’existe pas : la base « {} » ne peut pas y être créée.",
                dossier.string(), fichier.string()));
}

void check_file(fs::path const& fichier, BaseAbsente absente)
{
    if (fichier.empty() || fichier.string().find("://") != std::string::npos)
        throw cli::MauvaisUsage(fmt::format(
            "« {} » ne désigne pas une base : sqlite:CHEMIN ou postgresql://….", fichier.string()));
    check_folder(fichier);
    if (fs::is_directory(fichier))
        throw cli::MauvaisUsage(
            fmt::format("« {} » est un dossier, pas une base.", fichier.string()));
    if (!fs::exists(fichier)) {
        if (absente == BaseAbsente::refusee)
            throw cli::MauvaisUsage(fmt::format("La base « {} » n’existe pas.", fichier.string()));
        return;
    }
    if (!is_sqlite(fichier))
        throw cli::MauvaisUsage(fmt::format("« {} » n’est pas une base SQLite.", fichier.string()));
}

}

Lieux places_of(cli::Base const& demande)
{
    Lieux lieux{ storage::Adresse::parse(address_of(demande)), demande.fichiers };
    if (lieux.fichiers.empty())
        lieux.fichiers = lieux.base.moteur == storage::Moteur::sqlite
            ? lieux.base.texte + ".fichiers"
            : std::string("quitus.fichiers");
    lieux.fichiers = fs::absolute(lieux.fichiers);
    return lieux;
}

Lieux checked(Lieux lieux, BaseAbsente absente)
{
    if (lieux.base.moteur == storage::Moteur::sqlite)
        check_file(lieux.base.texte, absente);
    return lieux;
}

}
