// SPDX-License-Identifier: EUPL-1.2
#include "web/liste/tableau.h"

#include "rapports/html/table.h"
#include "vues/liste/colonnes.h"
#include "web/elements/morceaux.h"

namespace quitus::web {

using base::html::Html;
using base::html::join;

namespace {

// The unit stands in the heading of the column.
std::string without_unit(montant::Cents montant)
{
    auto texte = montant::euros(montant);
    constexpr std::string_view unit = "\u00A0€";
    return texte.substr(0, texte.size() - unit.size());
}

struct Montree {
    Html operator()(std::monostate) const { return {}; }
    Html operator()(std::string const& texte) const { return join(texte); }
    Html operator()(std::int64_t nombre) const { return join(std::to_string(nombre)); }
    Html operator()(montant::Cents montant) const { return join(without_unit(montant)); }
    Html operator()(calendrier::Instant instant) const { return moment_court(instant); }
};

}

Html tableau_de_demandes(std::string_view caption, std::string_view dossier,
    std::span<guichet::LigneDemande const> demandes)
{
    std::vector<rapports::Colonne> colonnes;
    std::size_t statut = 0;
    for (auto const& colonne : vues::colonnes_des_demandes()) {
        if (colonne.titre == "Statut")
            statut = colonnes.size();
        colonnes.push_back({ colonne.titre,
            colonne.nature == vues::Nature::nombre || colonne.nature == vues::Nature::montant });
    }
    rapports::Table table(caption, "demandes", std::move(colonnes));
    for (auto const& demande : demandes) {
        std::vector<Html> cells;
        for (auto const& cellule : vues::ligne_de(demande).cellules) {
            auto const rang = cells.size();
            cells.push_back(rang == 0 ? lien(std::string(dossier) + demande.numero, demande.numero)
                    : rang == statut  ? badge(demande.statut)
                                      : std::visit(Montree{}, cellule));
        }
        table.add(cells);
    }
    return table.html();
}

}
