// SPDX-License-Identifier: EUPL-1.2
// The life of a demande as a table: from which statut, which action, by which role, to which
// statut. Nothing else in Quitus decides whether an action is open. Contract: 5-contract section 7.
#pragma once

#include "acces/compte.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quitus::instruction {

enum class Statut : std::uint8_t {
    incomplete,
    abandonnee,
    non_deposee,
    deposee,
    en_instruction,
    a_modifier,
    validee,
    rejetee,
    decidee_et_payee,
    annulee,
};
inline constexpr std::size_t nombre_statuts = 10;

std::string_view text(Statut statut); // "en_instruction"
std::string_view en_francais(Statut statut); // "En instruction"
std::optional<Statut> parse_statut(std::string_view text);
// Nothing more can happen to it by an ordinary action.
bool is_clos(Statut statut);

enum class Action : std::uint8_t {
    completer,
    abandonner,
    prendre_en_charge,
    demander_modification,
    redeposer,
    valider,
    rejeter,
    outrepasser, // an administrateur lifts a `rejet` finding, by name and with a reason
    payer,
};

std::string_view text(Action action); // "prendre_en_charge"
std::string_view en_francais(Action action); // "Prendre en charge"
std::optional<Action> parse_action(std::string_view text);

struct Transition {
    Statut de;
    Action action;
    acces::Role role;
    Statut vers;
};

// Every transition that a person may ask for, in the order of the contract.
std::array<Transition, 9> const& transitions();
// The transition of that action from that statut; null when there is none.
Transition const* find_transition(Statut de, Action action);
// Is that action ever asked by that role?
bool is_for(Action action, acces::Role role);

}
