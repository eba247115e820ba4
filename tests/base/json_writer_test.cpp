// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"
#include "base/json_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::base {
namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    append_json_string(out, text);
    return out;
}

void write_sample(JsonWriter& writer)
{
    writer.begin_object();
    writer.key("texte");
    writer.string("été");
    writer.key("nombres");
    writer.begin_array();
    writer.number(0);
    writer.number(-12);
    writer.number(18'446'744'073'709'551'615ULL);
    writer.raw("27000.00");
    writer.end_array();
    writer.key("vide");
    writer.begin_object();
    writer.end_object();
    writer.key("rien");
    writer.begin_array();
    writer.end_array();
    writer.key("vrai");
    writer.boolean(true);
    writer.key("nul");
    writer.text_or_null("");
    writer.end_object();
}

TEST(JsonWriter, WritesNothingMoreThanNeededWhenCompact)
{
    std::string out;
    JsonWriter writer(out);
    write_sample(writer);
    EXPECT_EQ(out,
        R"({"texte":"été","nombres":[0,-12,18446744073709551615,27000.00],"vide":{},"rien":[],)"
        R"("vrai":true,"nul":null})");
    EXPECT_TRUE(writer.is_complete());
}

TEST(JsonWriter, WritesAMemberALineWhenPretty)
{
    std::string out;
    JsonWriter writer(out, JsonWriter::Style::pretty);
    write_sample(writer);
    EXPECT_EQ(out, R"({
  "texte": "été",
  "nombres": [
    0,
    -12,
    18446744073709551615,
    27000.00
  ],
  "vide": {},
  "rien": [],
  "vrai": true,
  "nul": null
})");
}

TEST(JsonWriter, AddsToWhatTheTextHolds)
{
    std::string out = "avant ";
    JsonWriter writer(out);
    writer.string_or_null(std::nullopt);
    EXPECT_EQ(out, "avant null");
}

TEST(JsonString, EscapesWhatJsonForbids)
{
    EXPECT_EQ(escaped("\"\\/"), R"("\"\\/")");
    EXPECT_EQ(escaped("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    EXPECT_EQ(escaped(std::string_view("\0\x01\x1f\x7f", 4)), R"("\u0000\u0001\u001f\u007f")");
    EXPECT_EQ(escaped("é€😀"), "\"é€😀\"");
}

TEST(JsonString, EscapesTheSameWhereverTheByteStands)
{
    for (int byte = 0; byte < 0x80; ++byte) {
        std::string const alone(1, static_cast<char>(byte));
        auto const inside = escaped(alone).substr(1, escaped(alone).size() - 2);
        for (std::size_t before = 0; before < 18; ++before) {
            std::string const left(before, 'a'), right(17, 'z');
            EXPECT_EQ(escaped(left + alone + right), '"' + left + inside + right + '"');
        }
    }
}

TEST(JsonString, ReplacesBytesThatAreNoText)
{
    EXPECT_EQ(escaped("a\xFFz"), "\"a\uFFFDz\"");
    EXPECT_EQ(escaped("\xC3"), "\"\uFFFD\"") << "cut short";
    EXPECT_EQ(escaped("\xC0\xAF"), "\"\uFFFD\uFFFD\"") << "longer than needed";
    EXPECT_EQ(escaped("\xE0\x9F\xBF"), "\"\uFFFD\uFFFD\uFFFD\"") << "longer than needed";
    EXPECT_EQ(escaped("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"") << "half a pair";
    EXPECT_EQ(escaped("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"") << "past U+10FFFF";
    EXPECT_EQ(escaped("\xF4\x8F\xBF\xBF"), "\"\xF4\x8F\xBF\xBF\"") << "U+10FFFF itself";
}

RC_GTEST_PROP(JsonString, IsReadBackByTheReaderOfTheHouse, (std::vector<char32_t> const& values))
{
    std::string text;
    for (auto const value : values) {
        auto const c = value % 0xD800; // every character below the surrogates
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else if (c < 0x800) {
            text += static_cast<char>(0xC0 | (c >> 6));
            text += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            text += static_cast<char>(0xE0 | (c >> 12));
            text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    std::string out;
    JsonWriter writer(out);
    writer.begin_object();
    writer.key(text);
    writer.string(text);
    writer.end_object();
    JsonDocument document;
    RC_ASSERT(!document.parse(out).has_value());
    RC_ASSERT(document.nodes().at(1).text == text);
    RC_ASSERT(document.nodes().at(1).key == text);
}

RC_GTEST_PROP(JsonString, IsAlwaysReadableWhateverTheBytes, (std::string const& bytes))
{
    std::string out;
    JsonWriter writer(out);
    writer.begin_object();
    writer.key("a");
    writer.string(bytes);
    writer.end_object();
    JsonDocument document;
    RC_ASSERT(!document.parse(out).has_value());
}

TEST(JsonWriterDeathTest, AbortsOnAValueInTheWrongPlace)
{
    auto const misuse = [](auto const& write) {
        std::string out;
        JsonWriter writer(out);
        write(writer);
    };
    EXPECT_DEATH(misuse([](JsonWriter& writer) {
        writer.begin_object();
        writer.string("sans nom");
    }),
        "awaits_value");
    EXPECT_DEATH(misuse([](JsonWriter& writer) {
        writer.begin_array();
        writer.key("a");
    }),
        "closing");
    EXPECT_DEATH(misuse([](JsonWriter& writer) {
        writer.begin_object();
        writer.key("a");
        writer.end_object();
    }),
        "awaits_value");
    EXPECT_DEATH(misuse([](JsonWriter& writer) {
        writer.null();
        writer.null();
    }),
        "m_has_root");
    EXPECT_DEATH(misuse([](JsonWriter& writer) { writer.end_array(); }), "m_levels");
}

}
}
