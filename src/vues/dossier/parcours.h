// SPDX-License-Identifier: EUPL-1.2
// Where a demande stands on its way, and who must act next.
#pragma once

#include "instruction/suivi.h"

#include <string>
#include <vector>

namespace quitus::vues {

struct EtapeDuParcours {
    enum class Place : std::uint8_t { passee, courante, a_venir };
    std::string_view nom; // French
    Place place = Place::a_venir;
};

// The usual way to the payment; a demande that ended otherwise ends its way there.
std::vector<EtapeDuParcours> parcours_de(instruction::Suivi const& suivi);

// Who acts next, to do what and before when, in one sentence; and what happens otherwise.
struct Suite {
    std::string acteur; // « Vous », « Le gestionnaire »…; empty when nobody does
    std::string phrase;
};
// `est_fournisseur`: it is told to the Fournisseur, not to an officer.
Suite suite_de(instruction::Suivi const& suivi, bool est_fournisseur);

// What a solde or an avance pays, when it is known.
std::optional<montant::Cents> a_payer(instruction::Suivi const& suivi);

}
