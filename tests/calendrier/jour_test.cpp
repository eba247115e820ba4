// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::calendrier;

namespace {

constexpr std::int32_t first_day = -25'567; // 1900-01-01
constexpr std::int32_t last_day = 84'005; // 2199-12-31

Jour jour(std::string_view text)
{
    return Jour::parse(text).value();
}

}

TEST(Jour, IsReadFromItsIsoForm)
{
    auto const read = jour("2023-09-20");
    EXPECT_EQ(read.year(), 2023);
    EXPECT_EQ(read.month(), 9U);
    EXPECT_EQ(read.day(), 20U);
    EXPECT_EQ(read.day_of_week(), 3U); // a Wednesday
    EXPECT_EQ(read.days_since_1970(), 19'620);
    EXPECT_EQ(read, Jour::of(2023, 9, 20));
    EXPECT_EQ(jour("1970-01-01"), Jour());
}

TEST(Jour, ExistsInTheCalendarOrIsRefused)
{
    EXPECT_TRUE(Jour::parse("2024-02-29").has_value());
    EXPECT_TRUE(Jour::parse("2000-02-29").has_value());
    for (auto const* text : { "2023-02-29", "1900-02-29", "2100-02-29", "2023-04-31", "2023-00-10",
             "2023-13-10", "2023-09-00", "2023-09-32" })
        EXPECT_FALSE(Jour::parse(text).has_value()) << text;
    EXPECT_FALSE(Jour::of(2023, 257, 1).has_value());
    EXPECT_FALSE(Jour::of(2023, 1, 257).has_value());
}

TEST(Jour, OfAnotherFormIsRefused)
{
    for (auto const* text :
        { "", "20230920", "2023-9-20", "2023/09/20", "20-09-2023", " 2023-09-20", "2023-09-20 ",
            "2023-09-20T", "2O23-09-20", "-023-09-20", "+023-09-20", "2023-+9-20" })
        EXPECT_FALSE(Jour::parse(text).has_value()) << text;
}

TEST(Jour, StaysBetween1900And2199)
{
    EXPECT_EQ(jour("1900-01-01").days_since_1970(), first_day);
    EXPECT_EQ(jour("2199-12-31").days_since_1970(), last_day);
    EXPECT_FALSE(Jour::parse("1899-12-31").has_value());
    EXPECT_FALSE(Jour::parse("2200-01-01").has_value());
}

TEST(Jour, IsSaidInFrench)
{
    EXPECT_EQ(jour("2023-09-20").en_francais(), "20 septembre 2023");
    EXPECT_EQ(jour("2023-10-01").en_francais(), "1er octobre 2023");
    EXPECT_EQ(jour("2023-08-02").en_francais(), "2 août 2023");
    EXPECT_EQ(jour("2024-02-29").en_francais(), "29 février 2024");
    EXPECT_EQ(jour("2023-12-31").en_francais(), "31 décembre 2023");
}

TEST(Heure, IsReadToTheMinuteOrToTheSecond)
{
    EXPECT_EQ(Heure::parse("14:00"), (Heure{ 14, 0, 0 }));
    EXPECT_EQ(Heure::parse("14:00:01"), (Heure{ 14, 0, 1 }));
    EXPECT_EQ(Heure::parse("00:00"), (Heure{}));
    EXPECT_EQ(Heure::parse("23:59:59")->seconds_since_midnight(), 86'399);
}

TEST(Heure, OfAnotherFormIsRefused)
{
    for (auto const* text : { "", "14", "14h00", "1400", "24:00", "23:60", "23:59:60", "9:00",
             "14:0", "14:00:", "14:00:0", "14-00", "14:00-00", "14:00:00.5", " 4:00", "-1:00" })
        EXPECT_FALSE(Heure::parse(text).has_value()) << text;
}

TEST(Heure, IsSaidInFrenchWithItsSecondsWhenThereAreAny)
{
    EXPECT_EQ((Heure{ 14, 0, 0 }).en_francais(), "14\u00a0h\u00a000");
    EXPECT_EQ((Heure{ 9, 5, 0 }).en_francais(), "9\u00a0h\u00a005");
    EXPECT_EQ((Heure{ 23, 59, 59 }).en_francais(), "23\u00a0h\u00a059\u00a0min\u00a059\u00a0s");
    EXPECT_EQ((Heure{ 14, 0, 0 }).text(), "14:00:00");
}

TEST(Jour, EachOneIsPrintedAsItIsReadAndFollowsTheOneBefore)
{
    unsigned day_of_week = 1; // 1900-01-01 was a Monday
    for (auto days = first_day; days <= last_day; ++days) {
        auto const each = Jour::of_days_since_1970(days);
        ASSERT_EQ(Jour::parse(each.text()), each);
        ASSERT_EQ(Jour::of(each.year(), each.month(), each.day()), each);
        ASSERT_EQ(each.day_of_week(), day_of_week);
        ASSERT_LT(each, each.plus_jours(1));
        ASSERT_LT(each.text(), each.plus_jours(1).text());
        ASSERT_EQ(each.plus_jours(1) - each, 1);
        day_of_week = day_of_week % 7 + 1;
    }
}

RC_GTEST_PROP(Jour, OrHeureOfAnyTextNeverCrashes, ())
{
    auto const text = *rc::gen::oneOf(rc::gen::string<std::string>(),
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-:TZ+"))));
    auto const read = Jour::parse(text);
    RC_ASSERT(!read || read->text() == text);
    auto const hour = Heure::parse(text);
    RC_ASSERT(!hour || hour->text().starts_with(text));
    auto const instant = Instant::parse_rfc3339(text);
    RC_ASSERT(!instant || Instant::parse_rfc3339(instant->text()) == instant);
}
