// SPDX-License-Identifier: EUPL-1.2
// The kinds of events in the life of a demande, and what each does to its Suivi. The state of a
// demande is the fold of its events: `apply` is the only place that changes one.
#pragma once

#include "instruction/suivi.h"
#include "journal/evenement.h"

#include <string_view>

namespace quitus::instruction {

using journal::Evenement;

namespace genre {
inline constexpr std::string_view deposee = "demande_deposee";
inline constexpr std::string_view completee = "demande_completee";
inline constexpr std::string_view redeposee = "demande_redeposee";
inline constexpr std::string_view abandonnee = "demande_abandonnee";
inline constexpr std::string_view non_deposee = "demande_non_deposee";
inline constexpr std::string_view echeance_reportee = "echeance_reportee";
inline constexpr std::string_view prise_en_charge = "demande_prise_en_charge";
inline constexpr std::string_view modification_demandee = "modification_demandee";
inline constexpr std::string_view validee = "demande_validee";
inline constexpr std::string_view rejetee = "demande_rejetee";
inline constexpr std::string_view rejet_outrepasse = "rejet_outrepasse";
inline constexpr std::string_view payee = "demande_payee";
}

// Is it an event of a demande?
bool is_de_demande(Evenement const& evenement);
std::string_view en_francais(std::string_view genre); // « Demande validée »

// What the event makes of the state; the first event of a demande finds an empty one. An event that
// no decision could have given is a bug, and aborts.
void apply(Suivi& suivi, Evenement const& evenement);

}
