// SPDX-License-Identifier: EUPL-1.2
// Vectors of the standards, 3.5, and both changes of clock of each year.
#include "calendrier/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::calendrier;

namespace {

Instant utc(std::string_view text)
{
    return Instant::parse_rfc3339(text).value();
}

Jour jour(std::string_view text)
{
    return Jour::parse(text).value();
}

struct Passages {
    std::string_view ete, hiver; // the days on which the clock changes, 01:00 UTC
};

constexpr Passages passages[] = { { "2021-03-28", "2021-10-31" }, { "2022-03-27", "2022-10-30" },
    { "2023-03-26", "2023-10-29" }, { "2024-03-31", "2024-10-27" }, { "2025-03-30", "2025-10-26" },
    { "2026-03-29", "2026-10-25" }, { "2027-03-28", "2027-10-31" }, { "2028-03-26", "2028-10-29" },
    { "2029-03-25", "2029-10-28" }, { "2030-03-31", "2030-10-27" },
    // Beyond the transitions that compiled zones list: last Sundays counted apart.
    { "2037-03-29", "2037-10-25" }, { "2038-03-28", "2038-10-31" }, { "2100-03-28", "2100-10-31" },
    { "2199-03-31", "2199-10-27" } };

}

TEST(Paris, IsThatOfTheVectors)
{
    EXPECT_EQ(
        instant_de_paris(jour("2023-09-20"), { 14, 0, 0 }).value(), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(
        instant_de_paris(jour("2023-10-31"), { 23, 59, 59 }).value(), utc("2023-10-31T22:59:59Z"));
    EXPECT_EQ(
        instant_de_paris(jour("2023-06-15"), { 23, 59, 59 }).value(), utc("2023-06-15T21:59:59Z"));
    EXPECT_EQ(
        instant_de_paris(jour("2023-12-14"), { 14, 0, 0 }).value(), utc("2023-12-14T13:00:00Z"));
    EXPECT_EQ(texte_de_paris(utc("2023-03-26T01:30:00Z")), "2023-03-26T03:30:00+02:00");
    EXPECT_EQ(texte_de_paris(utc("2023-10-29T00:30:00Z")), "2023-10-29T02:30:00+02:00");
    EXPECT_EQ(texte_de_paris(utc("2023-10-29T01:30:00Z")), "2023-10-29T02:30:00+01:00");
}

TEST(Paris, SkipsAnHourInMarch)
{
    for (auto const& [ete, hiver] : passages) {
        auto const change = utc(std::string(ete) + "T01:00:00Z");
        EXPECT_EQ(instant_de_paris(jour(ete), { 1, 59, 59 }).value(), change.plus_secondes(-1));
        EXPECT_EQ(instant_de_paris(jour(ete), { 3, 0, 0 }).value(), change);
        for (Heure const skipped : { Heure{ 2, 0, 0 }, Heure{ 2, 30, 0 }, Heure{ 2, 59, 59 } }) {
            auto const result = instant_de_paris(jour(ete), skipped);
            ASSERT_FALSE(result.has_value()) << ete;
            EXPECT_EQ(result.error().code, "heure_inexistante");
        }
        EXPECT_EQ(texte_de_paris(change.plus_secondes(-1)), std::string(ete) + "T01:59:59+01:00");
        EXPECT_EQ(texte_de_paris(change), std::string(ete) + "T03:00:00+02:00");
    }
}

TEST(Paris, TellsAnHourTwiceInOctober)
{
    for (auto const& [ete, hiver] : passages) {
        auto const change = utc(std::string(hiver) + "T01:00:00Z");
        EXPECT_EQ(
            instant_de_paris(jour(hiver), { 1, 59, 59 }).value(), change.plus_secondes(-3601));
        EXPECT_EQ(instant_de_paris(jour(hiver), { 3, 0, 0 }).value(), change.plus_secondes(3600));
        for (Heure const told_twice : { Heure{ 2, 0, 0 }, Heure{ 2, 30, 0 }, Heure{ 2, 59, 59 } }) {
            auto const result = instant_de_paris(jour(hiver), told_twice);
            ASSERT_FALSE(result.has_value()) << hiver;
            EXPECT_EQ(result.error().code, "heure_ambigue");
        }
        EXPECT_EQ(texte_de_paris(change.plus_secondes(-1)), std::string(hiver) + "T02:59:59+02:00");
        EXPECT_EQ(texte_de_paris(change), std::string(hiver) + "T02:00:00+01:00");
    }
}

TEST(Paris, ErrorsShowHowToMend)
{
    auto const twice = instant_de_paris(jour("2023-10-29"), { 2, 30, 0 }).error().message;
    EXPECT_NE(twice.find("2023-10-29T02:30:00+02:00"), std::string::npos) << twice;
    EXPECT_NE(twice.find("2023-10-29T02:30:00+01:00"), std::string::npos) << twice;
    auto const skipped = instant_de_paris(jour("2023-03-26"), { 2, 30, 0 }).error().message;
    EXPECT_NE(skipped.find("2023-03-26T03:30:00+02:00"), std::string::npos) << skipped;
}

TEST(Paris, ChangesDayBeforeUtc)
{
    EXPECT_EQ(jour_de_paris(utc("2023-09-20T21:59:59Z")), jour("2023-09-20"));
    EXPECT_EQ(jour_de_paris(utc("2023-09-20T22:00:00Z")), jour("2023-09-21"));
    EXPECT_EQ(jour_de_paris(utc("2023-12-31T22:59:59Z")), jour("2023-12-31"));
    EXPECT_EQ(jour_de_paris(utc("2023-12-31T23:00:00Z")), jour("2024-01-01"));
    EXPECT_EQ(jour_de_paris(utc("2038-07-31T22:00:00Z")), jour("2038-08-01"));
    EXPECT_EQ(jour_de_paris(utc("2037-12-31T23:00:00Z")), jour("2038-01-01"));
}

TEST(Paris, WasNotWholeMinutesAwayFromGreenwichBefore1911)
{
    auto const instant = instant_de_paris(jour("1905-07-01"), { 0, 9, 21 }).value();
    EXPECT_EQ(instant, utc("1905-07-01T00:00:00Z"));
    EXPECT_EQ(texte_de_paris(instant), "1905-07-01T00:00:00Z");
}

TEST(Paris, IsSaidInFrench)
{
    EXPECT_EQ(en_francais(utc("2023-09-20T12:00:00Z")),
        "20 septembre 2023 à 14\u00a0h\u00a000 (heure de Paris)");
    EXPECT_EQ(en_francais(utc("2023-10-01T12:00:01Z")),
        "1er octobre 2023 à 14\u00a0h\u00a000\u00a0min\u00a001\u00a0s (heure de Paris)");
}

TEST(ParseInstant, ReadsWhatAPersonTypes)
{
    auto const two_o_clock = utc("2023-09-20T12:00:00Z");
    for (auto const* text : { "2023-09-20T14:00:00+02:00", "2023-09-20T12:00:00Z",
             "2023-09-20T14:00:00", "2023-09-20T14:00" })
        EXPECT_EQ(parse_instant(text).value(), two_o_clock) << text;
    EXPECT_EQ(parse_instant("2023-09-20").value(), utc("2023-09-19T22:00:00Z"));
    EXPECT_EQ(parse_instant("2023-10-29T02:30:00+01:00").value(), utc("2023-10-29T01:30:00Z"));
}

TEST(ParseInstant, NamesWhatItCannotRead)
{
    EXPECT_EQ(parse_instant("2023-10-29T02:30").error().code, "heure_ambigue");
    EXPECT_EQ(parse_instant("2023-03-26T02:30:00").error().code, "heure_inexistante");
    for (auto const* text : { "", "demain", "2023-09-20T", "2023-09-20 14:00", "2023-09-20T14",
             "2023-09-20T25:00", "2023-02-30", "2023-09-20T14:00+02:00", "1899-01-01" })
        EXPECT_EQ(parse_instant(text).error().code, "instant_illisible") << text;
}

RC_GTEST_PROP(Paris, ClockReadInParisLeadsBackToTheInstant, ())
{
    auto const instant = Instant::of_seconds_since_1970(
        *rc::gen::inRange<std::int64_t>(-2'208'988'800, 7'258'118'400 - 86'400));
    auto const text = texte_de_paris(instant);
    RC_PRE(!text.ends_with('Z'));
    RC_ASSERT(jour_de_paris(instant).text() == text.substr(0, 10));
    auto const back = parse_instant(text.substr(0, 19));
    if (back.has_value())
        RC_ASSERT(*back == instant);
    else
        RC_ASSERT(back.error().code == "heure_ambigue");
}
