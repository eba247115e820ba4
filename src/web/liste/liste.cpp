// SPDX-License-Identifier: EUPL-1.2
// Where do the demandes stand? (screen 9)
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"
#include "web/graphiques/barres.h"
#include "web/liste/filtre.h"
#include "web/liste/pages.h"
#include "web/liste/tableau.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Statut;

namespace {

struct Resultat {
    guichet::Page<guichet::LigneDemande> page;
    std::vector<guichet::Decompte> decompte;
};

// Statuts that the filter keeps, all of them when it names none.
std::int64_t total(FiltreLu const& lu, std::vector<guichet::Decompte> const& decompte)
{
    auto const& kept = lu.filtre.statuts;
    std::int64_t sum = 0;
    for (std::size_t rang = 0; rang < decompte.size(); ++rang)
        if (kept.empty() || std::ranges::find(kept, static_cast<Statut>(rang)) != kept.end())
            sum += decompte[rang].nombre;
    return sum;
}

Html by_statut(std::vector<guichet::Decompte> const& decompte)
{
    std::vector<Barre> all;
    for (std::size_t rang = 0; rang < decompte.size(); ++rang) {
        auto const statut = static_cast<Statut>(rang);
        auto const& un = decompte[rang];
        if (un.nombre > 0)
            all.push_back({ std::string(instruction::en_francais(statut)), un.nombre,
                fmt::format(
                    "{}, {}", compte(un.nombre, "demande", "demandes"), montant::euros(un.finance)),
                fmt::format("fond-{}", teinte(statut)) });
    }
    return barres("par-statut", "Demandes par statut, et leur financement", "Demandes", all);
}

Html exports(FiltreLu const& lu)
{
    return element("p", {},
        "Emporter ces demandes\u00A0: ", lien("/demandes.csv" + lu.suite(), "CSV"), ", ",
        lien("/demandes.xlsx" + lu.suite(), "tableur (XLSX)"), ".");
}

Html nothing(Visite const& visite, FiltreLu const& lu)
{
    if (!lu.parametres.is_empty())
        return element("p", {}, "Aucune demande ne correspond au filtre. ",
            lien("/demandes", "Voir toutes les demandes"), ".");
    if (visite.est_fournisseur())
        return element("p", {}, "Vous n’avez encore rien déposé. Commencez par ",
            lien("/simuler", "simuler un fichier"), ".");
    return element("p", {}, "Aucune demande n’a encore été déposée.");
}

http::Reponse list(Visite& visite)
{
    auto const lu = read_filtre(visite);
    Resultat resultat;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        resultat.page = registre.demandes(lu.filtre);
        resultat.decompte = registre.decompte(lu.filtre);
    });
    auto const nombre = total(lu, resultat.decompte);
    auto const question = fmt::format(
        "Où en sont {} ?", visite.est_fournisseur() ? "vos demandes" : "les demandes");
    auto const counted = compte(nombre, "demande", "demandes");
    auto const& lignes = resultat.page.elements;
    Html corps = element("h1", {}, question, " ", counted);
    corps += resume_des_erreurs(lu.erreurs);
    corps += formulaire_du_filtre(visite, lu);
    if (lignes.empty()) {
        corps += nothing(visite, lu);
    } else {
        auto const caption = fmt::format(
            "{}, les plus récentes d’abord ; {} sur cette page", counted, lignes.size());
        corps += join(tableau_de_demandes(caption, "/demandes/", lignes),
            liens_de_pages(visite, "/demandes", resultat.page.suite), exports(lu));
    }
    corps += by_statut(resultat.decompte);
    return page(visite,
        { .titre = (lu.erreurs.empty() ? "" : "Erreur : ") + counted + " – Demandes",
            .corps = corps,
            .statut = lu.erreurs.empty() ? 200U : 422U,
            .section = "/demandes" });
}

}

void add_liste(Garde& garde)
{
    garde.get("/demandes", guichet::Droit::suivre_demandes, list);
}

}
