// SPDX-License-Identifier: EUPL-1.2
// Vectors of the standards, samples of the IBAN registry, and changes that only one of the two
// French keys sees.
#include "identite/identifiant.h"

#include <gtest/gtest.h>

using namespace quitus::identite;

namespace {

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

TEST(Iban, ReadsFrenchAccounts)
{
    expect_read<Iban>({ "FR1420041010050500013M02606", "FR7630006000011234567890189",
        "FR7630001007941234567890185", "FR7610107001011234567890129", "FR7610011000201234567890188",
        "FR7630001000641234567890174" });
}

TEST(Iban, RefusesFrenchAccountsWithAWrongKey)
{
    expect_refused<Iban>(Defaut::cle,
        { "FR7620041010050500013M02606", "FR1420041010050500013M02607",
            "FR0120041010050500013M02606", "FR1420041010050500013M02660" });
}

TEST(Iban, RefusesAWrongForm)
{
    expect_refused<Iban>(Defaut::forme,
        { "", "FR14", "FR1420041010050500013M0260", "FR142004101005001302606",
            "FR142004101005050001302606", "fr1420041010050500013m02606",
            "FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013m02606",
            "FR1420041010050500013M0260é", "XX431234", "0098", "FRA420041010050500013M02606" });
}

TEST(Iban, OfFranceHasLettersInItsAccountOnly)
{
    expect_refused<Iban>(
        Defaut::forme, { "FR1420041010A50500013M02606", "FR1420041010050500013M026A6" });
}

TEST(Iban, OfFranceThatPassesModulo97MayFailTheKeyOfTheRib)
{
    // RIB key 07 where 06 is right, and the check digits 84 made for it.
    expect_refused<Iban>(Defaut::cle, { "FR8420041010050500013M02607" });
}

TEST(Iban, ReadsForeignAccountsOfTheRegistry)
{
    expect_read<Iban>(
        { "DE89370400440532013000", "GB29NWBK60161331926819", "AL47212110090000000235698741",
            "AT611904300234573201", "HR1210010051863000160", "CY17002001280000001200527600",
            "MT84MALT011000012345MTLCAST001S", "MC1112739000700011111000H79", "BE68539007547034",
            "NO9386011117947", "LC55HEMM000100010012001200023015" });
}

TEST(Iban, RefusesForeignAccountsWithAWrongKey)
{
    expect_refused<Iban>(Defaut::cle,
        { "AL48212110090000000235698741", "AD1210012030200359100100", "AT611804300234573201",
            "BE68530907547034", "BA391290709401028494", "BG80BNBG99611020345678",
            "HR1210010052863000160", "CY17002001281000001200527600", "CZ6508000000129000145399",
            "CZ9455000000000101038930", "DK5000400440116342" });
}

TEST(Iban, RefusesALengthThatIsNotItsCountrys)
{
    expect_refused<Iban>(Defaut::forme,
        { "AD48000120302003591001", "AT93190430023457320199", "BE36539007547034123",
            "BA30129007940102" });
}

TEST(Iban, CheckDigitsThatAreNeverIssuedAreRefused)
{
    // 97 and 00 leave the same remainder; only 97 can be issued for this account.
    expect_read<Iban>({ "DE97370400440000000060" });
    expect_refused<Iban>(Defaut::cle, { "DE00370400440000000060" });
}

TEST(Bic, ReadsEightOrElevenCharacters)
{
    expect_read<Bic>({ "AGRIFRPP", "AGRIFRPP882", "ABNABE2A", "BNPAFRPPAUX", "EBAPFRPS",
        "PSSTFRPPPAR", "TRPUFRP1", "DEUTDEFF" });
}

TEST(Bic, MayHoldDigitsInItsFirstFourSinceIso20022Of2014)
{
    expect_read<Bic>({ "AGR1FRPP" });
}

TEST(Bic, RefusesAWrongForm)
{
    expect_refused<Bic>(Defaut::forme,
        { "", "AGRIFRPP8", "AGRIF2PP", "MULTIPLE", "AGRIFRP", "AGRIFRPPXX", "AGRIFRPP8822",
            "AGRI FRPP", "agrifrpp", "AGRIFRP\xC3\xA9" });
}
