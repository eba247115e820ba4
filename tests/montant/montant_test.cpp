// SPDX-License-Identifier: EUPL-1.2
// What is read as an amount, what is printed, and the VAT vectors of the standards.
#include "montant/montant.h"

#include <gtest/gtest.h>
#include <limits>

using namespace quitus::montant;

namespace {

Cents cents(std::string_view text)
{
    return Montant::parse(text).value().cents.value();
}

Taux const taux_normal = Taux::of_basis_points(2000);

struct Tva {
    std::string_view ht, tva, ttc;
};

}

TEST(Montant, IsReadExactlyInCents)
{
    EXPECT_EQ(cents("27000.00").count(), 2'700'000);
    EXPECT_EQ(cents("27000").count(), 2'700'000);
    EXPECT_EQ(cents("0.5").count(), 50);
    EXPECT_EQ(cents("0.05").count(), 5);
    EXPECT_EQ(cents("007.10").count(), 710);
    EXPECT_EQ(cents("-800.00").count(), -80'000);
    EXPECT_EQ(cents("1.230000000").count(), 123);
    EXPECT_EQ(cents("999999999999.99").count(), 99'999'999'999'999);
    EXPECT_EQ(cents("-999999999999.99").count(), -99'999'999'999'999);
}

TEST(Montant, KeepsItsTextAndItsNumberOfDecimals)
{
    std::string_view const text = "1234.500";
    auto const read = Montant::parse(text).value();
    EXPECT_EQ(read.texte.data(), text.data());
    EXPECT_EQ(read.texte, text);
    EXPECT_EQ(read.decimales, 3);
    EXPECT_EQ(Montant::parse("12").value().decimales, 0);
    EXPECT_EQ(Montant::parse("12.3").value().decimales, 1);
    EXPECT_EQ(Montant::parse("0.123456789").value().decimales, 9);
}

TEST(Montant, WithAFractionOfACentHasNoValueInCents)
{
    // "1.234" is one euro and a bit, never one thousand two hundred and thirty-four.
    auto const read = Montant::parse("1.234").value();
    EXPECT_EQ(read.decimales, 3);
    EXPECT_FALSE(read.cents.has_value());
    EXPECT_FALSE(Montant::parse("0.000000001").value().cents.has_value());
    EXPECT_FALSE(Montant::parse("-0.001").value().cents.has_value());
}

TEST(Montant, IsNegativeWhenItsValueIs)
{
    EXPECT_TRUE(Montant::parse("-0.01").value().negatif);
    EXPECT_TRUE(Montant::parse("-0.001").value().negatif);
    EXPECT_TRUE(Montant::parse("-5").value().negatif);
    EXPECT_FALSE(Montant::parse("-0.00").value().negatif);
    EXPECT_FALSE(Montant::parse("-0").value().negatif);
    EXPECT_FALSE(Montant::parse("5").value().negatif);
    EXPECT_EQ(cents("-0.00"), Cents());
}

TEST(Montant, OfAnotherFormIsRefused)
{
    for (auto const* text : { "", "-", ".", ".5", "5.", "-.5", "1e5", "1E5", "27 000", "27000,00",
             "+5", "--5", "1.2.3", "0x10", " 5", "5 ", "1234567890123", "0.1234567890", "٣", "5\n",
             "NaN", "1_000", "27\u202f000.00", "5€" })
        EXPECT_FALSE(Montant::parse(text).has_value()) << text;
    EXPECT_FALSE(Montant::parse(std::string_view("5\0", 2)).has_value());
}

TEST(Taux, IsReadWithTwoDecimals)
{
    EXPECT_EQ(Taux::parse("20.00").value().basis_points(), 2000);
    EXPECT_EQ(Taux::parse("8.50").value().basis_points(), 850);
    EXPECT_EQ(Taux::parse("0.00").value().basis_points(), 0);
    EXPECT_EQ(Taux::parse("99.99").value().basis_points(), 9999);
}

TEST(Taux, OfAnotherFormIsRefused)
{
    for (auto const* text : { "", "20", "20.0", "20.000", "020.00", "08.50", "00.00", "100.00",
             "-8.50", "8,50", "20.00 ", "2O.00", ".50", "8.5", "....", "....." })
        EXPECT_FALSE(Taux::parse(text).has_value()) << text;
}

TEST(Taux, IsPrintedAsItIsRead)
{
    for (std::int32_t points = 0; points < 10'000; ++points)
        ASSERT_EQ(Taux::parse(Taux::of_basis_points(points).text()).value().basis_points(), points);
    EXPECT_EQ(Taux::of_basis_points(3000).text(), "30.00");
    EXPECT_EQ(Taux::of_basis_points(850).text(), "8.50");
    EXPECT_EQ(Taux::of_basis_points(10'000).text(), "100.00");
    EXPECT_EQ(Taux::of_basis_points(-5).text(), "-0.05");
}

TEST(TvaArrondie, IsThatOfTheVectors)
{
    for (auto const& [ht, tva, ttc] :
        { Tva{ "1000.00", "200.00", "1200.00" }, Tva{ "1234.56", "246.91", "1481.47" },
            Tva{ "0.01", "0.00", "0.01" }, Tva{ "0.02", "0.00", "0.02" },
            Tva{ "0.03", "0.01", "0.04" }, Tva{ "3333.33", "666.67", "4000.00" },
            Tva{ "8333.33", "1666.67", "10000.00" }, Tva{ "99999.99", "20000.00", "119999.99" } }) {
        auto const computed = part_arrondie_au_demi_superieur(cents(ht), taux_normal);
        EXPECT_EQ(decimal_text(computed), tva) << ht;
        EXPECT_EQ(decimal_text(cents(ht) + computed), ttc) << ht;
    }
}

TEST(TvaArrondie, LineByLineIsNotThatOfTheTotal)
{
    auto const of = [](std::string_view ht) {
        return part_arrondie_au_demi_superieur(cents(ht), taux_normal);
    };
    EXPECT_EQ(of("0.32") + of("0.32") + of("0.32"), cents("0.18"));
    EXPECT_EQ(of("0.96"), cents("0.19"));
    EXPECT_EQ(of("33.33") + of("33.33") + of("33.33"), cents("20.01"));
    EXPECT_EQ(of("99.99"), cents("20.00"));
}

TEST(TvaArrondie, FromTtcBackToHtDoesNotAlwaysComeHome)
{
    auto const ht_of = [](std::string_view ttc) {
        return prorata_arrondi_au_demi_superieur(cents(ttc), cents("100.00"), cents("120.00"));
    };
    auto const ttc_of
        = [](Cents ht) { return ht + part_arrondie_au_demi_superieur(ht, taux_normal); };
    EXPECT_EQ(ht_of("1000.00"), cents("833.33"));
    EXPECT_EQ(ht_of("0.03"), cents("0.03")); // 0.025: the half goes up
    EXPECT_EQ(ttc_of(ht_of("0.03")), cents("0.04"));
    EXPECT_EQ(ht_of("9999.99"), cents("8333.33"));
    EXPECT_EQ(ttc_of(ht_of("9999.99")), cents("10000.00"));
}

TEST(TvaArrondie, GoldenInvoiceOfSeveralRatesAddsUp)
{
    auto const ttc = cents("624.90") + cents("46.25");
    EXPECT_EQ(ttc, cents("671.15"));
    EXPECT_EQ(ttc - cents("201.00"), cents("470.15"));
}

TEST(Arrondi, HalfACentGoesAwayFromZero)
{
    auto const half_of = [](std::int64_t count) {
        return part_arrondie_au_demi_superieur(Cents::of(count), Taux::of_basis_points(5000))
            .count();
    };
    EXPECT_EQ(half_of(25), 13);
    EXPECT_EQ(half_of(-25), -13);
    EXPECT_EQ(half_of(1), 1);
    EXPECT_EQ(half_of(-1), -1);
    EXPECT_EQ(half_of(24), 12);
    EXPECT_EQ(half_of(0), 0);
    // 8.50 % of 0.10 is 0.0085, of 1.00 is 0.085, of 3.00 is 0.255.
    auto const reunion = Taux::of_basis_points(850);
    EXPECT_EQ(part_arrondie_au_demi_superieur(cents("0.10"), reunion), cents("0.01"));
    EXPECT_EQ(part_arrondie_au_demi_superieur(cents("1.00"), reunion), cents("0.09"));
    EXPECT_EQ(part_arrondie_au_demi_superieur(cents("3.00"), reunion), cents("0.26"));
}

TEST(Arrondi, OfTheGreatestAmountsDoesNotOverflow)
{
    auto const greatest = Cents::of(std::numeric_limits<std::int64_t>::max());
    auto const least = Cents::of(std::numeric_limits<std::int64_t>::min());
    auto const whole = Taux::of_basis_points(10'000);
    EXPECT_EQ(part_arrondie_au_demi_superieur(greatest, whole), greatest);
    EXPECT_EQ(part_arrondie_au_demi_superieur(least, whole), least);
    EXPECT_EQ(prorata_arrondi_au_demi_superieur(greatest, greatest, greatest), greatest);
    EXPECT_EQ(prorata_arrondi_au_demi_superieur(least, greatest, greatest), least);
}

TEST(CentsDeathTest, AbortRatherThanOverflow)
{
    auto const greatest = Cents::of(std::numeric_limits<std::int64_t>::max());
    auto const least = Cents::of(std::numeric_limits<std::int64_t>::min());
    EXPECT_DEATH(greatest + Cents::of(1), "overflow");
    EXPECT_DEATH(least - Cents::of(1), "overflow");
    EXPECT_DEATH(least.magnitude(), "overflow");
    EXPECT_DEATH(
        part_arrondie_au_demi_superieur(greatest, Taux::of_basis_points(10'001)), "rounded");
}

TEST(ProrataDeathTest, RequiresAShareOfAWhole)
{
    auto const one = Cents::of(1);
    EXPECT_DEATH(prorata_arrondi_au_demi_superieur(one, one, Cents()), "numerateur");
    EXPECT_DEATH(prorata_arrondi_au_demi_superieur(one, Cents(), Cents()), "denominateur");
    EXPECT_DEATH(prorata_arrondi_au_demi_superieur(one, Cents::of(-1), one), "numerateur");
    EXPECT_DEATH(prorata_arrondi_au_demi_superieur(one, Cents::of(2), one), "numerateur");
}

TEST(Ecriture, IsThatOfTheExchangeFormat)
{
    EXPECT_EQ(decimal_text(Cents::of(2'700'000)), "27000.00");
    EXPECT_EQ(decimal_text(Cents::of(-80'000)), "-800.00");
    EXPECT_EQ(decimal_text(Cents::of(5)), "0.05");
    EXPECT_EQ(decimal_text(Cents::of(-5)), "-0.05");
    EXPECT_EQ(decimal_text(Cents()), "0.00");
    EXPECT_EQ(
        decimal_text(Cents::of(std::numeric_limits<std::int64_t>::min())), "-92233720368547758.08");
}

TEST(Ecriture, ForPeopleFollowsFrenchTypography)
{
    EXPECT_EQ(euros(Cents::of(2'700'000)), "27\u202f000,00\u00a0€");
    EXPECT_EQ(euros(Cents::of(123'456'789)), "1\u202f234\u202f567,89\u00a0€");
    EXPECT_EQ(euros(Cents::of(99'999)), "999,99\u00a0€");
    EXPECT_EQ(euros(Cents::of(-80'000)), "−800,00\u00a0€");
    EXPECT_EQ(euros(Cents::of(7)), "0,07\u00a0€");
    EXPECT_EQ(euros(Cents()), "0,00\u00a0€");
}
