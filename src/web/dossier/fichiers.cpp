// SPDX-License-Identifier: EUPL-1.2
// The pièces of a demande, one by one, and what changed between its versions.
#include "guichet/portail/autorisation.h"
#include "pieces/livraison.h"
#include "rapports/html/table.h"
#include "vues/dossier/difference.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/dossier/differences.h"
#include "web/dossier/pages.h"
#include "web/elements/morceaux.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

// The file of that print, in any version of that demande.
std::optional<instruction::PieceRecue> find_piece(
    instruction::Suivi const& suivi, std::string_view sha256)
{
    for (auto const& version : suivi.versions)
        for (auto const& piece : version.pieces)
            if (piece.sha256 == sha256)
                return piece;
    return std::nullopt;
}

http::Reponse download(Visite& visite)
{
    base::Result<instruction::Suivi> suivi = instruction::Suivi{};
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        suivi = guichet::find_demande(registre, visite.acteur(), visite.segment(0));
    });
    if (!suivi)
        return page_de_refus(visite, suivi.error());
    auto const piece = find_piece(*suivi, visite.segment(1));
    if (!piece)
        return page_d_erreur(visite.site, visite.requete, 404);
    auto const nom = pieces::base_name(piece->nom);
    // What a stranger sent is never shown as a page of ours: it is always a download.
    auto const type = nom.ends_with(".pdf") ? "application/pdf" : "application/octet-stream";
    return http::reponse_fichier(visite.portail().fichiers.checked(piece->sha256), type, nom);
}

http::Reponse show_versions(Visite& visite)
{
    Html corps;
    base::Result<instruction::Suivi> suivi = instruction::Suivi{};
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        suivi = guichet::find_demande(registre, visite.acteur(), visite.segment(0));
        if (!suivi)
            return;
        for (std::size_t rang = suivi->versions.size(); rang > 1; --rang) {
            auto const text = [&](std::size_t at) {
                return registre.contenu(suivi->versions[at].document).value_or("");
            };
            corps += element(
                "h2", {}, fmt::format("De la version {} à la version {}", rang - 1, rang));
            corps += differences(text(rang - 2), text(rang - 1));
        }
    });
    if (!suivi)
        return page_de_refus(visite, suivi.error());
    if (corps.is_empty())
        corps = element("p", {}, "La demande n’a qu’une version.");
    return page(visite,
        { .titre = fmt::format("Différences – Demande {}", suivi->numero),
            .corps = join(
                element("h1", {}, "Qu’est-ce qui a changé dans la demande ", suivi->numero, " ?"),
                corps,
                element("p", {}, lien("/demandes/" + suivi->numero, "Revenir à la demande"))),
            .section = "/demandes" });
}

}

Html differences(std::string_view avant, std::string_view apres)
{
    constexpr std::size_t lignes_max = 200;
    auto const changes = vues::changements(avant, apres);
    if (changes.empty())
        return element("p", {}, "Aucune valeur n’a changé.");
    auto const count = static_cast<std::int64_t>(changes.size());
    rapports::Table table(compte(count, "valeur changée", "valeurs changées"), "differences",
        { { "Champ" }, { "Ligne" }, { "Avant" }, { "Après" } });
    for (auto const& change : std::span(changes).first(std::min(changes.size(), lignes_max)))
        table.add({ element("span", { { "class", "valeur" } }, change.pointeur), join(change.ligne),
            change.avant.empty() ? element("em", {}, "absent") : element("del", {}, change.avant),
            change.apres.empty() ? element("em", {}, "absent")
                                 : element("ins", {}, change.apres) });
    if (changes.size() <= lignes_max)
        return table.html();
    return join(table.html(),
        element("p", {}, fmt::format("Seules les {} premières sont montrées.", lignes_max)));
}

void add_pieces(Garde& garde)
{
    garde.get("/demandes/{numero}/pieces/{sha256}", guichet::Droit::suivre_demandes, download);
    garde.get("/demandes/{numero}/versions", guichet::Droit::suivre_demandes, show_versions);
}

}
