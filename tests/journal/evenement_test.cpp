// SPDX-License-Identifier: EUPL-1.2
// An event as it is kept: one text, from which the same event is read back.
#include "donnees_arbitraires.h"
#include "journal/evenement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::journal;
using quitus::calendrier::Instant;

namespace {

Evenement const validee{
    .seq = 12,
    .instant = Instant::parse_rfc3339("2023-09-20T14:00:00+02:00").value(),
    .acteur = "C-0002",
    .genre = "demande_validee",
    .objet = "SGN-2023-000001",
    .donnees = Donnees::objet({ { "version", 1 } }),
};

}

TEST(Evenement, IsKeptAsCanonicalJsonWithItsInstantInUtc)
{
    EXPECT_EQ(validee.contenu(),
        R"({"acteur":"C-0002","donnees":{"version":1},"genre":"demande_validee",)"
        R"("instant":"2023-09-20T12:00:00Z","objet":"SGN-2023-000001","seq":12})");
}

TEST(Evenement, WithoutRankInstantOrKindIsNoEvent)
{
    EXPECT_TRUE(Evenement::parse(validee.contenu()));
    for (auto const* const texte : { R"({"genre":"x","instant":"2023-09-20T12:00:00Z"})",
             R"({"genre":"x","instant":"hier","seq":1})", R"({"genre":"x","seq":1})",
             R"({"instant":"2023-09-20T12:00:00Z","seq":1})",
             R"({"genre":"x","instant":"2023-09-20T12:00:00Z","seq":"1"})", "[]", "" })
        EXPECT_FALSE(Evenement::parse(texte)) << texte;
}

RC_GTEST_PROP(Evenement, IsReadBackAsItWas, ())
{
    Evenement const evenement{
        .seq = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000),
        .instant = Instant::of_seconds_since_1970(
            *rc::gen::inRange<std::int64_t>(1'600'000'000, 1'900'000'000)),
        .acteur = *texte_arbitraire(),
        .genre = "g" + *texte_arbitraire(),
        .objet = *texte_arbitraire(),
        .donnees = objet_arbitraire(2),
    };
    auto const lu = Evenement::parse(evenement.contenu());
    RC_ASSERT(lu.has_value());
    RC_ASSERT(*lu == evenement);
}
