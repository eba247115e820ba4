// SPDX-License-Identifier: EUPL-1.2
#include "generation/document/modele.h"

#include <algorithm>

namespace quitus::generation {

Piece* Demande::piece(std::string_view id)
{
    auto const found = std::ranges::find(pieces, id, &Piece::id);
    return found == pieces.end() ? nullptr : &*found;
}

Totaux sums_of(std::vector<Ligne> const& lignes)
{
    Totaux totaux{ .nombre_lignes = lignes.size() };
    for (auto const& ligne : lignes) {
        totaux.ht += ligne.montants.ht;
        totaux.tva += ligne.montants.tva;
        totaux.ttc += ligne.montants.ttc;
        totaux.montant_segur += ligne.montant_segur;
    }
    return totaux;
}

Montants montants_of(Cents ht, Taux taux)
{
    auto const tva = montant::part_arrondie_au_demi_superieur(ht, taux);
    return { .ht = ht, .tva = tva, .ttc = ht + tva, .taux_tva = taux };
}

}
