// SPDX-License-Identifier: EUPL-1.2
// Places laid out once say what a search from the start would say.
#include "base/json_places.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus::base;

Position place(std::string_view text, std::string_view pointer)
{
    JsonDocument json;
    EXPECT_FALSE(json.parse(text).has_value());
    return JsonPlaces(json).of(pointer);
}

void expect_place(Position const& found, std::uint32_t line, std::uint32_t column)
{
    EXPECT_EQ(found.line, line);
    EXPECT_EQ(found.column, column);
}

TEST(APlace, IsThatOfTheValue)
{
    constexpr std::string_view text = "{\n  \"a\": [1,\n    {\"b\": 2}]\n}";
    expect_place(place(text, ""), 1, 1);
    expect_place(place(text, "/a"), 2, 8);
    expect_place(place(text, "/a/0"), 2, 9);
    expect_place(place(text, "/a/1"), 3, 5);
    expect_place(place(text, "/a/1/b"), 3, 11);
}

TEST(APlace, OfWhatIsNotThereIsThatOfTheNearestAncestor)
{
    constexpr std::string_view text = "{\n  \"a\": [1,\n    {\"b\": 2}]\n}";
    expect_place(place(text, "/c"), 1, 1);
    expect_place(place(text, "/a/2"), 2, 8);
    expect_place(place(text, "/a/01"), 2, 8);
    expect_place(place(text, "/a/-"), 2, 8);
    expect_place(place(text, "/a/x/b"), 2, 8);
    expect_place(place(text, "/a/1/c/d"), 3, 5);
    expect_place(place(text, "/a/1/b/c"), 3, 11);
    expect_place(place(text, "/a/99999999999999999999999"), 2, 8);
}

TEST(APlace, CountsCharactersNotBytes)
{
    expect_place(place("{\"é\": \"à\", \"b\": 1}", "/b"), 1, 17);
}

TEST(APlace, CountsMoreCharactersThanAByteCan)
{
    std::string accents;
    for (int i = 0; i < 600; ++i)
        accents += "é";
    expect_place(place("{\"a\": \"" + accents + "\", \"b\": 1}", "/b"), 1, 616);
}

TEST(APlace, IsFoundBehindAnEscapedNameAndIsTheFirstOfThatName)
{
    expect_place(place("{\"x/y~\": 1, \"a\": 2}", "/x~1y~0"), 1, 10);
    expect_place(place("{\"\\u0061\": 1, \"a\": 2}", "/a"), 1, 12);
}

TEST(EveryPlace, IsTheOneFoundFromTheStart)
{
    std::string text = "{ \"list\": [";
    for (std::size_t i = 0; i < 700; ++i)
        text += (i == 0 ? "" : ", ") + std::string(i % 7 == 0 ? "\n" : "") + "{\"é\": \""
            + std::string(i % 5, 'x') + "\"}";
    text += "] }";
    JsonDocument json;
    ASSERT_FALSE(json.parse(text).has_value());
    JsonPlaces places(json);
    for (std::uint32_t node = 0; node < json.nodes().size(); ++node) {
        auto const expected = json.position(json.nodes()[node].offset);
        auto const found = places.of(json.pointer(node));
        ASSERT_EQ(found.line, expected.line) << json.pointer(node);
        ASSERT_EQ(found.column, expected.column) << json.pointer(node);
    }
}

}
