// SPDX-License-Identifier: EUPL-1.2
// The corrections face the catalogue: what blocks has one, what does not block has none.
#include "jugement/corrections/corrections.h"
#include "jugement/jugement.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus;

TEST(Corrections, ServeEveryRuleThatBlocksAndNoOther)
{
    for (auto const& [regle, fonction] : jugement::catalogue())
        EXPECT_EQ(jugement::is_corrigible(regle.id),
            regle.consequence >= verdict::Consequence::a_modifier)
            << regle.id.text();
}

}
