// SPDX-License-Identifier: EUPL-1.2
// Who may what: every right for every role, and that a company sees its own files only.
#include "guichet/portail/autorisation.h"
#include "monde.h"

#include <array>

using namespace quitus::guichet;
using quitus::acces::Acteur;
using quitus::acces::Role;
namespace refus = quitus::guichet::refus;

namespace {

class Autorisation : public Monde { };

// The columns: fournisseur, gestionnaire, administrateur, ans (5-contract section 6).
struct Rangee {
    Droit droit;
    std::array<bool, 4> roles;
};
constexpr std::array<Rangee, 8> contrat{ {
    { Droit::deposer, { true, false, false, false } },
    { Droit::suivre_demandes, { true, true, true, true } },
    { Droit::instruire, { false, true, true, false } },
    { Droit::voir_grand_livre, { false, true, true, true } },
    { Droit::voir_courriels, { false, true, true, true } },
    { Droit::voir_journal, { false, true, true, true } },
    { Droit::gerer_comptes, { false, false, true, false } },
    { Droit::avancer_horloge, { false, false, true, false } },
} };
constexpr std::array roles{ Role::fournisseur, Role::gestionnaire, Role::administrateur,
    Role::ans };

}

TEST_F(Autorisation, EachRoleHasTheRightsOfTheContract)
{
    for (auto const& [droit, attendus] : contrat)
        for (std::size_t rang = 0; rang < roles.size(); ++rang) {
            Acteur const acteur{ "C-0001", roles[rang], "" };
            EXPECT_EQ(may(acteur, droit), attendus[rang])
                << static_cast<int>(droit) << quitus::acces::text(roles[rang]);
            auto const refusal = refusal_of(acteur, droit);
            ASSERT_EQ(refusal.has_value(), !attendus[rang]);
            EXPECT_EQ(
                refusal.value_or(quitus::base::Erreur{ refus::role, {}, {} }).code, refus::role);
        }
}

TEST_F(Autorisation, ACompanySeesItsOwnDemandesOnlyAndAgentsSeeAll)
{
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    EXPECT_TRUE(sees(laboratoire, suivi));
    EXPECT_FALSE(sees(concurrent, suivi));
    EXPECT_FALSE(sees({ "C-0099", Role::fournisseur, "" }, suivi));
    for (auto const& agent : { gestionnaire, administrateur, agence })
        EXPECT_TRUE(sees(agent, suivi));
}

TEST_F(Autorisation, AnotherCompanysDemandeReadsAsOneThatDoesNotExist)
{
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    registre.read([&](Lecture const& lecture) {
        EXPECT_TRUE(find_demande(lecture, laboratoire, suivi.numero));
        auto const cachee = find_demande(lecture, concurrent, suivi.numero);
        auto const absente = find_demande(lecture, concurrent, "SGN-2022-999999");
        EXPECT_EQ(code(cachee), refus::inconnue);
        EXPECT_EQ(cachee.error().message, absente.error().message);
        EXPECT_EQ(cachee.error().pointeur, absente.error().pointeur);
    });
}
