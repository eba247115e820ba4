// SPDX-License-Identifier: EUPL-1.2
// Walking through a document: what is there, what is null, what is not.
#include "base/json_view.h"

#include <gtest/gtest.h>

using quitus::base::JsonDocument;
using quitus::base::JsonKind;
using quitus::base::JsonView;
using quitus::base::same_value;

namespace {

JsonDocument parsed(std::string_view text)
{
    JsonDocument json;
    EXPECT_FALSE(json.parse(text).has_value());
    return json;
}

TEST(JsonView, FindsMembersAndElements)
{
    auto const json = parsed("{\"a\": {\"b\": [10, \"x\\u00e9\"]}, \"m/n\": true}");
    JsonView const root(json);
    EXPECT_EQ(root["a"]["b"].elements().size(), 2U);
    EXPECT_EQ(root["a"]["b"].elements()[1].text(), "xé");
    EXPECT_EQ(root["a"]["b"].elements()[0].raw(), "10");
    EXPECT_EQ(root["a"].raw(), "{\"b\": [10, \"x\\u00e9\"]}");
    EXPECT_EQ(root.at("/a/b/0").raw(), "10");
    EXPECT_EQ(root["a"].at("/b/1").text(), "xé");
    EXPECT_TRUE(root.at("/m~1n").node().truth);
    EXPECT_EQ(root.children()[1].name(), "m/n");
}

TEST(JsonView, IsEmptyWhereNothingIs)
{
    auto const json = parsed("{\"a\": null, \"b\": \"\", \"c\": [1]}");
    JsonView const root(json);
    EXPECT_FALSE(root["a"]);
    EXPECT_TRUE(root["a"].is_written());
    EXPECT_TRUE(root["b"]);
    EXPECT_FALSE(root["d"].is_written());
    EXPECT_FALSE(root["d"]["e"]["f"]);
    EXPECT_FALSE(root.at("/d/e"));
    EXPECT_FALSE(root.at("/c/1"));
    EXPECT_TRUE(root["b"].elements().empty());
    EXPECT_EQ(root["d"].text(), "");
    EXPECT_EQ(root["d"].raw(), "");
}

TEST(JsonView, ComparesWhatIsSaid)
{
    auto const json = parsed(
        "{\"a\": {\"x\": 1, \"y\": [true, \"é\"]}, \"b\": {\"y\":[true,\"\\u00e9\"],\"x\":1},"
        "\"c\": {\"x\": 1.0, \"y\": [true, \"é\"]}, \"d\": {\"x\": 1, \"y\": [false, \"é\"]},"
        "\"e\": {\"x\": 1}, \"f\": [1], \"g\": [1, 2], \"h\": {\"x\": 1, \"z\": [true, \"é\"]}}");
    JsonView const root(json);
    EXPECT_TRUE(same_value(root["a"], root["b"]));
    EXPECT_FALSE(same_value(root["a"], root["c"]));
    EXPECT_FALSE(same_value(root["a"], root["d"]));
    EXPECT_FALSE(same_value(root["a"], root["e"]));
    EXPECT_FALSE(same_value(root["e"], root["a"]));
    EXPECT_FALSE(same_value(root["a"], root["h"]));
    EXPECT_FALSE(same_value(root["f"], root["g"]));
    EXPECT_FALSE(same_value(root["f"], root["e"]));
    EXPECT_FALSE(same_value(root["a"], root["z"]));
}

}
