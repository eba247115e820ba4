// SPDX-License-Identifier: EUPL-1.2
// The chain on the published vector (4-standards 6.9), and what it sees of a journal that was
// tampered with.
#include "journal/chaine.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <vector>

using namespace quitus::journal;

namespace {

using Entrees = std::vector<std::string>;

std::string const depot
    = R"({"action":"DEPOT","actor":"u-1","object":"D-1","seq":1,"ts":"2023-09-20T12:00:00Z"})";
std::string const rejet
    = R"({"action":"REJET","actor":"u-2","object":"D-1","seq":2,"ts":"2023-09-20T12:00:01Z"})";

// The links of a journal, the first one included.
std::vector<std::string> chain(Entrees const& entrees)
{
    std::vector<std::string> maillons{ first_link("journal-1") };
    for (auto const& entree : entrees)
        maillons.push_back(next_link(maillons.back(), entree));
    return maillons;
}

// Does replaying these entries give the links kept beside them?
bool agrees(Entrees const& entrees, std::vector<std::string> const& maillons)
{
    return chain(entrees) == maillons;
}

Entrees const quatre{ depot, rejet, R"({"seq":3})", R"({"seq":4})" };

}

TEST(Chaine, GivesThePublishedLinks)
{
    EXPECT_EQ(chain({ depot, rejet }),
        (std::vector<std::string>{
            "5ee4b161eba1ca8a970ae1b6673d3d00567627612edad76d937abfafdcb1c37c",
            "0ae1ff5c383f36d5a772cd335b20193d55ba6b56411ac20974f9cb733f68dcbd",
            "ef2e17080a16a117157dc5e39d79395bb948c942b5c10628962793b1cbaabc90",
        }));
}

TEST(Chaine, AnotherActorInTheFirstEntryGivesThePublishedOtherHead)
{
    auto change = depot;
    change.replace(change.find("u-1"), 3, "u-3");
    EXPECT_EQ(chain({ change, rejet }).back(),
        "d240eb97dfdd484763c8bfde768f61152f562822e9340662b6793be95b8830c9");
}

TEST(Chaine, SeesAnEntryRemovedAtTheBeginningOrInTheMiddleWithItsLink)
{
    auto const maillons = chain(quatre);
    for (std::size_t const rang : { 0U, 1U, 2U }) {
        auto entrees = quatre;
        auto restants = maillons;
        entrees.erase(entrees.begin() + static_cast<std::ptrdiff_t>(rang));
        restants.erase(restants.begin() + static_cast<std::ptrdiff_t>(rang) + 1);
        EXPECT_FALSE(agrees(entrees, restants)) << rang;
    }
}

TEST(Chaine, SeesTwoEntriesThatChangedPlaces)
{
    for (std::size_t rang = 0; rang + 1 < quatre.size(); ++rang) {
        auto entrees = quatre;
        std::swap(entrees[rang], entrees[rang + 1]);
        EXPECT_FALSE(agrees(entrees, chain(quatre))) << rang;
    }
}

// The cut tail is a shorter journal, as whole as the other one: only a head that was published
// outside tells them apart.
TEST(Chaine, DoesNotSeeACutTailAlone)
{
    auto entrees = quatre;
    auto maillons = chain(quatre);
    auto const published = maillons.back();
    entrees.pop_back();
    maillons.pop_back();
    EXPECT_TRUE(agrees(entrees, maillons));
    EXPECT_NE(chain(entrees).back(), published);
}

TEST(Chaine, TwoJournalsShareNoLink)
{
    EXPECT_NE(first_link("journal-1"), first_link("journal-2"));
    EXPECT_NE(next_link(first_link("journal-1"), depot), next_link(first_link("journal-2"), depot));
}

TEST(Chaine, NoEntryPassesForABeginning)
{
    // Without the byte that tells them apart, this journal would begin where the other one stands.
    std::string link_as_bytes(32, '\0');
    EXPECT_NE(first_link(link_as_bytes + depot), next_link(std::string(64, '0'), depot));
}

RC_GTEST_PROP(Chaine, AnyEditOfAnyEntryIsSeen, ())
{
    auto const entrees = *rc::gen::suchThat<Entrees>([](auto const& all) { return !all.empty(); });
    auto const rang = *rc::gen::inRange<std::size_t>(0, entrees.size());
    auto const autre = *rc::gen::arbitrary<std::string>();
    RC_PRE(autre != entrees[rang]);
    auto change = entrees;
    change[rang] = autre;
    RC_ASSERT(!agrees(change, chain(entrees)));
    RC_ASSERT(chain(change).back() != chain(entrees).back());
}

RC_GTEST_PROP(Chaine, ALinkIsSixtyFourLowercaseHexadecimalDigits, ())
{
    auto const link = next_link(first_link(*rc::gen::arbitrary<std::string>()), depot);
    RC_ASSERT(link.size() == 64U);
    RC_ASSERT(std::ranges::all_of(
        link, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
}
