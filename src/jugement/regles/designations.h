// SPDX-License-Identifier: EUPL-1.2
// How a message names what an accountant has on the desk: a line with its order, an invoice, a beneficiary, a
// list.
#pragma once

#include "demande/demande.h"

#include <fmt/format.h>
#include <string>
#include <vector>

namespace quitus::jugement::regles {

// « la ligne « L1 » (bon de commande « BC-0417-1 ») »
inline std::string nom_de(demande::Ligne const& ligne)
{
    auto nom = ligne.id.empty() ? fmt::format("la ligne n°\u00A0{}", ligne.indice + 1)
                                : fmt::format("la ligne «\u00A0{}\u00A0»", ligne.id);
    if (ligne.bon_commande && !ligne.bon_commande->numero.empty())
        nom += fmt::format(" (bon de commande «\u00A0{}\u00A0»)", ligne.bon_commande->numero);
    return nom;
}

// « la facture « FA-2023-1188 » de la ligne « L1 » »
inline std::string nom_de(demande::Facture const& facture, demande::Ligne const& ligne)
{
    auto const numero = facture.numero.empty() ? fmt::format("n°\u00A0{}", facture.indice + 1)
                                               : fmt::format("«\u00A0{}\u00A0»", facture.numero);
    return ligne.id.empty() ? fmt::format("la facture {} de la ligne n°\u00A0{}", numero, ligne.indice + 1)
                            : fmt::format("la facture {} de la ligne «\u00A0{}\u00A0»", numero, ligne.id);
}

// « Centre hospitalier A », else what stands in its place
inline std::string nom_du_beneficiaire(std::string_view libelle, std::size_t indice)
{
    return libelle.empty() ? fmt::format("n°\u00A0{}", indice + 1) : fmt::format("«\u00A0{}\u00A0»", libelle);
}

// « 20,00 % »
inline std::string pourcentage(montant::Taux taux)
{
    auto texte = taux.text();
    texte.replace(texte.find('.'), 1, ",");
    return texte + "\u00A0%";
}

// « A, B et C »
inline std::string enumeration(std::vector<std::string> const& noms, std::string_view dernier = "et")
{
    std::string joined;
    for (std::size_t i = 0; i < noms.size(); ++i) {
        if (i > 0)
            joined += i + 1 == noms.size() ? fmt::format(" {} ", dernier) : std::string(", ");
        joined += noms[i];
    }
    return joined;
}

}
