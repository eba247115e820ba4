// SPDX-License-Identifier: EUPL-1.2
// Roles: four, each named one way.
#include "acces/compte.h"

#include <gtest/gtest.h>

using namespace quitus::acces;

TEST(Role, TheFourRolesOfTheContractAreReadAsTheyAreWritten)
{
    for (auto const& [role, texte] : { std::pair(Role::fournisseur, "fournisseur"),
             std::pair(Role::gestionnaire, "gestionnaire"),
             std::pair(Role::administrateur, "administrateur"), std::pair(Role::ans, "ans") }) {
        EXPECT_EQ(text(role), texte);
        EXPECT_EQ(parse_role(texte), role);
        EXPECT_FALSE(en_francais(role).empty());
    }
}

TEST(Role, AnythingElseIsNoRole)
{
    for (auto const* const texte : { "", "Gestionnaire", "admin", "fournisseur ", "système" })
        EXPECT_EQ(parse_role(texte), std::nullopt) << texte;
}

TEST(Role, OnlyAFournisseurIsNoAgent)
{
    EXPECT_FALSE(is_agent(Role::fournisseur));
    EXPECT_TRUE(is_agent(Role::gestionnaire));
    EXPECT_TRUE(is_agent(Role::administrateur));
    EXPECT_TRUE(is_agent(Role::ans));
}
