// SPDX-License-Identifier: EUPL-1.2
// The successions that a solde declares, each with what proves it: the historic beneficiaries, known of the
// avance, and the act in the PDF of an invoice. Shared by the rules of the perimeter; one pass over the
// lines.
#pragma once

#include "jugement/faits.h"

#include <cstdint>
#include <vector>

namespace quitus::jugement::regles {

// What was found of the treaty (or of the act of a split) that B-22 wants in the PDF of the invoice.
enum class Acte : std::uint8_t {
    present,
    non_requis, // a mere change of identifier, or a nature that could not be read
    sans_facture, // no listed pièce of type facture is named by an invoice of the beneficiary
    hors_facture, // `piece_traite` names another pièce than that of an invoice of the beneficiary
    contenu_non_dit, // the pièce of the invoice says nothing of what it holds
    absent, // it says it, and holds no act
};

struct Succession {
    std::size_t rang = 0; // of the successor in the solde
    Acte acte = Acte::non_requis;
    demande::Piece const* piece = nullptr; // the one that should hold the act, when there is one
    std::vector<std::size_t>
        sans_identifiant; // ranks of the historiques that bear no identifier of the grain
    std::vector<std::size_t> inconnus; // ranks of those that the avance does not know
    bool acceptee = false;
};

// One for each beneficiary of the solde that declares an evolution, in order. Requires a known avance.
std::vector<Succession> successions(Faits const& faits);

// Can the solde be laid over its avance? Without the avance only PER-006 speaks.
inline bool is_rapproche(Faits const& faits)
{
    return faits.avance != nullptr && faits.rapprochement && faits.dispositif != nullptr;
}

}
