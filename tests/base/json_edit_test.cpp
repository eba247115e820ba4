// SPDX-License-Identifier: EUPL-1.2
// Edits of a JSON text, by examples of formatting and by laws over documents written in every
// style: the result reads as the same edit of a tree would, and nothing but one place of the text
// has changed.
#include "base/json.h"
#include "base/json_edit.h"
#include "base/json_writer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using quitus::base::apply_edits;
using quitus::base::JsonDocument;
using quitus::base::JsonEdit;
using quitus::base::JsonKind;
using quitus::base::remove_value;
using quitus::base::set_value;

namespace {

std::string after_set(std::string_view text, std::string_view pointer, std::string_view value)
{
    auto const result = set_value(text, pointer, value);
    return result ? *result : "error " + result.error().code;
}

std::string after_remove(std::string_view text, std::string_view pointer)
{
    auto const result = remove_value(text, pointer);
    return result ? *result : "error " + result.error().code;
}

TEST(SetValue, ReplacesOnlyTheValue)
{
    EXPECT_EQ(after_set("{ \"a\" :  1 , \"b\":2}", "/a", "\"x\""), "{ \"a\" :  \"x\" , \"b\":2}");
    EXPECT_EQ(after_set("{\"a\":{\"b\":[1,2,3]}}", "/a/b/1", "null"), "{\"a\":{\"b\":[1,null,3]}}");
    EXPECT_EQ(after_set("{\"a\":{\"b\":\"}],\\\"\"},\"c\":0}", "/a", "[]"), "{\"a\":[],\"c\":0}");
    EXPECT_EQ(after_set("{\"a\":true\n}\n", "/a", "false"), "{\"a\":false\n}\n");
}

TEST(SetValue, AddsAMemberWrittenLikeItsSiblings)
{
    EXPECT_EQ(after_set("{\"a\":1}", "/b", "2"), "{\"a\":1,\"b\":2}");
    EXPECT_EQ(after_set("{\"a\": 1}", "/b", "2"), "{\"a\": 1, \"b\": 2}");
    EXPECT_EQ(after_set("{\n  \"a\" : 1\n}\n", "/b", "2"), "{\n  \"a\" : 1,\n  \"b\" : 2\n}\n");
    EXPECT_EQ(after_set("{\"a\": {\"b\": 1, \"c\": 2}}", "/a/d", "3"),
        "{\"a\": {\"b\": 1, \"c\": 2, \"d\": 3}}");
}

TEST(SetValue, AddsTheFirstMemberOrElementOneStepFurther)
{
    EXPECT_EQ(after_set("{}", "/a", "1"), "{\"a\": 1}");
    EXPECT_EQ(after_set("{\"a\":{}}", "/a/b", "1"), "{\"a\":{\"b\":1}}");
    EXPECT_EQ(after_set("{\n \"a\": []\n}", "/a/-", "1"), "{\n \"a\": [\n  1\n ]\n}");
    EXPECT_EQ(
        after_set("{\n  \"a\": {\n  }\n}", "/a/b", "1"), "{\n  \"a\": {\n    \"b\": 1\n  }\n}");
}

TEST(SetValue, AppendsToAList)
{
    EXPECT_EQ(after_set("{\"a\":[1,2]}", "/a/-", "3"), "{\"a\":[1,2,3]}");
    EXPECT_EQ(after_set("{\"a\": [1, 2]}", "/a/2", "3"), "{\"a\": [1, 2, 3]}");
    EXPECT_EQ(after_set("{\n \"a\": [\n  1\n ]\n}", "/a/-", "2"), "{\n \"a\": [\n  1,\n  2\n ]\n}");
}

TEST(SetValue, EscapesTheNameOfANewMember)
{
    EXPECT_EQ(after_set("{\"a\":1}", "/m~1n~0\"é", "2"), "{\"a\":1,\"m/n~\\\"é\":2}");
    EXPECT_EQ(after_set("{\"m/n~\":1}", "/m~1n~0", "2"), "{\"m/n~\":2}");
    EXPECT_EQ(after_set("{\"\\u0061\":1}", "/a", "2"), "{\"\\u0061\":2}");
    EXPECT_EQ(after_set("{\"a\":1}", "/", "2"), "{\"a\":1,\"\":2}");
}

TEST(SetValue, ReplacesTheRootByAnObjectOnly)
{
    EXPECT_EQ(after_set(" {\"a\":1}\n", "", "{\"b\":2}"), " {\"b\":2}\n");
    EXPECT_EQ(after_set("{\"a\":1}", "", "3"), "error valeur_invalide");
}

TEST(SetValue, RefusesWhatIsNoValue)
{
    for (auto const* const value : { "", "x", "1,\"b\":2", "1}", "01", "'a'", "{\"a\":}", "1 2" })
        EXPECT_EQ(after_set("{\"a\":1}", "/a", value), "error valeur_invalide") << value;
}

TEST(SetValue, RefusesAPlaceThatDoesNotExist)
{
    EXPECT_EQ(after_set("{\"a\":1}", "/b/c", "1"), "error pointeur_absent");
    EXPECT_EQ(after_set("{\"a\":1}", "/a/b", "1"), "error pointeur_absent");
    EXPECT_EQ(after_set("{\"a\":[1]}", "/a/2", "1"), "error pointeur_absent");
    EXPECT_EQ(after_set("{\"a\":[1]}", "/a/00", "1"), "error pointeur_absent");
    EXPECT_EQ(after_set("{\"a\":[1]}", "/a/-/b", "1"), "error pointeur_absent");
    EXPECT_EQ(after_set("{\"a\":1}", "a", "1"), "error pointeur_invalide");
    EXPECT_EQ(after_set("{\"a\":1}", "/a~2", "1"), "error pointeur_invalide");
    EXPECT_EQ(after_set("{\"a\":1}", "/a~", "1"), "error pointeur_invalide");
    EXPECT_EQ(after_set("{\"a\":1", "/a", "1"), "error json_invalide");
}

TEST(SetValue, WritesOnceAMemberThatWasWrittenSeveralTimes)
{
    EXPECT_EQ(after_set("{\"a\":1,\"b\":2,\"a\":1}", "/a", "3"), "{\"a\":3,\"b\":2}");
    EXPECT_EQ(after_set("{\"a\":1,\"a\":1, \"b\":2}", "/a", "1"), "{\"a\":1,\"b\":2}");
    EXPECT_EQ(after_set("{\"a\":1,\"a\":1,\"a\":2}", "/a", "1"), "{\"a\":1}");
    EXPECT_EQ(after_set("{\"c\":{\"a\":1,\n \"a\":1,\n \"b\":0}}", "/c/b", "1"),
        "{\"c\":{\"a\":1,\n \"a\":1,\n \"b\":1}}");
}

TEST(SetValue, KeepsTheLineEndsOfTheDocument)
{
    EXPECT_EQ(after_set("{\r\n \"a\": []\r\n}", "/a/-", "1"), "{\r\n \"a\": [\r\n  1\r\n ]\r\n}");
    EXPECT_EQ(after_set("{\r\n \"a\": 1\r\n}", "/b", "1"), "{\r\n \"a\": 1,\r\n \"b\": 1\r\n}");
}

TEST(RemoveValue, TakesTheCommaThatGoesWithIt)
{
    EXPECT_EQ(after_remove("{\"a\":1,\"b\":2,\"c\":3}", "/a"), "{\"b\":2,\"c\":3}");
    EXPECT_EQ(after_remove("{\"a\":1,\"b\":2,\"c\":3}", "/b"), "{\"a\":1,\"c\":3}");
    EXPECT_EQ(after_remove("{\"a\":1,\"b\":2,\"c\":3}", "/c"), "{\"a\":1,\"b\":2}");
    EXPECT_EQ(after_remove("{\"a\":[1, 2, 3]}", "/a/2"), "{\"a\":[1, 2]}");
    EXPECT_EQ(after_remove("{\n  \"a\": 1,\n  \"b\": 2\n}", "/b"), "{\n  \"a\": 1\n}");
    EXPECT_EQ(after_remove("{\n  \"a\": 1,\n  \"b\": 2\n}", "/a"), "{\n  \"b\": 2\n}");
}

TEST(RemoveValue, LeavesAnEmptyContainer)
{
    EXPECT_EQ(after_remove("{\"a\": 1}", "/a"), "{}");
    EXPECT_EQ(after_remove("{\n \"a\": [\n  1\n ]\n}", "/a/0"), "{\n \"a\": []\n}");
}

TEST(RemoveValue, RefusesWhatIsNotThere)
{
    EXPECT_EQ(after_remove("{\"a\":1}", ""), "error pointeur_absent");
    EXPECT_EQ(after_remove("{\"a\":1}", "/b"), "error pointeur_absent");
    EXPECT_EQ(after_remove("{\"a\":[1]}", "/a/-"), "error pointeur_absent");
    EXPECT_EQ(after_remove("{\"a\":[1]}", "/a/1"), "error pointeur_absent");
    EXPECT_EQ(after_remove("[]", "/0"), "error json_invalide");
}

std::string after_edits(std::string_view text, std::vector<JsonEdit> const& edits)
{
    auto const result = apply_edits(text, edits);
    return result ? *result : "error " + result.error().code;
}

TEST(ApplyEdits, DoesThemAllByThePointersOfTheTextAsItStood)
{
    constexpr auto gone = std::nullopt;
    EXPECT_EQ(after_edits("{\"a\":[1,2,3,4],\"b\":{\"c\":5}}",
                  { { "/a/0", gone }, { "/a/2", "9" }, { "/a/3", gone }, { "/b/d", "6" } }),
        "{\"a\":[2,9],\"b\":{\"c\":5,\"d\":6}}");
    EXPECT_EQ(
        after_edits("{\"a\":[1,2,3]}", { { "/a/2", gone }, { "/a/1", gone } }), "{\"a\":[1]}");
    EXPECT_EQ(after_edits("{\"a\":[1,2]}", { { "/a/0", gone }, { "/a/1", gone } }), "{\"a\":[]}");
    EXPECT_EQ(after_edits("{\"a\": {}}", { { "/a/x", "1" }, { "/a/y", "2" } }),
        "{\"a\": {\"x\": 1, \"y\": 2}}");
    EXPECT_EQ(after_edits("{\"a\":1}", { { "/b", "2" }, { "/a", gone }, { "/c", "3" } }),
        "{\"b\":2,\"c\":3}");
    EXPECT_EQ(after_edits("{\"a\":1}", {}), "{\"a\":1}");
}

TEST(ApplyEdits, RefusesAsOneEditWould)
{
    EXPECT_EQ(after_edits("{\"a\":1}", { { "/a", "2" }, { "/b", std::nullopt } }),
        "error pointeur_absent");
    EXPECT_EQ(after_edits("{\"a\":1}", { { "/a", "2" }, { "b", "1" } }), "error pointeur_invalide");
    EXPECT_EQ(after_edits("{\"a\":1}", { { "/a", "x" } }), "error valeur_invalide");
    EXPECT_EQ(after_edits("{\"a\":1}", { { "", std::nullopt } }), "error pointeur_absent");
    EXPECT_EQ(after_edits("{\"a\":1}", { { "", "{}" } }), "error pointeur_absent");
    EXPECT_EQ(after_edits("{\"a\":1", { { "/a", "2" } }), "error json_invalide");
}

// --- Laws
// -------------------------------------------------------------------------------------------------------------

// A tree of our own, so that an edit has a second opinion.
struct Tree {
    JsonKind kind = JsonKind::object;
    std::string text;
    bool truth = false;
    std::vector<std::pair<std::string, Tree>> children; // names are empty in a list
    bool operator==(Tree const&) const = default;
};

// Whatever the size of the trial: a small one must still go everywhere.
std::size_t between(std::size_t low, std::size_t high)
{
    return *rc::gen::resize(100, rc::gen::inRange<std::size_t>(low, high + 1));
}

std::string some_text()
{
    return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab\"\\/~,:{}[] \n")));
}

Tree some_tree(int depth)
{
    using enum JsonKind;
    Tree tree;
    tree.kind = *rc::gen::element(object, array, string, number, boolean, null);
    if (depth == 0)
        tree.kind = object;
    if (depth >= 4 && (tree.kind == object || tree.kind == array))
        tree.kind = null;
    if (tree.kind == string)
        tree.text = some_text();
    if (tree.kind == number)
        tree.text = *rc::gen::element<std::string>(
            "0", "-1", "1e400", "27000.00", "123456789012345678901234567890");
    if (tree.kind == boolean)
        tree.truth = *rc::gen::arbitrary<bool>();
    bool const is_container = tree.kind == object || tree.kind == array;
    auto const count = is_container ? between(depth == 0 ? 1 : 0, 3) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto const name = tree.kind == object ? some_text() + std::to_string(i) : std::string();
        tree.children.emplace_back(name, some_tree(depth + 1));
    }
    return tree;
}

std::string some_spaces(int style)
{
    if (style == 0)
        return {};
    return style == 1 ? " " : *rc::gen::element<std::string>("", " ", "\n", "\n  ", "\t", "\r\n ");
}

// Writes a tree in one of three styles: compact, airy, or with spaces anywhere that JSON admits.
void write(Tree const& tree, int style, std::string& out)
{
    switch (tree.kind) {
    case JsonKind::string:
        return quitus::base::append_json_string(out, tree.text);
    case JsonKind::number:
        out += tree.text;
        return;
    case JsonKind::boolean:
        out += tree.truth ? "true" : "false";
        return;
    case JsonKind::null:
        out += "null";
        return;
    case JsonKind::object:
    case JsonKind::array:
        break;
    }
    bool const is_object = tree.kind == JsonKind::object;
    out += is_object ? '{' : '[';
    for (std::size_t i = 0; i < tree.children.size(); ++i) {
        out += i == 0 ? some_spaces(style)
                      : some_spaces(style == 1 ? 0 : style) + "," + some_spaces(style);
        if (is_object) {
            quitus::base::append_json_string(out, tree.children[i].first);
            out += some_spaces(style == 1 ? 0 : style) + ":" + some_spaces(style);
        }
        write(tree.children[i].second, style, out);
    }
    out += some_spaces(style);
    out += is_object ? '}' : ']';
}

Tree read_node(JsonDocument const& json, std::uint32_t index)
{
    auto const& node = json.nodes()[index];
    Tree tree{
        .kind = node.kind, .text = std::string(node.text), .truth = node.truth, .children = {}
    };
    auto child = index + 1;
    for (std::uint32_t i = 0; i < node.children; ++i, child = json.nodes()[child].next)
        tree.children.emplace_back(json.nodes()[child].key, read_node(json, child));
    return tree;
}

Tree read(std::string_view text)
{
    JsonDocument json;
    RC_ASSERT(!json.parse(text).has_value());
    return read_node(json, 0);
}

// A way down to some node that has a parent: ranks, and the pointer that says the same.
struct Way {
    std::vector<std::size_t> ranks;
    std::string pointer;
};

Way some_way(Tree const& tree)
{
    Way way;
    auto const* at = &tree;
    while (!at->children.empty() && (way.ranks.empty() || *rc::gen::arbitrary<bool>())) {
        auto const rank = between(0, at->children.size() - 1);
        way.ranks.push_back(rank);
        way.pointer += '/';
        way.pointer += at->kind == JsonKind::object
            ? quitus::base::escape_pointer_token(at->children[rank].first)
            : std::to_string(rank);
        at = &at->children[rank].second;
    }
    return way;
}

Tree& parent_of(Tree& tree, Way const& way)
{
    auto* at = &tree;
    for (std::size_t i = 0; i + 1 < way.ranks.size(); ++i)
        at = &at->children[way.ranks[i]].second;
    return *at;
}

// True when one text becomes the other by changing one stretch of at most `longest` bytes.
bool differ_in_one_place(std::string_view left, std::string_view right, std::size_t longest)
{
    auto const shorter = std::min(left.size(), right.size());
    std::size_t before = 0, after = 0;
    while (before < shorter && left[before] == right[before])
        ++before;
    while (after < shorter - before
        && left[left.size() - 1 - after] == right[right.size() - 1 - after])
        ++after;
    return std::max(left.size(), right.size()) - before - after <= longest;
}

struct Sample {
    Tree tree;
    std::string text;
};

Sample some_sample()
{
    Sample sample{ .tree = some_tree(0), .text = {} };
    auto const style = static_cast<int>(between(0, 2));
    write(sample.tree, style, sample.text);
    RC_ASSERT(read(sample.text) == sample.tree);
    return sample;
}

RC_GTEST_PROP(SetValueLaw, ReadsAsTheSameEditOfATree, ())
{
    auto [tree, text] = some_sample();
    auto const way = some_way(tree);
    auto const value = some_tree(3);
    std::string value_text;
    write(value, static_cast<int>(between(0, 2)), value_text);

    auto const edited = set_value(text, way.pointer, value_text);

    RC_ASSERT(edited.has_value());
    auto& target = parent_of(tree, way).children[way.ranks.back()].second;
    target = value;
    RC_ASSERT(read(*edited) == tree);
    RC_ASSERT(edited->find(value_text) != std::string::npos);
}

RC_GTEST_PROP(SetValueLaw, AddsAtTheEndAndTouchesNothingElse, ())
{
    auto [tree, text] = some_sample();
    auto const way = some_way(tree);
    auto* at = &parent_of(tree, way);
    auto const above = way.pointer.substr(0, way.pointer.rfind('/'));
    auto const name = at->kind == JsonKind::object ? std::string("neuf ~/\"") : std::string("-");

    auto const edited
        = set_value(text, above + "/" + quitus::base::escape_pointer_token(name), "\"valeur\"");

    RC_ASSERT(edited.has_value());
    at->children.emplace_back(at->kind == JsonKind::object ? name : std::string(),
        Tree{ .kind = JsonKind::string, .text = "valeur", .truth = false, .children = {} });
    RC_ASSERT(read(*edited) == tree);
    RC_ASSERT(differ_in_one_place(text, *edited, 80));
}

RC_GTEST_PROP(RemoveValueLaw, ReadsAsTheSameEditOfATree, ())
{
    auto [tree, text] = some_sample();
    auto const way = some_way(tree);

    auto const edited = remove_value(text, way.pointer);

    RC_ASSERT(edited.has_value());
    auto& siblings = parent_of(tree, way).children;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(way.ranks.back()));
    RC_ASSERT(read(*edited) == tree);
    RC_ASSERT(edited->size() < text.size());
}

// The children of one container, each left, replaced or removed, and members added.
RC_GTEST_PROP(ApplyEditsLaw, IsTheSameEditsOneByOneFromTheLast, ())
{
    auto const [tree, text] = some_sample();
    auto const way = some_way(tree);
    auto copy = tree;
    auto const& container = parent_of(copy, way);
    auto const above = way.pointer.substr(0, way.pointer.rfind('/'));
    std::vector<JsonEdit> edits;
    for (std::size_t rank = 0; rank < container.children.size(); ++rank) {
        auto const token = container.kind == JsonKind::object
            ? quitus::base::escape_pointer_token(container.children[rank].first)
            : std::to_string(rank);
        auto const choice = between(0, 2);
        if (choice == 1)
            edits.push_back({ above + "/" + token, "[true]" });
        if (choice == 2)
            edits.push_back({ above + "/" + token, std::nullopt });
    }
    if (container.kind == JsonKind::object) {
        edits.push_back({ above + "/neuf un", "1" });
        edits.push_back({ above + "/neuf deux", "2" });
    }

    auto const edited = apply_edits(text, edits);

    auto one_by_one = text;
    for (auto const& edit : edits)
        if (edit.value)
            one_by_one = set_value(one_by_one, edit.pointer, *edit.value).value();
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        if (!edit->value)
            one_by_one = remove_value(one_by_one, edit->pointer).value();
    RC_ASSERT(edited.has_value());
    RC_ASSERT(read(*edited) == read(one_by_one));
}

RC_GTEST_PROP(RemoveValueLaw, UndoesAnAddition, ())
{
    auto const [tree, text] = some_sample();
    auto const added = set_value(text, "/neuf", "[1, {\"a\": \"}\"}]");
    RC_ASSERT(added.has_value());
    RC_ASSERT(remove_value(*added, "/neuf") == text);
}

}
