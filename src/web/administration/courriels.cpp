// SPDX-License-Identifier: EUPL-1.2
// What was written, to whom? The outbox, newest first.
#include "rapports/html/table.h"
#include "web/administration/pages.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

std::string_view state_in_french(std::string_view etat)
{
    if (etat == "envoye")
        return "envoyé";
    return etat == "echec" ? "en échec" : "à envoyer";
}

http::Reponse show(Visite& visite)
{
    guichet::Page<guichet::Courriel> courriels;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        courriels = registre.courriels(apres_of(visite), elements_par_page);
    });
    Html corps = element("h1", {}, "Qu’a-t-on écrit, et à qui ?");
    if (courriels.elements.empty()) {
        corps += element("p", {}, "Aucun courriel n’a été écrit.");
    } else {
        rapports::Table table(
            compte(static_cast<std::int64_t>(courriels.elements.size()), "courriel sur cette page",
                "courriels sur cette page, les plus récents d’abord"),
            "courriels",
            { { "Objet" }, { "À" }, { "Demande" }, { "Écrit le" }, { "État" }, { "Texte" } });
        for (auto const& courriel : courriels.elements) {
            auto const& a = courriel.adresse.empty() ? courriel.compte : courriel.adresse;
            table.add({ join(courriel.objet), join(a),
                lien("/demandes/" + courriel.demande, courriel.demande),
                moment_court(courriel.instant), join(state_in_french(courriel.etat)),
                element("details", {}, element("summary", {}, "Lire ", invisible(courriel.objet)),
                    element("pre", {}, courriel.texte)) });
        }
        corps += join(table.html(), liens_de_pages(visite, "/courriels", courriels.suite));
    }
    return page(visite, { .titre = "Courriels", .corps = corps, .section = "/courriels" });
}

}

void add_courriels(Garde& garde)
{
    garde.get("/courriels", guichet::Droit::voir_courriels, show);
}

}
