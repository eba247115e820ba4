// SPDX-License-Identifier: EUPL-1.2
// What is due, to whom? (screen 28) The validated demandes, which another person than the one who
// validated pays.
#include "guichet/portail/autorisation.h"
#include "instruction/decision.h"
#include "rapports/html/table.h"
#include "vues/dossier/parcours.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"
#include "web/paiement/pages.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Statut;

namespace {

Html way_to_pay(Visite const& visite, instruction::Suivi const& suivi)
{
    auto const open = instruction::admet(suivi, instruction::Action::payer, visite.acteur());
    if (!open)
        return join(open.error().message);
    return lien(fmt::format("/instruction/{}/decision?action=payer", suivi.numero), "Payer",
        "la demande " + suivi.numero);
}

http::Reponse show(Visite& visite)
{
    guichet::FiltreDemandes filtre{
        .statuts = { Statut::validee }, .apres = apres_of(visite), .limite = elements_par_page
    };
    std::vector<instruction::Suivi> suivis;
    std::optional<std::int64_t> suite;
    guichet::Decompte due;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        auto const lignes = registre.demandes(guichet::seen_by(visite.acteur(), filtre));
        for (auto const& ligne : lignes.elements)
            suivis.push_back(*registre.demande(ligne.numero));
        suite = lignes.suite;
        due = registre.decompte(filtre)[static_cast<std::size_t>(Statut::validee)];
    });
    auto const count = compte(due.nombre, "demande à payer", "demandes à payer");
    Html corps = element("h1", {}, "Que doit-on, à qui ? ", count);
    if (suivis.empty()) {
        corps += element("p", {}, "Aucune demande validée n’attend son paiement.");
    } else {
        rapports::Table table(count, "paiements",
            { { "Demande" }, { "Fournisseur" }, { "Dispositif" }, { "Type" },
                { "À payer (€)", true }, { "Paiement" } });
        for (auto const& suivi : suivis)
            table.add({ lien("/instruction/" + suivi.numero, suivi.numero),
                join(suivi.raison_sociale), join(suivi.dispositif), join(suivi.type_demande),
                join(euros(vues::a_payer(suivi))), way_to_pay(visite, suivi) });
        corps += join(table.html(), liens_de_pages(visite, "/paiements", suite));
    }
    corps += element("p", {}, lien("/grand-livre", "Voir ce qui a déjà été payé"));
    return page(
        visite, { .titre = count + " – Paiements", .corps = corps, .section = "/paiements" });
}

}

void add_paiements(Garde& garde)
{
    garde.get("/paiements", guichet::Droit::instruire, show);
}

}
