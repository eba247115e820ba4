// SPDX-License-Identifier: EUPL-1.2
// Which file to take? (screen 24) Four tabs with their counts, nearest deadline first.
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"
#include "web/instruction/pages.h"
#include "web/liste/tableau.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::web {

using base::html::Attribute;
using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Statut;

namespace {

struct Onglet {
    std::string_view cle, nom, vide;
    std::vector<Statut> statuts;
    bool est_a_moi = false;
};

std::vector<Onglet> const& onglets()
{
    static std::vector<Onglet> const all{
        { "a-prendre", "À prendre", "Aucune demande n’attend d’être prise en charge.",
            { Statut::deposee } },
        { "mes-dossiers", "Mes dossiers", "Vous n’avez aucun dossier en cours.",
            { Statut::en_instruction }, true },
        { "fournisseur", "En attente du Fournisseur",
            "Aucune demande n’attend une réponse du Fournisseur.",
            { Statut::incomplete, Statut::a_modifier } },
        { "clos", "Clos", "Aucune demande n’est close.",
            { Statut::validee, Statut::decidee_et_payee, Statut::rejetee, Statut::abandonnee,
                Statut::non_deposee, Statut::annulee } },
    };
    return all;
}

Onglet const& onglet_of(std::string_view cle)
{
    auto const found = std::ranges::find(onglets(), cle, &Onglet::cle);
    return found == onglets().end() ? onglets().front() : *found;
}

// An administrateur takes no file in charge: his are those that an officer may be stuck with.
guichet::FiltreDemandes filtre_of(Visite const& visite, Onglet const& onglet)
{
    guichet::FiltreDemandes filtre{
        .statuts = onglet.statuts, .par_echeance = onglet.cle != "clos", .limite = elements_par_page
    };
    if (onglet.est_a_moi && visite.acteur().role == acces::Role::gestionnaire)
        filtre.prise_en_charge_par = visite.acteur().id;
    return guichet::seen_by(visite.acteur(), filtre);
}

std::int64_t count_of(guichet::Lecture const& registre, guichet::FiltreDemandes const& filtre)
{
    auto const decompte = registre.decompte(filtre);
    std::int64_t sum = 0;
    for (auto const statut : filtre.statuts)
        sum += decompte[static_cast<std::size_t>(statut)].nombre;
    return sum;
}

struct Vue {
    std::vector<std::int64_t> comptes; // by tab
    guichet::Page<guichet::LigneDemande> page;
};

Html tabs(Vue const& vue, Onglet const& here)
{
    Html items;
    for (std::size_t rang = 0; rang < onglets().size(); ++rang) {
        auto const& onglet = onglets()[rang];
        auto const url = adresse(fmt::format("/instruction?onglet={}", onglet.cle));
        items += element("li", {},
            element("a",
                { { "href", url },
                    &onglet == &here ? Attribute("aria-current", "page")
                                     : Attribute("aria-current", false) },
                fmt::format("{} ({})", onglet.nom, vue.comptes[rang])));
    }
    return element(
        "nav", { { "aria-label", "Dossiers" }, { "class", "onglets" } }, element("ul", {}, items));
}

http::Reponse show(Visite& visite)
{
    auto const& onglet = onglet_of(visite.parametre("onglet"));
    Vue vue;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        for (auto const& un : onglets())
            vue.comptes.push_back(count_of(registre, filtre_of(visite, un)));
        auto filtre = filtre_of(visite, onglet);
        filtre.apres = apres_of(visite);
        vue.page = registre.demandes(filtre);
    });
    auto const rang = static_cast<std::size_t>(&onglet - onglets().data());
    auto const count = compte(vue.comptes[rang], "demande", "demandes");
    Html corps = element("h1", {}, "Quel dossier prendre ? ", onglet.nom, "\u00A0: ", count);
    corps += tabs(vue, onglet);
    if (vue.page.elements.empty()) {
        corps += element("p", {}, onglet.vide);
    } else {
        auto const order = onglet.cle == "clos" ? "les plus récentes d’abord"
                                                : "la plus proche échéance d’abord";
        corps += tableau_de_demandes(fmt::format("{}, {} ; {}", onglet.nom, order, count),
            "/instruction/", vue.page.elements);
    }
    corps += liens_de_pages(visite, "/instruction", vue.page.suite);
    return page(visite,
        { .titre = fmt::format("{}\u00A0: {} – Instruction", onglet.nom, count),
            .corps = corps,
            .section = "/instruction" });
}

}

void add_file_d_instruction(Garde& garde)
{
    garde.get("/instruction", guichet::Droit::instruire, show);
}

}
