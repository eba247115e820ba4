// SPDX-License-Identifier: EUPL-1.2
// What was paid, and taken back? (screen 28) The ledger, oldest first, and its months.
#include "rapports/html/table.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"
#include "web/graphiques/barres.h"
#include "web/paiement/pages.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using grand_livre::Ecriture;
using grand_livre::Sens;

namespace {

struct Vue {
    guichet::Page<Ecriture> page;
    std::vector<guichet::PaiementsDuMois> mois;
};

// One row a line: the total of each entry stands on both sides.
Html entries(std::vector<Ecriture> const& ecritures)
{
    rapports::Table table(
        compte(static_cast<std::int64_t>(ecritures.size()), "écriture sur cette page",
            "écritures sur cette page, la plus ancienne d’abord"),
        "ecritures",
        { { "Écriture" }, { "Date" }, { "Demande" }, { "Compte" }, { "Débit (€)", true },
            { "Crédit (€)", true } });
    for (auto const& ecriture : ecritures) {
        for (auto const& ligne : ecriture.lignes) {
            auto const euros = join(montant::euros(ligne.montant));
            bool const is_debit = ligne.sens == Sens::debit;
            auto const nom = std::string(grand_livre::en_francais(ligne.compte))
                + (ligne.beneficiaire.empty() ? "" : ", " + ligne.beneficiaire);
            table.add({ join(fmt::format("n°\u00A0{}, {}", ecriture.numero, ecriture.libelle)),
                moment_court(ecriture.instant),
                lien("/demandes/" + ecriture.demande, ecriture.demande), join(nom),
                is_debit ? euros : Html(), is_debit ? Html() : euros });
        }
    }
    return table.html();
}

// "2023-09" → « septembre 2023 ».
std::string month_in_french(std::string const& mois)
{
    auto const jour = calendrier::Jour::parse(mois + "-02");
    return jour ? jour->en_francais().substr(2) : mois;
}

Html by_month(std::vector<guichet::PaiementsDuMois> const& mois)
{
    std::vector<Groupe> groupes;
    for (auto const& un : mois)
        groupes.push_back({ month_in_french(un.mois), un.paye.count(), un.recouvre.count(),
            montant::euros(un.paye), montant::euros(un.recouvre) });
    return barres_doubles("mois", "Payé et recouvré, mois par mois", "Payé", "Recouvré", groupes);
}

http::Reponse show(Visite& visite)
{
    Vue vue;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        vue.page = registre.ecritures(apres_of(visite).value_or(0), elements_par_page);
        vue.mois = registre.paiements_par_mois();
    });
    montant::Cents paid;
    montant::Cents taken_back;
    for (auto const& un : vue.mois) {
        paid += un.paye;
        taken_back += un.recouvre;
    }
    Html corps = element("h1", {}, "Qu’a-t-on payé, et recouvré ?");
    corps += element("p", { { "class", "intro" } }, montant::euros(paid), " payés, ",
        montant::euros(taken_back), " recouvrés.");
    corps += by_month(vue.mois);
    if (vue.page.elements.empty())
        corps += element("p", {}, "Aucune écriture n’a encore été passée.");
    else
        corps += entries(vue.page.elements);
    corps += liens_de_pages(visite, "/grand-livre", vue.page.suite);
    return page(visite, { .titre = "Grand livre", .corps = corps, .section = "/grand-livre" });
}

}

void add_grand_livre(Garde& garde)
{
    garde.get("/grand-livre", guichet::Droit::voir_grand_livre, show);
}

}
