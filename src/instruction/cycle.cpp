// SPDX-License-Identifier: EUPL-1.2
#include "instruction/cycle.h"

#include <algorithm>

namespace quitus::instruction {

using acces::Role;

namespace {

template <typename T>
struct Nom {
    T valeur;
    std::string_view text, en_francais;
};

constexpr std::array<Nom<Statut>, nombre_statuts> statuts{ {
    { Statut::incomplete, "incomplete", "Incomplète" },
    { Statut::abandonnee, "abandonnee", "Abandonnée" },
    { Statut::non_deposee, "non_deposee", "Non déposée dans les délais" },
    { Statut::deposee, "deposee", "Déposée" },
    { Statut::en_instruction, "en_instruction", "En instruction" },
    { Statut::a_modifier, "a_modifier", "À modifier" },
    { Statut::validee, "validee", "Validée" },
    { Statut::rejetee, "rejetee", "Rejetée" },
    { Statut::decidee_et_payee, "decidee_et_payee", "Décidée et payée" },
    { Statut::annulee, "annulee", "Annulée" },
} };

constexpr std::array<Nom<Action>, 9> actions{ {
    { Action::completer, "completer", "Compléter" },
    { Action::abandonner, "abandonner", "Abandonner" },
    { Action::prendre_en_charge, "prendre_en_charge", "Prendre en charge" },
    { Action::demander_modification, "demander_modification", "Demander une modification" },
    { Action::redeposer, "redeposer", "Redéposer" },
    { Action::valider, "valider", "Valider" },
    { Action::rejeter, "rejeter", "Rejeter" },
    { Action::outrepasser, "outrepasser", "Outrepasser un rejet" },
    { Action::payer, "payer", "Payer" },
} };

constexpr std::array<Transition, 9> table{ {
    { Statut::incomplete, Action::completer, Role::fournisseur, Statut::deposee },
    { Statut::incomplete, Action::abandonner, Role::fournisseur, Statut::abandonnee },
    { Statut::deposee, Action::prendre_en_charge, Role::gestionnaire, Statut::en_instruction },
    { Statut::en_instruction, Action::demander_modification, Role::gestionnaire,
        Statut::a_modifier },
    { Statut::a_modifier, Action::redeposer, Role::fournisseur, Statut::deposee },
    { Statut::en_instruction, Action::valider, Role::gestionnaire, Statut::validee },
    { Statut::en_instruction, Action::rejeter, Role::gestionnaire, Statut::rejetee },
    { Statut::en_instruction, Action::outrepasser, Role::administrateur, Statut::en_instruction },
    { Statut::validee, Action::payer, Role::administrateur, Statut::decidee_et_payee },
} };

template <typename T, std::size_t N>
std::optional<T> parse(std::array<Nom<T>, N> const& noms, std::string_view text)
{
    auto const found = std::ranges::find(noms, text, &Nom<T>::text);
    return found == noms.end() ? std::nullopt : std::optional(found->valeur);
}

}

std::string_view text(Statut statut)
{
    return statuts[static_cast<std::size_t>(statut)].text;
}
std::string_view text(Action action)
{
    return actions[static_cast<std::size_t>(action)].text;
}

std::string_view en_francais(Statut statut)
{
    return statuts[static_cast<std::size_t>(statut)].en_francais;
}

std::string_view en_francais(Action action)
{
    return actions[static_cast<std::size_t>(action)].en_francais;
}

std::optional<Statut> parse_statut(std::string_view text)
{
    return parse(statuts, text);
}
std::optional<Action> parse_action(std::string_view text)
{
    return parse(actions, text);
}

bool is_clos(Statut statut)
{
    return std::ranges::none_of(
        table, [&](Transition const& transition) { return transition.de == statut; });
}

std::array<Transition, 9> const& transitions()
{
    return table;
}

Transition const* find_transition(Statut de, Action action)
{
    auto const found = std::ranges::find_if(table, [&](Transition const& transition) {
        return transition.de == de && transition.action == action;
    });
    return found == table.end() ? nullptr : &*found;
}

bool is_for(Action action, Role role)
{
    return std::ranges::any_of(table, [&](Transition const& transition) {
        return transition.action == action && transition.role == role;
    });
}

}
