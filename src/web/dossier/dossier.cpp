// SPDX-License-Identifier: EUPL-1.2
// What is the exact state of this demande? (screen 14)
#include "instruction/decision.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/dossier/morceaux.h"
#include "web/dossier/pages.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Action;
using instruction::Statut;

namespace {

// Where an action of the life cycle is asked for.
std::string page_of(Action action, std::string const& numero)
{
    switch (action) {
    case Action::completer:
        return fmt::format("/demandes/{}/completer", numero);
    case Action::abandonner:
        return fmt::format("/demandes/{}/abandonner", numero);
    case Action::redeposer:
        return fmt::format("/demandes/{}/corriger", numero);
    default:
        return fmt::format("/instruction/{}/decision?action={}", numero, instruction::text(action));
    }
}

Html actions(Visite const& visite, instruction::Suivi const& suivi)
{
    Html links;
    for (auto const action : instruction::actions_ouvertes(suivi, visite.acteur()))
        links += lien_bouton(page_of(action, suivi.numero), instruction::en_francais(action),
            "la demande " + suivi.numero);
    return links.is_empty() ? Html() : element("p", {}, links);
}

Html ways_on(Visite const& visite, instruction::Suivi const& suivi)
{
    Html links;
    if (suivi.depose_le || suivi.statut == Statut::incomplete)
        links += join(
            lien(fmt::format("/demandes/{}/accuse", suivi.numero), "Accusé de réception"), " ");
    if (suivi.version > 1)
        links += join(
            lien(fmt::format("/demandes/{}/versions", suivi.numero), "Différences entre versions"),
            " ");
    if (guichet::may(visite.acteur(), guichet::Droit::instruire))
        links += join(lien("/instruction/" + suivi.numero, "Page d’instruction"));
    return element("p", {}, links);
}

http::Reponse show(Visite& visite)
{
    auto const dossier = read_dossier(visite, visite.segment(0));
    if (!dossier)
        return page_de_refus(visite, dossier.error());
    auto const& suivi = dossier->suivi;
    Html corps = element("h1", {}, "Où en est la demande ", suivi.numero, " ?");
    corps += join(suite(suivi, visite.est_fournisseur()), chemin(suivi), actions(visite, suivi),
        ways_on(visite, suivi));
    if (!suivi.motifs.empty())
        corps += join(element("h2", {}, "Ce qui est demandé"), motifs(suivi));
    corps += join(element("h2", {}, "Résumé"), resume(*dossier));
    corps += join(element("h2", {}, "Constats du contrôle"),
        constats(dossier->rapport,
            compte(static_cast<std::int64_t>(dossier->rapport.constats.size()), "constat",
                "constats, les plus graves d’abord")));
    corps += join(element("h2", {}, "Argent"), montants(suivi.montants), clients(*dossier));
    corps += join(element("h2", {}, "Pièces"), pieces(suivi));
    corps += join(element("h2", {}, "Historique"), historique(*dossier));
    corps += join(element("h2", {}, "Courriels"), courriels(*dossier));
    return page(visite,
        { .titre
            = fmt::format("{} – Demande {}", instruction::en_francais(suivi.statut), suivi.numero),
            .corps = corps,
            .section = "/demandes" });
}

}

void add_dossier(Garde& garde)
{
    garde.get("/demandes/{numero}", guichet::Droit::suivre_demandes, show);
}

}
