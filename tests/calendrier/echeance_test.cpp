// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/echeance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::calendrier;

namespace {

Instant utc(std::string_view text)
{
    return Instant::parse_rfc3339(text).value();
}

Echeance echeance(std::string_view jour, std::optional<Heure> heure, Borne borne)
{
    return Echeance::of(Jour::parse(jour).value(), heure, borne).value();
}

constexpr Heure quatorze_heures{ 14, 0, 0 };

}

TEST(Echeance, AuPlusTardAdmitsItsOwnInstantAndNotTheSecondAfter)
{
    auto const limite = echeance("2023-09-20", quatorze_heures, Borne::au_plus_tard);
    EXPECT_TRUE(limite.admet(utc("2023-09-20T13:59:59+02:00")));
    EXPECT_TRUE(limite.admet(utc("2023-09-20T14:00:00+02:00")));
    EXPECT_FALSE(limite.admet(utc("2023-09-20T14:00:01+02:00")));
    EXPECT_EQ(limite.premier_hors_delai(), utc("2023-09-20T12:00:01Z"));
}

TEST(Echeance, AvantRefusesItsOwnInstant)
{
    auto const limite = echeance("2023-12-14", quatorze_heures, Borne::avant);
    EXPECT_TRUE(limite.admet(utc("2023-12-14T13:59:59+01:00")));
    EXPECT_FALSE(limite.admet(utc("2023-12-14T14:00:00+01:00")));
    EXPECT_EQ(limite.premier_hors_delai(), utc("2023-12-14T13:00:00Z"));
}

TEST(Echeance, WithoutAnHourAuPlusTardAdmitsItsWholeDay)
{
    auto const limite = echeance("2023-10-31", std::nullopt, Borne::au_plus_tard);
    EXPECT_TRUE(limite.admet(utc("2023-10-31T22:59:59Z")));
    EXPECT_FALSE(limite.admet(utc("2023-10-31T23:00:00Z")));
    auto const d_ete = echeance("2023-06-15", std::nullopt, Borne::au_plus_tard);
    EXPECT_TRUE(d_ete.admet(utc("2023-06-15T21:59:59Z")));
    EXPECT_FALSE(d_ete.admet(utc("2023-06-15T22:00:00Z")));
}

TEST(Echeance, WithoutAnHourAvantRefusesItsWholeDay)
{
    auto const limite = echeance("2023-10-31", std::nullopt, Borne::avant);
    EXPECT_TRUE(limite.admet(utc("2023-10-30T22:59:59Z")));
    EXPECT_FALSE(limite.admet(utc("2023-10-30T23:00:00Z")));
}

TEST(Echeance, OnADayWhoseClockChangesLastsItsTrueLength)
{
    auto const hours = [](std::string_view jour) {
        auto const day_before = echeance(jour, std::nullopt, Borne::avant).premier_hors_delai();
        auto const day = echeance(jour, std::nullopt, Borne::au_plus_tard).premier_hors_delai();
        return (day.seconds_since_1970() - day_before.seconds_since_1970()) / 3600;
    };
    EXPECT_EQ(hours("2023-03-26"), 23);
    EXPECT_EQ(hours("2023-10-29"), 25);
    EXPECT_EQ(hours("2023-10-30"), 24);
}

TEST(Echeance, AtAnHourThatDoesNotNameOneInstantIsRefused)
{
    auto const at_half_past_two = [](std::string_view jour) {
        return Echeance::of(Jour::parse(jour).value(), Heure{ 2, 30, 0 }, Borne::avant)
            .error()
            .code;
    };
    EXPECT_EQ(at_half_past_two("2023-10-29"), "heure_ambigue");
    EXPECT_EQ(at_half_past_two("2023-03-26"), "heure_inexistante");
}

TEST(Echeance, IsWrittenWithItsBound)
{
    auto const inclusive = echeance("2023-09-20", quatorze_heures, Borne::au_plus_tard);
    EXPECT_EQ(inclusive.text(), "≤ 2023-09-20T14:00:00+02:00");
    EXPECT_EQ(inclusive.en_francais(), "au plus tard le 20 septembre 2023 à 14\u00a0h\u00a000");
    auto const exclusive = echeance("2023-12-14", quatorze_heures, Borne::avant);
    EXPECT_EQ(exclusive.text(), "< 2023-12-14T14:00:00+01:00");
    EXPECT_EQ(exclusive.en_francais(), "avant le 14 décembre 2023 à 14\u00a0h\u00a000");
    auto const day = echeance("2023-10-31", std::nullopt, Borne::au_plus_tard);
    EXPECT_EQ(day.text(), "≤ 2023-10-31");
    EXPECT_EQ(day.en_francais(), "au plus tard le 31 octobre 2023");
    auto const first = echeance("2023-10-01", std::nullopt, Borne::avant);
    EXPECT_EQ(first.text(), "< 2023-10-01");
    EXPECT_EQ(first.en_francais(), "avant le 1er octobre 2023");
}

TEST(Echeance, KeepsWhatItWasMadeOf)
{
    auto const limite = echeance("2023-12-14", quatorze_heures, Borne::avant);
    EXPECT_EQ(limite.jour().text(), "2023-12-14");
    EXPECT_EQ(limite.heure(), quatorze_heures);
    EXPECT_EQ(limite.borne(), Borne::avant);
    EXPECT_EQ(limite, echeance("2023-12-14", quatorze_heures, Borne::avant));
    EXPECT_NE(limite, echeance("2023-12-14", quatorze_heures, Borne::au_plus_tard));
}

// A deadline changes its mind once, and its two bounds are one second apart.
RC_GTEST_PROP(Echeance, ChangesItsMindOnce, ())
{
    auto const jour = Jour::of_days_since_1970(*rc::gen::inRange(18'628, 22'280)); // 2021 to 2030
    auto const hour = static_cast<std::uint8_t>(*rc::gen::inRange(4, 24));
    Heure const heure{ hour, static_cast<std::uint8_t>(*rc::gen::inRange(0, 60)), 0 };
    auto const avant = Echeance::of(jour, heure, Borne::avant).value();
    auto const inclusive = Echeance::of(jour, heure, Borne::au_plus_tard).value();
    auto const itself = instant_de_paris(jour, heure).value();
    auto const gap = *rc::gen::inRange<std::int64_t>(-86'400, 86'400);
    RC_ASSERT(avant.admet(itself.plus_secondes(gap)) == (gap < 0));
    RC_ASSERT(inclusive.admet(itself.plus_secondes(gap)) == (gap <= 0));
}
