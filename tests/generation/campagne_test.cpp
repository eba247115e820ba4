// SPDX-License-Identifier: EUPL-1.2
// When each act may be filed: expected instants are those of the texts, in Paris time.
#include "campagnes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::generation::essais {

namespace {

SonsJoue const& sons(Campagne const& campagne, std::string_view code)
{
    auto const found = std::ranges::find_if(
        campagne.sons(), [&](SonsJoue const& one) { return one.dispositif->code == code; });
    EXPECT_NE(found, campagne.sons().end()) << code;
    return *found;
}

}

TEST(Campagne, PlaysTheEightDispositifs)
{
    EXPECT_EQ(Campagne(vague_1()).sons().size(), 8U);
    EXPECT_EQ(Campagne(vague_b()).sons().size(), 3U);
}

TEST(Campagne, StopsAtTheInstantOfEachText)
{
    Campagne const campagne(vague_1());
    auto const& sgl = sons(campagne, "BIO_SGL");
    // the whole of 30 November.
    EXPECT_TRUE(sgl.avance.contains(at("2022-11-30T23:59:59+01:00")));
    EXPECT_FALSE(sgl.avance.contains(at("2022-12-01T00:00:00+01:00")));
    // from 18 January 2022.
    EXPECT_FALSE(sgl.solde_sans_attestation.contains(at("2022-01-17T23:59:59+01:00")));
    EXPECT_TRUE(sgl.solde_sans_attestation.contains(at("2022-01-18T00:00:00+01:00")));
    // 14:00:00 is in time; A-09: 14:00:00 is too late.
    EXPECT_TRUE(sgl.solde_sans_attestation.contains(at("2023-09-20T14:00:00+02:00")));
    EXPECT_FALSE(sgl.solde_sans_attestation.contains(at("2023-09-20T14:00:01+02:00")));
    EXPECT_FALSE(sgl.solde_avec_attestation.contains(at("2023-09-20T14:00:00+02:00")));
    EXPECT_TRUE(sgl.solde_avec_attestation.contains(at("2023-09-20T14:00:01+02:00")));
    EXPECT_TRUE(sgl.solde_avec_attestation.contains(at("2023-12-14T13:59:59+01:00")));
    EXPECT_FALSE(sgl.solde_avec_attestation.contains(at("2023-12-14T14:00:00+01:00")));
    //
    EXPECT_FALSE(sgl.attestation.contains(at("2023-04-09T23:59:59+02:00")));
    EXPECT_TRUE(sgl.attestation.contains(at("2023-04-10T00:00:00+02:00")));
    EXPECT_FALSE(sgl.attestation.contains(at("2023-09-20T14:00:01+02:00")));
}

TEST(Campagne, FollowsTheRegulationThatItIsGiven)
{
    auto const moved = vague_1().with("calendrier.BIO_SGL.cloture", "2023-11-02T12:00:00").value();
    Campagne const campagne(moved);
    auto const& sgl = sons(campagne, "BIO_SGL");
    EXPECT_TRUE(sgl.solde_avec_attestation.contains(at("2023-11-02T11:59:59+01:00")));
    EXPECT_FALSE(sgl.solde_avec_attestation.contains(at("2023-11-02T12:00:01+01:00")));
}

TEST(Campagne, RefusesARegulationWithoutAnyDateForAnAvance)
{
    auto blank = vague_b();
    for (auto const* code : { "BIO_ANA", "HOP_URG", "MDV_TEL" })
        blank = blank.with(std::string("calendrier.") + code + ".avance", "a-etablir").value();
    auto const refused = Stock::of(commande(1, 1), blank);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "reglement_sans_calendrier");
}

RC_GTEST_PROP(Fenetres, GiveAnInstantOfTheirOwnNotBeforeTheOneAsked, (std::uint64_t graine))
{
    Alea alea(graine);
    Fenetres fenetres;
    auto const origin = at("2023-01-01T00:00:00Z");
    auto de = origin;
    for (auto left = *rc::gen::inRange(0, 4); left > 0; --left) {
        de = de.plus_secondes(*rc::gen::inRange(1, 900'000));
        auto const a = de.plus_secondes(*rc::gen::inRange(0, 900'000));
        fenetres.add({ de, a });
        de = a;
    }
    auto const from = origin.plus_secondes(*rc::gen::inRange(0, 3'000'000));
    auto const drawn = fenetres.tire(alea, from);
    if (drawn)
        RC_ASSERT(*drawn >= from && fenetres.contains(*drawn));
    else
        RC_ASSERT(fenetres.is_empty() || from >= de || !fenetres.contains(from));
}

TEST(Fenetres, GiveNothingOnceTheyAreOver)
{
    Fenetres fenetres;
    fenetres.add({ at("2023-01-01T00:00:00Z"), at("2023-01-01T00:00:01Z") });
    Alea alea(1);
    EXPECT_EQ(fenetres.tire(alea, at("2022-01-01T00:00:00Z")), at("2023-01-01T00:00:00Z"));
    EXPECT_EQ(fenetres.tire(alea, at("2023-01-01T00:00:01Z")), std::nullopt);
}

}
