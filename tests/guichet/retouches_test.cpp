// SPDX-License-Identifier: EUPL-1.2
// Changes gathered round after round: each keeps the pointer of the document as it was filed, and
// the patch that they make reads the same when its operations are applied one after the other.
#include "guichet/reparation/retouches.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using guichet::Retouche;
using guichet::Retouches;

constexpr verdict::IdRegle regle("MNT-011");

Retouche change(std::string pointeur, std::optional<std::string> valeur)
{
    return { { std::move(pointeur), std::move(valeur) }, regle, {}, "raison" };
}

std::string one_by_one(std::string texte, std::vector<verdict::Operation> const& operations)
{
    for (auto const& operation : operations)
        texte = operation.genre == verdict::Operation::Genre::retire
            ? base::remove_value(texte, operation.pointeur).value()
            : base::set_value(texte, operation.pointeur, operation.valeur).value();
    return texte;
}

TEST(Retouches, KeepThePointersOfTheOriginal)
{
    std::string const texte = R"({"l":[0,1,2,3,4],"t":9})";
    Retouches retouches(texte);
    retouches.add({ change("/l/1", std::nullopt), change("/l/3", std::nullopt) });
    EXPECT_EQ(retouches.text(), R"({"l":[0,2,4],"t":9})");
    EXPECT_EQ(retouches.in_original("/l/1"), "/l/2");
    EXPECT_EQ(retouches.in_original("/l/2/x"), "/l/4/x");
    EXPECT_EQ(retouches.in_original("/t/1"), "/t/1");
    retouches.add({ change("/l/2", "44"), change("/l/0", std::nullopt), change("/t", "8") });
    EXPECT_EQ(retouches.text(), R"({"l":[2,44],"t":8})");
    EXPECT_EQ(one_by_one(texte, retouches.operations()), retouches.text());
    auto const second = std::ranges::find(retouches.all(), "/l/1",
        [](Retouche const& retouche) -> std::string const& { return retouche.edit.pointer; });
    std::size_t const sans[] = { static_cast<std::size_t>(second - retouches.all().begin()) };
    EXPECT_EQ(retouches.text_without(sans), R"({"l":[1,2,44],"t":8})");
}

TEST(Retouches, AChangeWithinANewValueIsAPartOfIt)
{
    std::string const texte = R"({"a":{"id":1}})";
    Retouches retouches(texte);
    retouches.add({ change("/a", R"([{"id":1}])") });
    retouches.add({ change("/a/0/id", "2"), change("/a/0/nom", "\"x\"") });
    EXPECT_EQ(retouches.text(), R"({"a":[{"id":2,"nom":"x"}]})");
    ASSERT_EQ(retouches.operations().size(), 1U);
    retouches.add({ change("/a", std::nullopt) });
    EXPECT_EQ(retouches.text(), "{}");
    EXPECT_EQ(retouches.operations().front().avant, R"({"id":1})");
}

TEST(Retouches, RemovalsWithinANewValueNameWhatStoodThere)
{
    std::string const texte = R"({"a":0})";
    Retouches retouches(texte);
    std::string numbers;
    for (int i = 0; i < 12; ++i)
        numbers += (i == 0 ? "" : ",") + std::to_string(i);
    retouches.add({ change("/a", "[" + numbers + "]") });
    retouches.add({ change("/a/1", std::nullopt), change("/a/10", std::nullopt),
        change("/a/1", std::nullopt), change("/a/2", std::nullopt) });
    EXPECT_EQ(retouches.text(), R"({"a":[0,3,4,5,6,7,8,9,11]})");
}

TEST(Retouches, TheLastWordOnAPlaceIsTheOnlyOne)
{
    std::string const texte = R"({"a":1,"l":[{"b":1}]})";
    Retouches retouches(texte);
    retouches.add({ change("/a", "2"), change("/neuf", "1"), change("/l/0/b", "2") });
    retouches.add(
        { change("/a", "3"), change("/neuf", std::nullopt), change("/l/0", std::nullopt) });
    EXPECT_EQ(retouches.text(), R"({"a":3,"l":[]})");
    ASSERT_EQ(retouches.operations().size(), 2U);
    EXPECT_EQ(verdict::text(retouches.operations()[0].genre), "replace");
    EXPECT_EQ(verdict::text(retouches.operations()[1].genre), "remove");
}

TEST(Retouches, AMemberThatIsNullIsReplacedAndOneThatLacksIsAdded)
{
    std::string const texte = R"({"a":null})";
    Retouches retouches(texte);
    retouches.add({ change("/a", "1"), change("/b", "1") });
    EXPECT_EQ(verdict::text(retouches.operations()[0].genre), "add");
    EXPECT_EQ(retouches.operations()[0].pointeur, "/b");
    EXPECT_EQ(verdict::text(retouches.operations()[1].genre), "replace");
}

// Rounds of changes of a list of lists, followed on a list of our own.
RC_GTEST_PROP(RetouchesLaw, ThePatchIsTheText, ())
{
    std::vector<std::vector<int>> truth;
    std::string texte = "{\"l\":[";
    int next = 0;
    for (int i = 0; i < 4; ++i) {
        truth.push_back({});
        texte += i == 0 ? "[" : ",[";
        for (int j = 0; j < 3; ++j) {
            truth.back().push_back(next);
            texte += (j == 0 ? "" : ",") + std::to_string(next++);
        }
        texte += "]";
    }
    texte += "]}";
    Retouches retouches(texte);
    for (int round = 0; round < 4; ++round) {
        std::vector<Retouche> changes;
        auto copy = truth;
        for (auto i = copy.size(); i-- > 0;) {
            auto const place = "/l/" + std::to_string(i);
            if (*rc::gen::inRange(0, 6) == 0) {
                changes.push_back(change(place, std::nullopt));
                copy.erase(copy.begin() + static_cast<std::ptrdiff_t>(i));
                continue;
            }
            for (auto j = copy[i].size(); j-- > 0;) {
                auto const inner = place + "/" + std::to_string(j);
                auto const choice = *rc::gen::inRange(0, 5);
                if (choice == 0) {
                    changes.push_back(change(inner, std::nullopt));
                    copy[i].erase(copy[i].begin() + static_cast<std::ptrdiff_t>(j));
                } else if (choice == 1) {
                    changes.push_back(change(inner, std::to_string(next)));
                    copy[i][j] = next++;
                }
            }
        }
        truth = copy;
        retouches.add(changes);
    }
    std::string expected = "{\"l\":[";
    for (auto const& inner : truth) {
        expected += expected.back() == '[' ? "[" : ",[";
        for (std::size_t j = 0; j < inner.size(); ++j)
            expected += (j == 0 ? "" : ",") + std::to_string(inner[j]);
        expected += "]";
    }
    expected += "]}";
    RC_ASSERT(retouches.text() == expected);
    RC_ASSERT(one_by_one(texte, retouches.operations()) == expected);
}

}
