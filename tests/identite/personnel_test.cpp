// SPDX-License-Identifier: EUPL-1.2
// IDT-009: what must be seen and masked, and what must not. The numbers are those of public test
// identities or made up.
#include "identite/mssante.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::identite;

namespace {

constexpr std::string_view mark = "[identifiant masqué]";

// Test identity of the public documentation: 97 - (2790351215189 mod 97) = 89.
std::string const nir = "279035121518989";
std::string const address = nir + "@patient.mssante.fr";

std::string with_mark(std::string before, std::string_view after = {})
{
    return before.append(mark).append(after);
}

void expect_untouched(std::initializer_list<std::string_view> texts)
{
    for (auto const text : texts) {
        EXPECT_FALSE(holds_personal(text)) << text;
        EXPECT_EQ(mask_personal(text), text);
    }
}

}

TEST(Nir, IsSeenStandingAlone)
{
    EXPECT_TRUE(contains_nir(nir));
    EXPECT_TRUE(contains_nir("patient " + nir + ", vu le 3 mai"));
    EXPECT_TRUE(contains_nir("facture_" + nir + ".pdf"));
    EXPECT_TRUE(contains_nir("é" + nir + "é"));
    EXPECT_TRUE(contains_nir(std::string(200, 'x') + " " + nir));
    EXPECT_TRUE(contains_nir("0000000000000000 " + nir));
}

TEST(Nir, InALongerRunOfLettersOrDigitsIsNotOne)
{
    expect_untouched({ "1279035121518989", "2790351215189891", "x279035121518989",
        "279035121518989x", "27903512151898", "2790351215189", "2 79 03 51 215 189 89" });
}

TEST(Nir, WithAWrongKeyIsNotOne)
{
    for (char tens = '0'; tens <= '9'; ++tens) {
        for (char units = '0'; units <= '9'; ++units) {
            auto const text = std::string("2790351215189") + tens + units;
            EXPECT_EQ(contains_nir(text), text == nir) << text;
        }
    }
}

TEST(Nir, StartsWithOneTwoSevenOrEight)
{
    // Each with its right key, 97 - (first 13 mod 97), recounted apart.
    expect_untouched({ "079035121518992", "379035121518939", "479035121518986", "579035121518936",
        "679035121518983", "979035121518930" });
    for (auto const* text :
        { "179035121518942", "279035121518989", "779035121518933", "879035121518980" })
        EXPECT_TRUE(contains_nir(text)) << text;
}

TEST(Nir, OfCorsicaCountsItsDepartementAsNineteenOrEighteen)
{
    // 97 - (1850619123456 mod 97) = 49; 97 - (1850618123456 mod 97) = 76.
    for (auto const* text : { "185062A12345649", "185062B12345676", "185062a12345649" })
        EXPECT_TRUE(contains_nir(text)) << text;
    expect_untouched(
        { "185062A12345676", "185062B12345649", "185062C12345649", "18506A212345649" });
}

TEST(AdresseCitoyenne, IsSeenWhateverItsCase)
{
    EXPECT_TRUE(contains_citizen_address(address));
    EXPECT_TRUE(contains_citizen_address("x@Patient.MSSante.fr"));
    EXPECT_TRUE(contains_citizen_address("écrire à <x@patient.mssante.fr>."));
    EXPECT_TRUE(contains_citizen_address("écrire à x@patient.mssante.fr. Merci"));
    EXPECT_TRUE(contains_citizen_address("écrire à x@patient.mssante.fr.Merci"));
    EXPECT_TRUE(contains_citizen_address("x@patient.mssante.fr.1"));
    EXPECT_TRUE(contains_citizen_address("x@patient.mssante.fr.pdf"));
    EXPECT_TRUE(contains_citizen_address("x@patient.mssante.fr.PDF.p7m"));
    EXPECT_FALSE(contains_citizen_address("x@patient.mssante.fr.pdf-ici.org"));
    EXPECT_TRUE(contains_citizen_address("a@b.fr, x@patient.mssante.fr"));
}

TEST(AdresseCitoyenne, OnAnotherDomainOrWithoutAnyoneIsNotOne)
{
    expect_untouched({ "x@patient.mssante.fr.example.org", "x@patient.mssante.fra",
        "x@patient.mssante.fr-test", "x@patient.mssante.f", "x@pro.mssante.fr",
        "x@xpatient.mssante.fr", "les adresses en @patient.mssante.fr", "@patient.mssante.fr",
        "patient.mssante.fr", "x@patient_mssante.fr", "x@" });
}

TEST(Masque, ReplacesTheWholeAddressAndKeepsTheRest)
{
    EXPECT_EQ(mask_personal("Adr. MSS : " + address + " ?"), with_mark("Adr. MSS : ", " ?"));
    EXPECT_EQ(mask_personal("<a.b_c%d+e-f@patient.mssante.fr>"), with_mark("<", ">"));
    EXPECT_EQ(mask_personal("«\u00a0x@PATIENT.mssante.fr\u00a0»"), with_mark("«\u00a0", "\u00a0»"));
    EXPECT_EQ(mask_personal("hélène@patient.mssante.fr"), with_mark(""));
}

TEST(Masque, ReplacesEachNirAndKeepsTheRest)
{
    EXPECT_EQ(mask_personal(nir), mark);
    EXPECT_EQ(mask_personal(nir + " et " + nir + "."), with_mark(with_mark("", " et "), "."));
    EXPECT_EQ(mask_personal(nir + "/" + address + "/" + nir),
        with_mark(with_mark(with_mark("", "/"), "/")));
    EXPECT_EQ(
        mask_personal("piece-" + nir + "@pro.mssante.fr"), with_mark("piece-", "@pro.mssante.fr"));
}

TEST(Masque, LeavesOrdinaryTextAlone)
{
    expect_untouched({ "", "@", "Le solde est déposé après la clôture.", "73282932000074",
        "499700237045007", "FR1420041010050500013M02606", "jean.dupont@pro.mssante.fr",
        "550e8400-e29b-41d4-a716-446655440000" });
}

TEST(Masque, OfALongTextFullOfAlmostsStaysCheap)
{
    // Would take minutes if each sign restarted the search of the other kind or of the local part.
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += "@patient.mssante.fr ";
    text += std::string(2'000'000, '1');
    EXPECT_EQ(mask_personal(text), text);

    std::string numbers;
    for (int i = 0; i < 100'000; ++i)
        numbers += nir + " ";
    auto const masked = mask_personal(numbers + "x@patient.mssante.fr");
    EXPECT_EQ(masked.size(), 100'000 * (mark.size() + 1) + mark.size());
}

namespace {

// Pieces that, put side by side, make and break identifiers.
rc::Gen<std::string> bribes()
{
    static std::string const pieces[] = { nir, "185062A12345649", "x", "@patient.mssante.fr",
        "@PATIENT.mssante.fr", " ", ".", "@", "1", "27903", "-", "é", "\u00a0", "X", "mssante.fr" };
    auto const piece
        = rc::gen::elementOf(std::vector<std::string>(std::begin(pieces), std::end(pieces)));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
        [](std::vector<std::string> const& chosen) {
            std::string text;
            for (auto const& each : chosen)
                text += each;
            return text;
        });
}

}

RC_GTEST_PROP(Masque, LeavesNothingPersonalAndIsDoneInOnePass, ())
{
    auto const text = *bribes();
    auto const masked = mask_personal(text);
    RC_ASSERT(!holds_personal(masked));
    RC_ASSERT(mask_personal(masked) == masked);
    RC_ASSERT(holds_personal(text) == (masked != text));
    RC_ASSERT(holds_personal(text) == (contains_nir(text) || contains_citizen_address(text)));
}

RC_GTEST_PROP(Masque, FindsWhatIsHiddenAnywhere, ())
{
    auto const before
        = *rc::gen::container<std::string>(rc::gen::elementOf(std::string(" .,;:/()_-éx1")));
    auto const after
        = *rc::gen::container<std::string>(rc::gen::elementOf(std::string(" .,;:/()_-éx1")));
    RC_ASSERT(contains_nir(before + " " + nir + " " + after));
    RC_ASSERT(contains_citizen_address(before + " x@patient.mssante.fr " + after));
    RC_ASSERT(mask_personal(before + " " + nir + " " + after)
        == with_mark(mask_personal(before + " "), mask_personal(" " + after)));
}
