// SPDX-License-Identifier: EUPL-1.2
// The search for the instants at which an outcome changes, on outcomes that are functions of time
// drawn in memory: the search sees only their answers.
#include "jugement/horizon/intervalles.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using calendrier::Instant;
using jugement::Essai;
using verdict::Intervalle;
using verdict::Issue;
using verdict::Verdict;

Instant at(std::int64_t seconds)
{
    return Instant::of_seconds_since_1970(seconds);
}

constexpr std::int64_t first = -2'000'000'000, last = 7'000'000'000; // 1906 and 2191

// An outcome that changes at each of the instants, and what a trial knows of them.
struct Loi {
    std::map<std::int64_t, int> paliers; // from that second on, that case
    bool tells = true; // a trial says the instants it hangs on
    std::size_t essais = 0;

    Issue issue(std::int64_t second) const
    {
        auto const after = paliers.upper_bound(second);
        int const cas = after == paliers.begin() ? 0 : std::prev(after)->second;
        return {
            .verdict = cas % 2 == 0 ? Verdict::recevable : Verdict::rejet, .cas = cas, .regles = {}
        };
    }
    std::vector<Essai> operator()(std::vector<Instant> const& instants)
    {
        RC_ASSERT(std::ranges::is_sorted(instants));
        std::vector<Essai> answers;
        for (auto const instant : instants) {
            ++essais;
            auto& answer = answers.emplace_back(Essai{ issue(instant.seconds_since_1970()), {} });
            for (auto const& [second, cas] : paliers) {
                if (tells)
                    answer.suites.push_back(at(second));
            }
        }
        return answers;
    }
};

std::map<std::int64_t, int> drawn_levels()
{
    auto const drawn = *rc::gen::container<std::map<std::int64_t, int>>(
        rc::gen::inRange<std::int64_t>(first + 1, last), rc::gen::inRange(0, 4));
    return drawn;
}

void assert_sound(std::vector<Intervalle> const& found, Loi const& loi)
{
    RC_ASSERT(!found.empty());
    RC_ASSERT(!found.front().de.has_value());
    RC_ASSERT(!found.back().a.has_value());
    for (std::size_t rang = 0; rang < found.size(); ++rang) {
        auto const& [de, a, issue, motifs] = found[rang];
        if (de)
            RC_ASSERT(loi.issue(de->seconds_since_1970()) == issue);
        if (!a)
            continue;
        RC_ASSERT(loi.issue(a->seconds_since_1970() - 1) == issue);
        RC_ASSERT(found[rang + 1].de == a);
        RC_ASSERT(found[rang + 1].issue != issue);
    }
}

// How many times the outcome really changes: two levels of one outcome are one.
std::size_t changes(Loi const& loi)
{
    std::size_t count = 0;
    for (auto const& [second, cas] : loi.paliers)
        count += loi.issue(second - 1) != loi.issue(second) ? 1 : 0;
    return count;
}

RC_GTEST_PROP(LesIntervalles, SontExactsQuandLesEssaisDisentLeursInstants, ())
{
    Loi loi{ .paliers = drawn_levels() };
    auto const found = jugement::find_intervalles(std::ref(loi), { at(first), at(last) });
    assert_sound(found, loi);
    RC_ASSERT(found.size() == changes(loi) + 1);
}

RC_GTEST_PROP(LesIntervalles, SontTrouvesALaSecondeEntreDeuxEssaisQuiDifferent, ())
{
    auto const second = *rc::gen::inRange<std::int64_t>(first + 1, last);
    Loi loi{ .paliers = { { second, 1 } }, .tells = false };
    auto const found = jugement::find_intervalles(std::ref(loi), { at(first), at(last) });
    RC_ASSERT(found.size() == 2U);
    RC_ASSERT(found[1].de == at(second));
    RC_ASSERT(loi.essais < 45U); // half of what is left, each time: 2^33 seconds
}

TEST(LesIntervalles, DUneIssueQuiNeChangePasSontUnSeul)
{
    Loi loi{};
    auto const found = jugement::find_intervalles(std::ref(loi), { at(0) });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].de || found[0].a);
}

TEST(LesIntervalles, DistinguentLeVerdictLeCasEtLesRegles)
{
    auto const issue_at = [](std::int64_t second) {
        Issue issue{ .verdict = Verdict::rejet, .cas = 1, .regles = { "CAL-003" } };
        if (second >= 10)
            issue.regles = { "CAL-003", "MNT-007" };
        if (second >= 20)
            issue.cas = 2;
        if (second >= 30)
            issue.verdict = Verdict::a_modifier;
        return issue;
    };
    auto const essayer = [&](std::vector<Instant> const& instants) {
        std::vector<Essai> answers;
        for (auto const instant : instants)
            answers.push_back({ issue_at(instant.seconds_since_1970()), { at(15), at(25) } });
        return answers;
    };
    auto const found = jugement::find_intervalles(essayer, { at(0), at(100) });
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[1].de, at(10));
    EXPECT_EQ(found[2].de, at(20));
    EXPECT_EQ(found[3].de, at(30));
}

// What a trial at a new instant tells is tried too, and what that one tells, to the end.
TEST(LesIntervalles, SuiventCeQueChaqueEssaiDecouvre)
{
    Loi const loi{ .paliers = { { 100, 1 }, { 101, 0 }, { 200, 1 }, { 201, 0 } } };
    auto const essayer = [&](std::vector<Instant> const& instants) {
        std::vector<Essai> answers;
        for (auto const instant : instants) {
            auto const second = instant.seconds_since_1970();
            std::vector<Instant> suites;
            if (second == 0)
                suites = { at(100), at(101) };
            if (second == 100)
                suites = { at(200), at(201) };
            answers.push_back({ loi.issue(second), suites });
        }
        return answers;
    };
    auto const found = jugement::find_intervalles(essayer, { at(0), at(1000) });
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[3].de, at(200));
    EXPECT_EQ(found[3].a, at(201));
}

TEST(UneIssue, NeRetientPasLesInformationsEtDitChaqueRegleUneFois)
{
    using verdict::Consequence;
    auto const finding = [](verdict::IdRegle regle, Consequence consequence) {
        return verdict::Constat{ .regle = regle, .consequence = consequence };
    };
    std::vector const constats{ finding("MNT-007", Consequence::a_modifier),
        finding("CAL-013", Consequence::information), finding("MNT-007", Consequence::a_modifier),
        finding("CAL-003", Consequence::rejet) };
    auto const issue = verdict::issue_of(Verdict::rejet, 3, constats);
    EXPECT_EQ(issue.regles, (std::vector<verdict::IdRegle>{ "MNT-007", "CAL-003" }));
}

}
