// SPDX-License-Identifier: EUPL-1.2
// The official list of the State's open data (2021 to 2030), and the golden vectors of the
// standards, 3.3 and 3.4.
#include "calendrier/jours_ouvres.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::calendrier;

namespace {

constexpr auto metropole = Zone::metropole;
constexpr auto alsace_moselle = Zone::alsace_moselle;

Jour jour(std::string_view text)
{
    return Jour::parse(text).value();
}

std::vector<std::string> texts(std::vector<Jour> const& jours)
{
    std::vector<std::string> written;
    for (auto const each : jours)
        written.push_back(each.text());
    return written;
}

struct Annee {
    int annee;
    std::string_view vendredi_saint, lundi_de_paques, ascension, lundi_de_pentecote;
    int ouvres_metropole, ouvres_alsace_moselle;
};

constexpr Annee annees[] = {
    { 2021, "04-02", "04-05", "05-13", "05-24", 254, 253 },
    { 2022, "04-15", "04-18", "05-26", "06-06", 253, 251 },
    { 2023, "04-07", "04-10", "05-18", "05-29", 251, 249 },
    { 2024, "03-29", "04-01", "05-09", "05-20", 252, 250 },
    { 2025, "04-18", "04-21", "05-29", "06-09", 251, 249 },
    { 2026, "04-03", "04-06", "05-14", "05-25", 252, 251 },
    { 2027, "03-26", "03-29", "05-06", "05-17", 254, 253 },
    { 2028, "04-14", "04-17", "05-25", "06-05", 251, 249 },
    { 2029, "03-30", "04-02", "05-10", "05-21", 252, 250 },
    { 2030, "04-19", "04-22", "05-30", "06-10", 251, 249 },
};

std::vector<std::string> official_list(Annee const& annee, Zone zone)
{
    std::vector<std::string_view> days = { "01-01", "05-01", "05-08", "07-14", "08-15", "11-01",
        "11-11", "12-25", annee.lundi_de_paques, annee.ascension, annee.lundi_de_pentecote };
    if (zone == alsace_moselle)
        days.insert(days.end(), { "12-26", annee.vendredi_saint });
    std::vector<std::string> list;
    for (auto const day : days)
        list.push_back(std::to_string(annee.annee) + "-" + std::string(day));
    std::ranges::sort(list);
    return list;
}

int count_ouvres(int year, Zone zone)
{
    int count = 0;
    for (auto each = *Jour::of(year, 1, 1); each.year() == year; each = each.plus_jours(1))
        count += est_ouvre(each, zone) ? 1 : 0;
    return count;
}

struct Vecteur {
    std::string_view jour_zero;
    int nombre;
    std::string_view metropole, alsace_moselle;
};

constexpr Vecteur vecteurs[] = {
    { "2022-12-30", 1, "2023-01-02", "2023-01-02" },
    { "2023-03-31", 10, "2023-04-17", "2023-04-18" },
    { "2023-04-06", 1, "2023-04-07", "2023-04-11" },
    { "2023-05-17", 1, "2023-05-19", "2023-05-19" },
    { "2023-05-27", 10, "2023-06-12", "2023-06-12" },
    { "2023-05-29", 10, "2023-06-12", "2023-06-12" },
    { "2023-07-13", 1, "2023-07-17", "2023-07-17" },
    { "2023-08-14", 10, "2023-08-29", "2023-08-29" },
    { "2023-09-06", 10, "2023-09-20", "2023-09-20" },
    { "2023-10-31", 1, "2023-11-02", "2023-11-02" },
    { "2023-11-17", 10, "2023-12-01", "2023-12-01" },
    { "2023-12-22", 1, "2023-12-26", "2023-12-27" },
    { "2023-12-22", 2, "2023-12-27", "2023-12-28" },
    { "2026-12-24", 1, "2026-12-28", "2026-12-28" },
    { "2028-02-28", 2, "2028-03-01", "2028-03-01" },
};

}

TEST(JoursFeries, AreThoseOfTheOfficialList)
{
    for (auto const& annee : annees) {
        EXPECT_EQ(texts(jours_feries(annee.annee)), official_list(annee, metropole));
        EXPECT_EQ(
            texts(jours_feries(annee.annee, alsace_moselle)), official_list(annee, alsace_moselle));
    }
}

TEST(JoursFeries, ThatFallTogetherAreListedOnce)
{
    auto const feries = texts(jours_feries(2008));
    EXPECT_EQ(feries.size(), 10U);
    EXPECT_EQ(std::ranges::count(feries, "2008-05-01"), 1);
}

TEST(JoursFeries, FollowEasterFromItsEarliestToItsLatest)
{
    // The day after Easter: 23 March is the earliest of these years (1913, 2008, 2160), 25 April
    // the latest (1943, 2038). Recounted by Lilius' epacts.
    for (auto const* text : { "1913-03-24", "2008-03-24", "2160-03-24", "1943-04-26", "2038-04-26",
             "2000-04-24", "1900-04-16", "2199-04-15" })
        EXPECT_TRUE(est_ferie(jour(text))) << text;
}

TEST(JoursOuvres, OfAYearAreCountedAsInTheTable)
{
    for (auto const& annee : annees) {
        EXPECT_EQ(count_ouvres(annee.annee, metropole), annee.ouvres_metropole) << annee.annee;
        EXPECT_EQ(count_ouvres(annee.annee, alsace_moselle), annee.ouvres_alsace_moselle)
            << annee.annee;
    }
}

TEST(JoursOuvres, AreAddedAsInTheGoldenVectors)
{
    for (auto const& [jour_zero, nombre, in_metropole, in_alsace_moselle] : vecteurs) {
        EXPECT_EQ(ajoute_jours_ouvres(jour(jour_zero), nombre).text(), in_metropole) << jour_zero;
        EXPECT_EQ(
            ajoute_jours_ouvres(jour(jour_zero), nombre, alsace_moselle).text(), in_alsace_moselle)
            << jour_zero;
    }
}

TEST(JoursOuvres, AreAddedAsInThePublicTestOf2013)
{
    EXPECT_EQ(ajoute_jours_ouvres(jour("2013-10-30"), 0).text(), "2013-10-30");
    EXPECT_EQ(ajoute_jours_ouvres(jour("2013-10-30"), 1).text(), "2013-10-31");
    EXPECT_EQ(ajoute_jours_ouvres(jour("2013-10-30"), 2).text(), "2013-11-04");
    EXPECT_EQ(ajoute_jours_ouvres(jour("2013-10-30"), 3).text(), "2013-11-05");
}

TEST(JoursOuvres, NoneAddedLeavesDayZeroEvenNotWorked)
{
    EXPECT_EQ(ajoute_jours_ouvres(jour("2023-05-27"), 0).text(), "2023-05-27");
    EXPECT_EQ(ajoute_jours_ouvres(jour("2023-05-29"), 0).text(), "2023-05-29");
}

TEST(JoursOuvresDeathTest, RequireACountAndAYearThatMakeSense)
{
    EXPECT_DEATH(ajoute_jours_ouvres(jour("2023-05-27"), -1), "nombre");
    EXPECT_DEATH(jours_feries(1899), "first");
    EXPECT_DEATH(jours_feries(2200), "first");
}

RC_GTEST_PROP(JoursOuvres, AddedOneByOneOrTogetherLeadToTheSameDay, ())
{
    auto const zone = *rc::gen::element(metropole, alsace_moselle);
    auto const start = Jour::of_days_since_1970(*rc::gen::inRange(-25'567, 80'000));
    auto const first = *rc::gen::inRange(0, 40);
    auto const then = *rc::gen::inRange(0, 40);
    auto const together = ajoute_jours_ouvres(start, first + then, zone);
    RC_ASSERT(ajoute_jours_ouvres(ajoute_jours_ouvres(start, first, zone), then, zone) == together);
    RC_ASSERT(first + then == 0 || est_ouvre(together, zone));
}

RC_GTEST_PROP(JoursOuvres, BetweenDayZeroAndTheResultAreExactlyTheNumberAsked, ())
{
    auto const zone = *rc::gen::element(metropole, alsace_moselle);
    auto const start = Jour::of_days_since_1970(*rc::gen::inRange(-25'567, 80'000));
    auto const nombre = *rc::gen::inRange(1, 60);
    auto const end = ajoute_jours_ouvres(start, nombre, zone);
    int counted = 0;
    for (auto each = start.plus_jours(1); each <= end; each = each.plus_jours(1))
        counted += est_ouvre(each, zone) ? 1 : 0;
    RC_ASSERT(counted == nombre);
}

RC_GTEST_PROP(JoursOuvres, InAlsaceMoselleAreThoseOfMetropoleMinusTwoHolidays, ())
{
    auto const each = Jour::of_days_since_1970(*rc::gen::inRange(-25'567, 84'006));
    if (est_ouvre(each, alsace_moselle))
        RC_ASSERT(est_ouvre(each, metropole));
    if (est_ferie(each, metropole))
        RC_ASSERT(est_ferie(each, alsace_moselle));
}
