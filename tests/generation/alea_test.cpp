// SPDX-License-Identifier: EUPL-1.2
#include "generation/alea.h"

#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace quitus::generation {

// The five first numbers that the public description of splitmix64 gives for the seed 1234567.
TEST(Alea, IsSplitmix64)
{
    Alea alea(1234567);
    for (auto const expected : { 6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
             4593380528125082431U, 16408922859458223821U })
        EXPECT_EQ(alea.next(), expected);
}

RC_GTEST_PROP(Alea, DrawsBelowItsBound, (std::uint64_t graine))
{
    auto const bound = *rc::gen::inRange<std::uint32_t>(1, UINT32_MAX);
    Alea alea(graine);
    for (int i = 0; i < 20; ++i)
        RC_ASSERT(alea.below(bound) < bound);
}

RC_GTEST_PROP(Alea, DrawsBetweenItsEndsBothIncluded, (std::uint64_t graine))
{
    auto const first = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
    Alea alea(graine);
    std::set<std::int64_t> drawn;
    for (int i = 0; i < 200; ++i)
        drawn.insert(alea.between(first, first + 2));
    RC_ASSERT(drawn == (std::set{ first, first + 1, first + 2 }));
    RC_ASSERT(alea.between(first, first) == first);
}

TEST(Alea, IsFairToAPercent)
{
    Alea alea(99);
    int count = 0;
    for (int i = 0; i < 100'000; ++i)
        count += alea.chance(30) ? 1 : 0;
    EXPECT_NEAR(count, 30'000, 900);
    EXPECT_FALSE(alea.chance(0));
    EXPECT_TRUE(alea.chance(100));
}

TEST(Alea, ForksWithoutMovingAndEachBranchItsOwnWay)
{
    Alea const alea(5);
    EXPECT_EQ(alea.fork(1).next(), alea.fork(1).next());
    std::set<std::uint64_t> firsts;
    for (std::uint64_t branche = 0; branche < 10'000; ++branche)
        firsts.insert(alea.fork(branche).next());
    EXPECT_EQ(firsts.size(), 10'000U);
}

}
