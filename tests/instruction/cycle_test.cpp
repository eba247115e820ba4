// SPDX-License-Identifier: EUPL-1.2
// The life cycle, row by row of the contract (5-contract section 7): what each role may do in each
// statut, and nothing else.
#include "vies.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

using namespace quitus::instruction;
using quitus::acces::Acteur;
using quitus::acces::Role;

namespace {

constexpr std::array roles{ Role::fournisseur, Role::gestionnaire, Role::administrateur,
    Role::ans };
constexpr std::array statuts{ Statut::incomplete, Statut::abandonnee, Statut::non_deposee,
    Statut::deposee, Statut::en_instruction, Statut::a_modifier, Statut::validee, Statut::rejetee,
    Statut::decidee_et_payee, Statut::annulee };
constexpr std::array actions{ Action::completer, Action::abandonner, Action::prendre_en_charge,
    Action::demander_modification, Action::redeposer, Action::valider, Action::rejeter,
    Action::outrepasser, Action::payer };

// The rows of the contract, copied: « from | action (role) | to ».
struct Rangee {
    char const *de, *action, *role, *vers;
};
constexpr std::array<Rangee, 9> contrat{ {
    { "incomplete", "completer", "fournisseur", "deposee" },
    { "incomplete", "abandonner", "fournisseur", "abandonnee" },
    { "deposee", "prendre_en_charge", "gestionnaire", "en_instruction" },
    { "en_instruction", "demander_modification", "gestionnaire", "a_modifier" },
    { "a_modifier", "redeposer", "fournisseur", "deposee" },
    { "en_instruction", "valider", "gestionnaire", "validee" },
    { "en_instruction", "rejeter", "gestionnaire", "rejetee" },
    { "en_instruction", "outrepasser", "administrateur", "en_instruction" },
    { "validee", "payer", "administrateur", "decidee_et_payee" },
} };

Rangee const* row_of(Statut statut, Action action)
{
    auto const* const found = std::ranges::find_if(contrat, [&](Rangee const& rangee) {
        return rangee.de == text(statut) && rangee.action == text(action);
    });
    return found == contrat.end() ? nullptr : found;
}

bool is_ever_for(Action action, Role role)
{
    return std::ranges::any_of(contrat, [&](Rangee const& rangee) {
        return rangee.action == text(action) && rangee.role == quitus::acces::text(role);
    });
}

Acteur someone(Role role)
{
    return { "C-0009", role, role == Role::fournisseur ? laboratoire.siret : "" };
}

// A demande that nothing but its statut prevents from anything.
Suivi in(Statut statut)
{
    auto reception = avance_recue();
    reception.rejets = { "UNI-001" };
    auto suivi = deposee(reception);
    suivi.derogations = { { "UNI-001", "C-0008", "Motif." } };
    suivi.statut = statut;
    return suivi;
}

}

TEST(Cycle, EachRoleMayInEachStatutWhatTheContractSaysAndNothingElse)
{
    for (auto const statut : statuts)
        for (auto const role : roles)
            for (auto const action : actions) {
                auto const admis = admet(in(statut), action, someone(role));
                auto const* const rangee = row_of(statut, action);
                auto const what = std::string(text(statut)) + " " + std::string(text(action)) + " "
                    + std::string(quitus::acces::text(role));
                if (rangee != nullptr && rangee->role == quitus::acces::text(role)) {
                    ASSERT_TRUE(admis) << what << ": " << admis.error().message;
                    EXPECT_EQ(text(admis->vers), rangee->vers) << what;
                } else {
                    EXPECT_EQ(code(admis), is_ever_for(action, role) ? refus::action : refus::role)
                        << what;
                }
            }
}

TEST(Cycle, TheOpenActionsAreThoseThatAreAdmittedInTheOrderOfTheContract)
{
    for (auto const statut : statuts)
        for (auto const role : roles) {
            std::vector<std::string> attendues;
            for (auto const& rangee : contrat) {
                bool const has_object = rangee.action != std::string_view("outrepasser");
                if (rangee.de == text(statut) && rangee.role == quitus::acces::text(role)
                    && has_object) // nothing is left to lift
                    attendues.emplace_back(rangee.action);
            }
            std::vector<std::string> ouvertes;
            for (auto const action : actions_ouvertes(in(statut), someone(role)))
                ouvertes.emplace_back(text(action));
            EXPECT_EQ(ouvertes, attendues) << text(statut) << " " << quitus::acces::text(role);
        }
}

TEST(Cycle, LiftingIsOpenWhileAFindingStandsAndValidatingIsNot)
{
    auto suivi = in(Statut::en_instruction);
    suivi.derogations.clear();
    EXPECT_EQ(actions_ouvertes(suivi, administrateur), std::vector{ Action::outrepasser });
    EXPECT_EQ(actions_ouvertes(suivi, gestionnaire),
        (std::vector{ Action::demander_modification, Action::rejeter }));
}

TEST(Cycle, TheClosedStatutsAreThoseThatNoActionLeaves)
{
    for (auto const statut : statuts)
        EXPECT_EQ(is_clos(statut), std::ranges::none_of(contrat, [&](Rangee const& rangee) {
            return rangee.de == text(statut);
        })) << text(statut);
}

TEST(Cycle, StatutsAndActionsAreReadAsTheyAreWritten)
{
    for (auto const statut : statuts) {
        EXPECT_EQ(parse_statut(text(statut)), statut);
        EXPECT_FALSE(en_francais(statut).empty());
    }
    for (auto const action : actions) {
        EXPECT_EQ(parse_action(text(action)), action);
        EXPECT_FALSE(en_francais(action).empty());
    }
    EXPECT_EQ(statuts.size(), nombre_statuts);
    EXPECT_EQ(parse_statut("Validee"), std::nullopt);
    EXPECT_EQ(parse_statut(""), std::nullopt);
    EXPECT_EQ(parse_action("payer "), std::nullopt);
}
