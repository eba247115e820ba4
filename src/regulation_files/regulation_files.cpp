// SPDX-License-Identifier: EUPL-1.2
#include "regulation_files/regulation_files.h"

#include "embedded/campagne_par_defaut.h"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>

namespace quitus::regulation_files {

namespace {

namespace fs = std::filesystem;
using Textes = std::vector<reglement::TexteReglement>;

base::Erreur illisible(fs::path const& chemin, std::string_view why)
{
    return { "reglement_illisible", fmt::format("{}\u00A0: {}", chemin.string(), why),
        chemin.string() };
}

base::Result<std::string> read_file(fs::path const& chemin)
{
    std::error_code trouble;
    auto const size = fs::file_size(chemin, trouble);
    if (trouble)
        return tl::unexpected(
            illisible(chemin, "fichier illisible\u00A0; vérifiez les droits de lecture."));
    if (size > fichier_octets_max)
        return tl::unexpected(illisible(
            chemin, "le fichier dépasse 1 Mio\u00A0; ce n’est pas un texte de règlement."));
    std::ifstream stream(chemin, std::ios::binary);
    std::string contenu{ std::istreambuf_iterator<char>(stream), {} };
    if (!stream.is_open() || stream.bad())
        return tl::unexpected(
            illisible(chemin, "fichier illisible\u00A0; vérifiez les droits de lecture."));
    return contenu;
}

base::Result<Textes> read_texts(fs::path const& dossier)
{
    Textes textes;
    std::error_code trouble;
    for (fs::recursive_directory_iterator entry(dossier, trouble), end; !trouble && entry != end;
         entry.increment(trouble)) {
        auto const& chemin = entry->path();
        auto const extension = chemin.extension();
        if (extension != ".yaml" && extension != ".yml")
            continue;
        if (extension == ".yml")
            return tl::unexpected(illisible(
                chemin, "les textes portent l’extension .yaml\u00A0; renommez le fichier."));
        if (textes.size() >= fichiers_max)
            return tl::unexpected(illisible(dossier,
                fmt::format("plus de {} fichiers .yaml\u00A0; ce n’est pas un dossier de "
                            "campagne.",
                    fichiers_max)));
        textes.push_back(
            { chemin.lexically_relative(dossier).generic_string(), QUITUS_TRY(read_file(chemin)) });
    }
    if (trouble)
        return tl::unexpected(
            illisible(dossier, fmt::format("dossier illisible\u00A0: {}.", trouble.message())));
    if (textes.empty())
        return tl::unexpected(illisible(dossier,
            "aucun fichier .yaml\u00A0; donnez le dossier d’une campagne, par exemple "
            "reglement/segur-vague-1."));
    return textes;
}

}

base::Result<reglement::Reglement> read_campaign(fs::path const& dossier)
{
    std::error_code trouble;
    if (!fs::is_directory(dossier, trouble))
        return tl::unexpected(illisible(dossier,
            "ce dossier n’existe pas\u00A0; donnez le dossier d’une campagne, par "
            "exemple reglement/segur-vague-1."));
    return reglement::Reglement::parse(QUITUS_TRY(read_texts(dossier)));
}

reglement::Reglement compiled_campaign()
{
    return reglement::Reglement::of_compiled(embedded::campagne_par_defaut().front().second);
}

}
