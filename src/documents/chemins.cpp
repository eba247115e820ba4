// SPDX-License-Identifier: EUPL-1.2
#include "documents/chemins.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <system_error>

namespace quitus::documents {
namespace {

namespace fs = std::filesystem;

base::Result<fs::file_status> status_of(fs::path const& chemin)
{
    std::error_code error;
    auto const status = fs::status(chemin, error);
    if (status.type() == fs::file_type::not_found)
        return base::failure("chemin_absent",
            fmt::format("«\u00a0{}\u00a0» n’existe pas. Vérifiez le chemin et le dossier courant.",
                chemin.string()),
            chemin.string());
    if (error)
        return base::failure("illisible",
            fmt::format("«\u00a0{}\u00a0» ne peut pas être examiné ({}). Vérifiez vos droits sur "
                        "ce chemin.",
                chemin.string(), error.message()),
            chemin.string());
    return status;
}

std::string extension_of(fs::path const& chemin)
{
    auto extension = chemin.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

std::optional<Forme> forme_of(fs::path const& chemin)
{
    auto const extension = extension_of(chemin);
    if (extension == ".json")
        return Forme::json;
    if (extension == ".ndjson")
        return Forme::ndjson;
    if (extension == ".zip")
        return Forme::depot;
    return std::nullopt;
}

// The zip of the same stem, whatever the case of its extension.
std::optional<fs::path> companion_of(fs::path const& json)
{
    for (auto const* extension : { ".zip", ".ZIP", ".Zip" }) {
        auto candidate = json;
        candidate.replace_extension(extension);
        std::error_code error;
        if (fs::is_regular_file(candidate, error))
            return candidate;
    }
    return std::nullopt;
}

// Two names of one file have one true path; a path that has none is itself.
fs::path true_path(fs::path const& chemin)
{
    std::error_code error;
    auto canonical = fs::canonical(chemin, error);
    return error ? chemin : canonical;
}

// A pipe or a device is no request. A dangling link is kept: that it cannot be read must be said.
bool waits_for_ever(fs::path const& chemin)
{
    std::error_code error;
    auto const status = fs::status(chemin, error);
    return fs::exists(status) && !fs::is_regular_file(status);
}

class Expansion {
public:
    std::optional<base::Erreur> add(std::string const& chemin)
    {
        if (chemin == "-") {
            keep({ .nom = chemin, .chemin = chemin, .forme = Forme::entree_standard });
            return std::nullopt;
        }
        auto const status = status_of(chemin);
        if (!status)
            return status.error();
        if (fs::is_directory(*status))
            return add_folder(chemin);
        auto const forme = forme_of(chemin);
        if (!forme || !fs::is_regular_file(*status))
            return base::Erreur{ "forme_inconnue",
                fmt::format("«\u00a0{}\u00a0» n’est pas d’une forme connue. Donnez un fichier "
                            ".json, .ndjson ou .zip, un dossier, ou «\u00a0-\u00a0» pour lire des "
                            "lignes sur "
                            "l’entrée standard.",
                    chemin),
                chemin };
        keep_file(chemin, *forme);
        return std::nullopt;
    }

    std::vector<CheminDemande> result(std::optional<std::string> const& archive_des_pieces)
    {
        std::set<fs::path> companions;
        if (archive_des_pieces)
            companions.insert(true_path(*archive_des_pieces));
        for (auto const& found : m_found)
            if (found.archive)
                companions.insert(true_path(*found.archive));
        std::erase_if(m_found, [&companions](CheminDemande const& found) {
            return found.forme == Forme::depot && companions.contains(true_path(found.chemin));
        });
        return std::move(m_found);
    }

private:
    void keep(CheminDemande found)
    {
        if (m_seen.insert(true_path(found.chemin)).second)
            m_found.push_back(std::move(found));
    }

    void keep_file(fs::path const& chemin, Forme forme)
    {
        keep({ .nom = chemin.string(),
            .chemin = chemin,
            .forme = forme,
            .archive = forme == Forme::json ? companion_of(chemin) : std::nullopt });
    }

    std::optional<base::Erreur> add_folder(fs::path const& dossier)
    {
        std::vector<fs::path> files;
        if (auto erreur = list(dossier, files))
            return erreur;
        std::sort(files.begin(), files.end(),
            [](fs::path const& a, fs::path const& b) { return a.native() < b.native(); });
        for (auto const& file : files)
            keep_file(file, *forme_of(file));
        return std::nullopt;
    }

    // A folder is entered once by its true path: a loop of links comes back to one already seen.
    std::optional<base::Erreur> list(fs::path const& dossier, std::vector<fs::path>& files)
    {
        if (!m_entered.insert(true_path(dossier)).second)
            return std::nullopt;
        std::error_code error;
        std::vector<fs::path> names;
        for (fs::directory_iterator at(dossier, error), end; !error && at != end;
             at.increment(error))
            names.push_back(at->path());
        if (error)
            return base::Erreur{ "illisible",
                fmt::format("Le dossier «\u00a0{}\u00a0» ne peut pas être lu ({}). Vérifiez vos "
                            "droits sur ce dossier.",
                    dossier.string(), error.message()),
                dossier.string() };
        std::sort(names.begin(), names.end());
        for (auto const& name : names) {
            if (name.filename().native().starts_with('.') || name.filename() == "__MACOSX")
                continue;
            bool const is_folder = fs::is_directory(name, error);
            if (is_folder) {
                if (auto erreur = list(name, files))
                    return erreur;
            } else if (forme_of(name) && !waits_for_ever(name))
                files.push_back(name);
        }
        return std::nullopt;
    }

    std::vector<CheminDemande> m_found;
    std::set<fs::path> m_seen;
    std::set<fs::path> m_entered;
};

}

base::Result<std::vector<CheminDemande>> expand_paths(
    std::vector<std::string> const& chemins, std::optional<std::string> const& archive_des_pieces)
{
    Expansion expansion;
    for (auto const& chemin : chemins)
        if (auto erreur = expansion.add(chemin))
            return tl::unexpected(std::move(*erreur));
    if (archive_des_pieces && !fs::is_regular_file(QUITUS_TRY(status_of(*archive_des_pieces))))
        return base::failure("forme_inconnue",
            fmt::format(
                "«\u00a0{}\u00a0», donné à --pieces, n’est pas un fichier. Nommez l’archive "
                "zip des pièces.",
                *archive_des_pieces),
            *archive_des_pieces);
    return expansion.result(archive_des_pieces);
}

}
