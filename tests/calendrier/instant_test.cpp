// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::calendrier;

namespace {

Instant utc(std::string_view text)
{
    return Instant::parse_rfc3339(text).value();
}

}

TEST(Instant, IsReadWithItsOffset)
{
    EXPECT_EQ(utc("1970-01-01T00:00:00Z").seconds_since_1970(), 0);
    EXPECT_EQ(utc("2023-09-20T12:00:00Z").seconds_since_1970(), 1'695'211'200);
    EXPECT_EQ(utc("2023-09-20T14:00:00+02:00"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("2023-09-20T06:30:00-05:30"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("2023-09-21T00:30:00+12:30"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("2023-09-20T12:00:00-00:00"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("1969-12-31T23:59:59Z").seconds_since_1970(), -1);
    EXPECT_EQ(utc("2023-09-20t12:00:00z"), utc("2023-09-20T12:00:00Z")); // RFC 3339, 5.6
}

TEST(Instant, DropsTheFractionOfItsSecond)
{
    EXPECT_EQ(utc("2023-09-20T12:00:00.999999999Z"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("2023-09-20T14:00:00.5+02:00"), utc("2023-09-20T12:00:00Z"));
    EXPECT_EQ(utc("1969-12-31T23:59:58.9Z").seconds_since_1970(), -2);
}

TEST(Instant, OfAnotherFormIsRefused)
{
    for (auto const* text : { "", "2023-09-20", "2023-09-20T14:00:00", "2023-09-20T14:00Z",
             "2023-09-20 14:00:00Z", "2023-09-20T14:00:00+02", "2023-09-20T14:00:00+0200",
             "2023-09-20T14:00:00+2:00", "2023-09-20T14:00:00+24:00", "2023-09-20T14:00:00+02:60",
             "2023-09-20T14:00:00+02:00:00", "2023-09-20T14:00:00.Z", "2023-09-20T14:00:00,5Z",
             "2023-09-20T14:00:00.5", "2023-09-20T24:00:00Z", "2023-09-20T14:00:60Z",
             "2016-12-31T23:59:60Z", "2023-02-30T14:00:00Z", "2023-09-20T14:00:00ZZ",
             "2023-09-20T14:00:00Z ", " 2023-09-20T14:00:00Z", "2023-09-20T14:00:00−02:00" })
        EXPECT_FALSE(Instant::parse_rfc3339(text).has_value()) << text;
}

TEST(Instant, StaysBetween1900And2199InUtcToo)
{
    EXPECT_EQ(utc("1900-01-01T00:00:00Z").text(), "1900-01-01T00:00:00Z");
    EXPECT_EQ(utc("2199-12-31T23:59:59Z").text(), "2199-12-31T23:59:59Z");
    for (auto const* text : { "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z",
             "1900-01-01T00:00:00+00:01", "2199-12-31T23:59:59-00:01" })
        EXPECT_FALSE(Instant::parse_rfc3339(text).has_value()) << text;
}

RC_GTEST_PROP(Instant, IsPrintedAsItIsRead, ())
{
    auto const instant = Instant::of_seconds_since_1970(
        *rc::gen::inRange<std::int64_t>(-2'208'988'800, 7'258'118'400));
    RC_ASSERT(Instant::parse_rfc3339(instant.text()) == instant);
    RC_ASSERT(Instant::parse_rfc3339(texte_de_paris(instant)) == instant);
    RC_ASSERT(parse_instant(instant.text()).value() == instant);
    RC_ASSERT(instant.text() < instant.plus_secondes(1).text());
}
