// SPDX-License-Identifier: EUPL-1.2
// Laws of money: what is printed is read back, a rounding is never further than half a cent, and
// parts make the whole.
#include "montant/montant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::montant;

namespace {

constexpr std::int64_t cents_max = 99'999'999'999'999; // 12 digits before the point

rc::Gen<Cents> cents()
{
    return rc::gen::map(rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-cents_max, cents_max + 1),
                            rc::gen::inRange<std::int64_t>(-100, 101)),
        Cents::of);
}

rc::Gen<Taux> taux()
{
    return rc::gen::map(rc::gen::inRange<std::int32_t>(0, 10'001), Taux::of_basis_points);
}

}

RC_GTEST_PROP(Lois, AmountPrintedIsReadBack, ())
{
    auto const amount = *cents();
    auto const text = decimal_text(amount);
    auto const read = Montant::parse(text);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->cents == amount);
    RC_ASSERT(read->decimales == 2);
    RC_ASSERT(read->negatif == amount.is_negative());
}

RC_GTEST_PROP(Lois, ZerosAfterTheCentChangeNothing, ())
{
    auto const amount = *cents();
    auto const zeros = *rc::gen::inRange<std::size_t>(0, 8);
    auto const read = Montant::parse(decimal_text(amount) + std::string(zeros, '0'));
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->cents == amount);
}

RC_GTEST_PROP(Lois, RoundedPartIsWithinHalfACentOfTheExactOne, ())
{
    auto const amount = *cents();
    auto const rate = *taux();
    auto const part = part_arrondie_au_demi_superieur(amount, rate);
    // Twice the gap, in ten thousandths of a cent: |2 × (10 000 × part - amount × rate)| <= 10 000.
    auto const gap = part.count() * 10'000 - amount.count() * rate.basis_points();
    RC_ASSERT(2 * gap <= 10'000);
    RC_ASSERT(2 * gap >= -10'000);
    // On the half itself, the rounded part is the further from zero.
    if (gap * 2 == 10'000 || gap * 2 == -10'000)
        RC_ASSERT((gap > 0) == (amount.count() > 0));
}

RC_GTEST_PROP(Lois, RoundingIsSymmetricAboutZero, ())
{
    auto const amount = *cents();
    auto const rate = *taux();
    RC_ASSERT(part_arrondie_au_demi_superieur(Cents() - amount, rate)
        == Cents() - part_arrondie_au_demi_superieur(amount, rate));
}

RC_GTEST_PROP(Lois, AvanceAndRestMakeTheWhole, ())
{
    auto const amount = *cents();
    auto const avance = part_arrondie_au_demi_superieur(amount, *taux());
    RC_ASSERT(avance + (amount - avance) == amount);
    RC_ASSERT(avance.magnitude() <= amount.magnitude());
    RC_ASSERT((amount - avance).magnitude() <= amount.magnitude());
}

RC_GTEST_PROP(Lois, GreaterAmountOrRateNeverGivesASmallerPart, ())
{
    auto const amount = (*cents()).magnitude();
    auto const rate = *rc::gen::inRange<std::int32_t>(0, 10'000);
    auto const part = part_arrondie_au_demi_superieur(amount, Taux::of_basis_points(rate));
    RC_ASSERT(part <= part_arrondie_au_demi_superieur(amount, Taux::of_basis_points(rate + 1)));
    RC_ASSERT(part
        <= part_arrondie_au_demi_superieur(amount + Cents::of(1), Taux::of_basis_points(rate)));
}

RC_GTEST_PROP(Lois, ProrataOfARateIsItsPart, ())
{
    auto const amount = *cents();
    auto const rate = *taux();
    RC_ASSERT(
        prorata_arrondi_au_demi_superieur(amount, Cents::of(rate.basis_points()), Cents::of(10'000))
        == part_arrondie_au_demi_superieur(amount, rate));
}

RC_GTEST_PROP(Lois, ProrataOfNothingIsNothingAndOfTheWholeIsTheWhole, ())
{
    auto const amount = *cents();
    auto const whole = (*cents()).magnitude() + Cents::of(1);
    RC_ASSERT(prorata_arrondi_au_demi_superieur(amount, Cents(), whole) == Cents());
    RC_ASSERT(prorata_arrondi_au_demi_superieur(amount, whole, whole) == amount);
}

RC_GTEST_PROP(Lois, ComplementaryProratasMakeTheWholeWithinACent, ())
{
    auto const amount = *cents();
    auto const whole = (*cents()).magnitude() + Cents::of(1);
    auto const some = Cents::of(*rc::gen::inRange<std::int64_t>(0, whole.count() + 1));
    auto const sum = prorata_arrondi_au_demi_superieur(amount, some, whole)
        + prorata_arrondi_au_demi_superieur(amount, whole - some, whole);
    RC_ASSERT((sum - amount).magnitude() <= Cents::of(1));
}

// A fifth of a whole number of cents is never a half, so at 20 % no rule of the half changes the
// VAT: counted here by fifths, without any.
TEST(Lois, AtTwentyPercentTheRuleOfTheHalfDoesNotMatter)
{
    for (std::int64_t count = 0; count <= 200'000; ++count) {
        auto const nearest_fifth = count / 5 + (count % 5 >= 3 ? 1 : 0);
        ASSERT_EQ(part_arrondie_au_demi_superieur(Cents::of(count), Taux::of_basis_points(2000)),
            Cents::of(nearest_fifth));
    }
}

RC_GTEST_PROP(Lois, NoTextCrashesTheReaders, ())
{
    auto const text = *rc::gen::oneOf(rc::gen::string<std::string>(),
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.-"))));
    auto const read = Montant::parse(text);
    RC_ASSERT(!read || read->texte == text);
    auto const rate = Taux::parse(text);
    RC_ASSERT(!rate || rate->text() == text);
}
