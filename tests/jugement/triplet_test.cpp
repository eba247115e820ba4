// SPDX-License-Identifier: EUPL-1.2
// The amounts that hold together, by hand and by a law: a single wrong member is found again from
// the three others and from another paper.
#include "jugement/corrections/montants/triplet.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus::jugement::corrections;
using quitus::montant::Cents;
using quitus::montant::Taux;

// Amounts in cents, rate in hundredths of a percent; -1: not known.
Triplet triplet(std::int64_t ht, std::int32_t taux, std::int64_t tva, std::int64_t ttc)
{
    auto const cents = [](std::int64_t count) {
        return count < 0 ? std::nullopt : std::optional(Cents::of(count));
    };
    return { cents(ht), cents(tva), cents(ttc),
        taux < 0 ? std::nullopt : std::optional(Taux::of_basis_points(taux)) };
}

Lois const lois{ Cents{}, { Taux::of_basis_points(2000), Taux::of_basis_points(850) } };
Triplet const juste = triplet(2'250'000, 2000, 450'000, 2'700'000);

TEST(Triplet, HoldsTogetherToTheCent)
{
    EXPECT_TRUE(holds_together(juste, lois));
    EXPECT_FALSE(holds_together(triplet(2'250'000, 2000, 450'000, 2'700'001), lois));
    EXPECT_FALSE(holds_together(triplet(2'250'000, 2000, 450'001, 2'700'001), lois));
    EXPECT_FALSE(holds_together(triplet(2'250'000, -1, 450'000, 2'700'000), lois));
    EXPECT_FALSE(holds_together(triplet(0, 2000, 0, 0), lois));
    // 8.50 % of 22501.00 is 1912.585: half up.
    EXPECT_TRUE(holds_together(triplet(2'250'100, 850, 191'259, 2'441'359), lois));
    EXPECT_FALSE(holds_together(triplet(2'250'100, 850, 191'258, 2'441'358), lois));
}

TEST(Triplet, GivesTheMemberThatLacks)
{
    EXPECT_EQ(resolve(triplet(-1, 2000, 450'000, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, -1, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, 450'000, -1), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, -1, 450'000, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, -1, -1), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(-1, 2000, -1, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, -1, 450'000, -1), {}, lois), juste);
}

TEST(Triplet, GivesNothingWhenSeveralReadingsOrNoneRemain)
{
    EXPECT_EQ(
        resolve(triplet(-1, 2000, 450'000, -1), {}, lois), std::nullopt); // 22499.98 to 22500.02
    EXPECT_EQ(resolve(triplet(2'250'000, -1, -1, -1), {}, lois), std::nullopt);
    EXPECT_EQ(resolve(triplet(-1, -1, -1, -1), {}, lois), std::nullopt);
    // No HT gives 0.03 with 20 %: 0.02 gives 0.02 + 0.00, 0.03 gives 0.03 + 0.01.
    EXPECT_EQ(resolve(triplet(-1, 2000, -1, 3), {}, lois), std::nullopt);
    // No admitted rate gives 10 %.
    EXPECT_EQ(resolve(triplet(2'250'000, -1, 225'000, 2'475'000), {}, lois), std::nullopt);
}

TEST(Triplet, PrefersWhatIsComputedToTheHt)
{
    // 22500.01 would do as well as a HT.
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, 450'000, 2'700'001), {}, lois), juste);
    // Unless what was computed from the line says that the HT was mistaken.
    Temoins const totals{ {}, { triplet(2'250'001, -1, 450'000, 2'700'001) } };
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, 450'000, 2'700'001), totals, lois),
        triplet(2'250'001, 2000, 450'000, 2'700'001));
    // A HT that is the only thing to change is changed.
    EXPECT_EQ(resolve(triplet(2'000, 2000, 450'000, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, 850, 450'000, 2'700'000), {}, lois), juste);
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, 440'000, 2'690'000), {}, lois), juste);
}

TEST(Triplet, ChangesNothingThatAnotherPaperBears)
{
    Temoins const facture{ { juste }, {} };
    // HT and rate give another TTC, and the invoice bears this one: a person must look.
    EXPECT_EQ(resolve(triplet(2'250'100, 850, 191'259, 2'700'000), facture, lois), std::nullopt);
    EXPECT_EQ(resolve(triplet(2'250'000, 2000, 450'000, 2'700'001), facture, lois), juste);
}

RC_GTEST_PROP(TripletLaw, FindsASingleWrongMemberAgain, ())
{
    auto const rate = *rc::gen::element(2000, 850);
    auto const ht = *rc::gen::inRange<std::int64_t>(1'000, 9'000'000);
    auto const tva = (ht * rate + 5000) / 10000; // recounted: half up
    auto const truth = triplet(ht, rate, tva, ht + tva);
    auto const wrong = *rc::gen::inRange<std::int64_t>(1, 9'999'999);
    auto const member = *rc::gen::inRange(0, 3);
    auto declared = truth;
    (member == 0 ? declared.ht : member == 1 ? declared.tva : declared.ttc) = Cents::of(wrong);

    auto const found = resolve(declared, { { truth }, {} }, lois);

    RC_ASSERT(found == truth);
    auto const alone = resolve(declared, {}, lois);
    RC_ASSERT(!alone || holds_together(*alone, lois));
}

}
