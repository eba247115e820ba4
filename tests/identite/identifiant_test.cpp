// SPDX-License-Identifier: EUPL-1.2
// Vectors of the standards: numbers of public sources, and numbers made to break one thing at a
// time.
#include "identite/identifiant.h"

#include <gtest/gtest.h>

using namespace quitus::identite;

namespace {

constexpr auto forme = Defaut::forme;
constexpr auto nul = Defaut::nul;
constexpr auto cle = Defaut::cle;

template <typename T>
void expect_read(std::initializer_list<std::string_view> texts)
{
    for (auto const text : texts) {
        auto const read = T::parse(text);
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(read->text(), text);
    }
}

template <typename T>
void expect_refused(Defaut defaut, std::initializer_list<std::string_view> texts)
{
    for (auto const text : texts) {
        auto const read = T::parse(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_EQ(read.error(), defaut) << text;
    }
}

}

TEST(Luhn, SumOfARightNumberIsAMultipleOfTen)
{
    EXPECT_EQ(luhn_sum("49927398716") % 10, 0U);
    EXPECT_EQ(luhn_sum("1428572") % 10, 0U);
    EXPECT_EQ(luhn_sum("490154203237518") % 10, 0U);
    // The digit that completes 4992739871 is 6: the others fail.
    for (char last = '0'; last <= '9'; ++last)
        EXPECT_EQ(luhn_sum(std::string("4992739871") + last) % 10 == 0, last == '6');
}

TEST(Luhn, SwapOfZeroAndNineIsABlindSpot)
{
    expect_read<Finess>({ "750900003", "759000003" });
}

TEST(Finess, ReadsNumbersOfOfficialActsAndThoseMadeForTests)
{
    expect_read<Finess>({ "540002698", "010000024", "010780054", "750712184", "750100125",
        "060016219", "970102018", "2A0000154", "2A0000170", "2A0000386", "2B0000020", "2B0000038",
        "2B0005342", "990000002", "990000010", "2A9999992", "2B9999990", "971999990", "988999991",
        "759999998", "330780495" });
}

TEST(Finess, RefusesAWrongKey)
{
    expect_refused<Finess>(
        cle, { "540002699", "2A0000155", "200000154", "754567860", "750100019" });
}

TEST(Finess, RefusesAWrongForm)
{
    expect_refused<Finess>(forme,
        { "", "2C0000154", "97A000001", "2a0000154", "54000269", "5400026980", "54OOO2698",
            " 540002698", "540002698 ", "2A000015A", "A20000154", "1A0000154", "75010001A", "٥٤٠٠1",
            std::string_view("54000269\0", 9) });
}

TEST(Finess, RefusesZerosThatNameNobody)
{
    expect_refused<Finess>(nul, { "000000000" });
}

TEST(Finess, NumberThatWasPickedAsWrongStillPassesTheKey)
{
    expect_read<Finess>({ "020000154" });
}

TEST(Rpps, ReadsElevenDigitsWithTheirKey)
{
    expect_read<Rpps>({ "99700237045", "99900000003", "99900000011", "99900123458", "99999999990",
        "10000000009", "99700123450" });
}

TEST(Rpps, RefusesAWrongKey)
{
    expect_refused<Rpps>(cle, { "10003461033", "10101458234", "10000000001", "99900000001" });
}

TEST(Rpps, RefusesAWrongForm)
{
    expect_refused<Rpps>(
        forme, { "", "9990000000", "999000000034", "9990000000A", "ANS20231122132732" });
}

TEST(Rpps, RefusesZerosThatPassTheKey)
{
    expect_refused<Rpps>(nul, { "00000000000", "800000000000" });
}

TEST(Rpps, IsReadBehindTheEightOfANationalId)
{
    for (auto const* text : { "899700237045", "899900000003" }) {
        ASSERT_TRUE(Rpps::parse(text).has_value()) << text;
        EXPECT_EQ(Rpps::parse(text)->text(), std::string_view(text).substr(1));
        EXPECT_TRUE(Rpps::is_national_id(text));
    }
    EXPECT_EQ(Rpps::parse("899700237045"), Rpps::parse("99700237045"));
}

TEST(Rpps, WrongNationalIdIsNotOne)
{
    for (auto const* text : { "810003461033", "99700237045", "8997002370450", "A99700237045", "" })
        EXPECT_FALSE(Rpps::is_national_id(text)) << text;
    expect_refused<Rpps>(cle, { "810003461033" });
    expect_refused<Rpps>(forme, { "8997002370450", "A99700237045" });
}

TEST(Adeli, ReadsNineDigitsWithTheirKey)
{
    expect_read<Adeli>({ "759999998", "019999994", "139300008", "699100012", "975999996",
        "380000018", "331200014", "449900018" });
    EXPECT_TRUE(Adeli::parse("759999998")->key_is_checkable());
}

TEST(Adeli, WithALetterIsReadButItsKeyCannotBeChecked)
{
    expect_read<Adeli>({ "2A9999990", "9A9300001", "2B9999990", "9D9300001", "9F9300001" });
    EXPECT_FALSE(Adeli::parse("2A9999990")->key_is_checkable());
    EXPECT_FALSE(Adeli::parse("9A9300001")->key_is_checkable());
}

TEST(Adeli, RefusesAWrongKey)
{
    expect_refused<Adeli>(cle, { "299109803", "069111665", "919184292", "123456789", "012345678" });
}

TEST(Adeli, RefusesAWrongForm)
{
    expect_refused<Adeli>(forme,
        { "", "75999999", "7599999990", "44123456789", "2C9999990", "9E9300001", "9a9300001",
            "A99999990", "7599A9998" });
    expect_refused<Adeli>(nul, { "000000000" });
}

TEST(Siren, ReadsNineDigitsWithTheirKey)
{
    expect_read<Siren>({ "732829320", "404833048", "552008443", "350792008", "820043784",
        "775672272", "356000000", "130030570", "110020013" });
}

TEST(Siren, RefusesWhatIsNotOne)
{
    expect_refused<Siren>(cle, { "404833047", "732829321", "552008442", "820043785", "123456789" });
    expect_refused<Siren>(forme, { "", "12345678", "1234567890", "40483304A", "732 829 320" });
    expect_refused<Siren>(nul, { "000000000" });
}

TEST(Siret, ReadsFourteenDigitsWithTheirTwoKeys)
{
    expect_read<Siret>({ "73282932000074", "26010004500012", "11002001300097", "13002526500013" });
    EXPECT_EQ(Siret::parse("73282932000074")->siren().text(), "732829320");
}

TEST(Siret, OfLaPosteHasASumThatIsAMultipleOfFive)
{
    expect_read<Siret>({ "35600000000048", "35600000049837", "35600000009075" });
    expect_refused<Siret>(cle, { "35600000049838", "35600000000049" });
}

TEST(Siret, OfLaPosteThatPassesLuhnIsStillRefused)
{
    // Luhn sum 20, plain sum 19.
    ASSERT_EQ(luhn_sum("35600000000014") % 10, 0U);
    expect_refused<Siret>(cle, { "35600000000014" });
}

TEST(Siret, RefusesWhatIsNotOne)
{
    expect_refused<Siret>(cle, { "73282932000079", "26010004500013", "73282932100074" });
    expect_refused<Siret>(
        forme, { "", "7328293200007", "732829320000740", "7328293200007A", "MONACOCONFO001" });
    expect_refused<Siret>(nul, { "00000000000000", "00000000000018" });
}

TEST(NumeroTva, ReadsNumericKeysAndKeysWithALetter)
{
    expect_read<NumeroTva>({ "FR40303265045", "FR23334175221", "FR44732829320", "FR46443121975",
        "FR83404833048", "FR19552008443", "FRK7399859412" });
    EXPECT_EQ(NumeroTva::parse("FR44732829320")->siren(), Siren::parse("732829320").value());
}

TEST(NumeroTva, OfABodyOfMonacoHoldsNoSiren)
{
    // (12 + 3 × (5 mod 97)) mod 97 = 27, and 000000005 is no SIREN.
    auto const read = NumeroTva::parse("FR27000000005");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->siren(), std::nullopt);
}

TEST(NumeroTva, RefusesAWrongKey)
{
    expect_refused<NumeroTva>(cle,
        { "FR84323140391", "FRK7399859312", "FRL7399859412", "FR04409414264", "FR41303265045" });
}

TEST(NumeroTva, RefusesAWrongForm)
{
    expect_refused<NumeroTva>(forme,
        { "", "FR4030326504", "FR403032650455", "FR0K7399859412", "40303265045", "BE40303265045",
            "FRI7399859412", "FRO7399859412", "FR1O303265045", "fr40303265045", "FR 0303265045",
            "FR4030326504A" });
    expect_refused<NumeroTva>(nul, { "FR12000000000" });
}

TEST(IdNatStruct, ReadsEachOpenKind)
{
    expect_read<IdNatStruct>({ "1540002698", "1060016219", "12A0000154", "2130030570", "2732829320",
        "313003057000027", "499700237045007", "075999999800", "02A999999007" });
}

TEST(IdNatStruct, RefusesAWrongKeyBehindThePrefix)
{
    expect_refused<IdNatStruct>(
        cle, { "2921317258", "1540002699", "373282932000079", "499700237046007", "075999999700" });
}

TEST(IdNatStruct, RefusesAWrongForm)
{
    expect_refused<IdNatStruct>(forme,
        { "", "0", "1", "4", "540002698", "5540002698", "6540002698", "1 540002698", "40540002698",
            "F754567860", "C39806996300013", "49970023704507", "4997002370450A7", "499700237045",
            "0759999998", "07599999980A" });
    // A national id of a person does not stand for the RPPS of a practice.
    expect_refused<IdNatStruct>(forme, { "4899700237045007" });
    expect_refused<IdNatStruct>(nul, { "1000000000", "2000000000", "400000000000001" });
}

TEST(Identifiant, IsComparedByItsText)
{
    EXPECT_LT(Finess::parse("010000024").value(), Finess::parse("540002698").value());
    EXPECT_EQ(Finess::parse("2A0000154"), Finess::parse("2A0000154"));
    EXPECT_NE(Finess::parse("2A0000154"), Finess::parse("2A0000170"));
}
