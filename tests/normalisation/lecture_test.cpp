// SPDX-License-Identifier: EUPL-1.2
// Values as people and spreadsheets write them, what each becomes, and what is refused: the vectors
// of the contract (27 000,00; 27000; 1.234), then their neighbours.
#include "montant/montant.h"
#include "normalisation/lecture.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::normalisation;

namespace {

// "=" unchanged, "?" ambiguous, else what is written.
std::string outcome(Lecture const& lu)
{
    switch (lu.issue) {
    case Issue::inchangee:
        return "=";
    case Issue::ambigue:
        return lu.pourquoi.empty() ? "ambiguous, without a word" : "?";
    case Issue::convertie:
        break;
    }
    return lu.pourquoi.empty() ? "converted, without a word" : lu.ecrit;
}

struct Vecteur {
    std::string_view valeur, attendu;
};

template <typename Read, std::size_t N>
void expect_all(Vecteur const (&vecteurs)[N], Read read)
{
    for (auto const& [valeur, attendu] : vecteurs)
        EXPECT_EQ(outcome(read(valeur)), attendu) << "« " << valeur << " »";
}

std::string montant(std::string_view valeur)
{
    return outcome(read_montant(valeur, Ecriture::texte));
}

}

TEST(Montants, AreReadWithTheirSpacesCommasAndSigns)
{
    expect_all(
        {
            { "27 000,00", "27000.00" },
            { "27\u00a0000,00", "27000.00" },
            { "27\u202f000,00", "27000.00" },
            { "27000", "27000.00" },
            { "27000.00", "=" },
            { "27000,5", "27000.50" },
            { "27000.5", "27000.50" },
            { " 27000.00\u00a0", "27000.00" },
            { "27 000,00 €", "27000.00" },
            { "27 000,00\u00a0€", "27000.00" },
            { "27000 EUR", "27000.00" },
            { "−800,00", "-800.00" },
            { "- 800", "-800.00" },
            { "+800", "800.00" },
            { "0", "0.00" },
            { "0,00", "0.00" },
            { "-0", "-0.00" },
            { "1 234 567,89", "1234567.89" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::texte); });
}

TEST(Montants, WithTwoKindsOfSeparatorsHaveOneReading)
{
    expect_all(
        {
            { "27.000,00", "27000.00" },
            { "27,000.00", "27000.00" },
            { "1.234.567", "1234567.00" },
            { "1,234,567", "1234567.00" },
            { "1,234.567", "1234.567" },
            { "1 234.50", "1234.50" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::texte); });
}

TEST(Montants, WhoseOneSeparatorMayBeOfThousandsAreAmbiguous)
{
    expect_all(
        {
            { "1.234", "?" },
            { "1,234", "?" },
            { "12.345", "?" },
            { "123.456", "?" },
            { "-1.234", "?" },
            { "1.230", "?" },
            { "1.000", "?" },
            { "27 000.000", "?" },
            // A thousand has no zero in front, and no fourth digit before its mark.
            { "0.500", "0.50" },
            { "0,125", "0.125" },
            { "1234.567", "=" },
            { "1234,567", "1234.567" },
            { "12345.000", "12345.00" },
            { "1.2345", "=" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::texte); });
}

TEST(Montants, OfIrregularGroupsOrWithAnExponentAreAmbiguous)
{
    expect_all(
        {
            { "2 7000,00", "?" },
            { "1 23", "?" },
            { "27  000", "?" },
            { "1,2 3", "?" },
            { "1.234,567.00", "?" },
            { "1,23,456", "?" },
            { "1 234.567,00", "?" },
            { "1e3", "?" },
            { "2,7E+04", "?" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::texte); });
}

TEST(Montants, ThatAreNoNumberOrTooLongAreLeftToTheRules)
{
    expect_all(
        {
            { "", "=" },
            { " ", "=" },
            { "abc", "=" },
            { "vingt", "=" },
            { "27000,", "=" },
            { ",50", "=" },
            { "1234567890123", "=" },
            { "12 €00", "=" },
            { "--1", "=" },
            { "0x10", "=" },
            { "12.3456789012", "=" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::texte); });
}

TEST(Montants, WrittenAsJsonNumbersKeepTheirDigits)
{
    expect_all(
        {
            { "27000", "27000.00" },
            { "27000.00", "27000.00" },
            { "27000.1", "27000.10" },
            { "0.1", "0.10" },
            { "123456789012.34", "123456789012.34" }, // a double holds it no longer
            { "-5", "-5.00" },
            { "1.234", "?" },
            { "1e3", "?" },
            { "1E400", "?" },
            { "12345.678", "12345.678" },
        },
        [](auto valeur) { return read_montant(valeur, Ecriture::nombre); });
}

TEST(Taux, ArePercentagesWithTwoDecimals)
{
    expect_all(
        {
            { "20.00", "=" },
            { "0.20", "=" },
            { "20", "20.00" },
            { "20 %", "20.00" },
            { "20,00\u00a0%", "20.00" },
            { "8,5", "8.50" },
            { "8.500", "8.50" },
            { "0", "0.00" },
            { "0,2", "?" }, // a fifth, or two tenths of a percent
            { "0.055", "?" },
            { "100", "=" },
            { "20.125", "=" },
            { "normal", "=" },
        },
        [](auto valeur) { return read_taux(valeur, Ecriture::texte); });
    EXPECT_EQ(outcome(read_taux("20", Ecriture::nombre)), "20.00");
    EXPECT_EQ(outcome(read_taux("5.5", Ecriture::nombre)), "5.50");
    EXPECT_EQ(outcome(read_taux("0.2", Ecriture::nombre)), "?");
}

TEST(Entiers, WrittenAsTextsBecomeNumbersWithinTheirBounds)
{
    Attendu const pages{ .genre = Genre::entier, .minimum = 1, .maximum = 500 };
    expect_all(
        {
            { "3", "3" },
            { " 3 ", "3" },
            { "003", "3" },
            { "3,0", "3" },
            { "500", "500" },
            { "501", "=" },
            { "0", "=" },
            { "-1", "=" },
            { "2,5", "=" },
            { "1.234", "?" },
            { "99999999999999999999", "=" },
        },
        [&](auto valeur) { return read_entier(valeur, pages); });
    Attendu const taille{ .genre = Genre::entier, .minimum = 1, .maximum = 52428800 };
    EXPECT_EQ(outcome(read_entier("184 320", taille)), "184320");
    Attendu const assiette{ .genre = Genre::nombre, .minimum = 0 };
    EXPECT_EQ(outcome(read_nombre("12,50", assiette)), "12.50");
    EXPECT_EQ(outcome(read_nombre("1 234 567", assiette)), "1234567");
    EXPECT_EQ(outcome(read_nombre("-1", assiette)), "=");
    EXPECT_EQ(outcome(read_nombre("0,123456789012345678901", assiette)), "0.123456789012345678901");
}

TEST(Dates, AreReadDayFirst)
{
    expect_all(
        {
            { "2023-09-20", "=" },
            { "20/09/2023", "2023-09-20" },
            { "05/04/2023", "2023-04-05" },
            { "1/9/2023", "2023-09-01" },
            { "20.09.2023", "2023-09-20" },
            { " 20/09/2023\t", "2023-09-20" },
            { "\u00a02023-09-20", "2023-09-20" },
            { "2023/09/20", "2023-09-20" },
            { "2023-9-5", "2023-09-05" },
            { "29/02/2024", "2024-02-29" },
            { "12/13/2023", "?" },
            { "29/02/2023", "?" },
            { "31/04/2023", "?" },
            { "20/09/23", "?" },
            { "20/2023/09", "?" },
            { "2023-02-30", "=" },
            { "20-09-2023", "=" },
            { "20 septembre 2023", "=" },
            { "20230920", "=" },
            { "", "=" },
            { "//", "=" },
        },
        read_date);
}

TEST(Instants, WithoutOffsetAreThoseOfParis)
{
    expect_all(
        {
            { "2023-09-20T14:00:00+02:00", "=" },
            { "2023-09-20T12:00:00Z", "=" },
            { "2023-09-20T14:00:00", "2023-09-20T14:00:00+02:00" },
            { "2023-12-14T14:00:00", "2023-12-14T14:00:00+01:00" },
            { "2023-09-20 14:00", "2023-09-20T14:00:00+02:00" },
            { "20/09/2023 14:00:01", "2023-09-20T14:00:01+02:00" },
            { "20/09/2023\u00a014:00", "=" },
            { "2023-09-20T14:00:00.25", "2023-09-20T14:00:00.25+02:00" },
            { "2023-09-20 14:00:00 +02:00", "2023-09-20T14:00:00+02:00" },
            { "2023-09-20T14:00:00+0200", "2023-09-20T14:00:00+02:00" },
            { " 2023-09-20T12:00:00Z ", "2023-09-20T12:00:00Z" },
            { "2022-10-30T02:30:00", "?" }, // told twice
            { "2022-10-30T01:59:59", "2022-10-30T01:59:59+02:00" },
            { "2022-10-30T03:00:00", "2022-10-30T03:00:00+01:00" },
            { "2023-03-26T02:30:00", "?" }, // skipped
            { "2023-09-20", "?" }, // at which hour?
            { "12/13/2023 14:00", "?" },
            { "2023-09-20T25:00:00", "=" },
            { "2023-09-20T14:00:00 CEST", "=" },
            { "demain", "=" },
        },
        read_instant);
}

TEST(Booleens, WrittenAsWordsBecomeTrueOrFalse)
{
    expect_all(
        {
            { "oui", "true" },
            { "OUI", "true" },
            { " Vrai ", "true" },
            { "true", "true" },
            { "non", "false" },
            { "Faux", "false" },
            { "False", "false" },
            { "peut-être", "=" },
            { "1", "=" },
            { "", "=" },
        },
        read_booleen);
}

TEST(Choix, AreRecognisedWhateverTheirCaseAccentsAndDashes)
{
    Attendu const modes{ .genre = Genre::choix,
        .choix = { "manuscrite", "electronique_eidas", "pro_sante_connect" } };
    expect_all(
        {
            { "manuscrite", "=" },
            { "Manuscrite ", "manuscrite" },
            { "Électronique eIDAS", "electronique_eidas" },
            { "Pro-Santé Connect", "pro_sante_connect" },
            { "autre", "=" },
            { "", "=" },
        },
        [&](auto valeur) { return read_choix(valeur, modes); });
    Attendu const jumeaux{ .genre = Genre::choix, .choix = { "A", "a" } };
    EXPECT_EQ(outcome(read_choix(" a", jumeaux)), "=");
}

TEST(Identifiants, LoseTheirSpacesAndTakeCapitals)
{
    Attendu const siret{ .genre = Genre::identifiant, .longueur_min = 1, .longueur_max = 254 };
    expect_all(
        {
            { "552 100 554 00013", "55210055400013" },
            { "552\u00a0100\u202f554\u00a000013", "55210055400013" },
            { "2a0000012", "2A0000012" },
            { "fr 44 732829320", "FR44732829320" },
            { "55210055400013", "=" },
            { "   ", "=" },
            { "552.100.554", "=" },
        },
        [&](auto valeur) { return read_texte(valeur, siret, Ecriture::texte); });
    EXPECT_EQ(outcome(read_texte("73282932000074", siret, Ecriture::nombre)), "73282932000074");
    EXPECT_EQ(outcome(read_texte("7.3282932000074e13", siret, Ecriture::nombre)), "?");
    EXPECT_EQ(outcome(read_texte("732829320.0", siret, Ecriture::nombre)), "=");
    EXPECT_EQ(outcome(read_texte("-732829320", siret, Ecriture::nombre)), "=");
}

TEST(Textes, LoseOnlyWhatSurroundsThem)
{
    Attendu const nom{ .genre = Genre::texte, .longueur_min = 1, .longueur_max = 10 };
    expect_all(
        {
            { "Martin", "=" }, { " Martin\n", "Martin" }, { "\u202fÉlan  vif\u00a0", "Élan  vif" },
            { "  ", "=" }, { "0123456789 ", "0123456789" },
            { "0123456789a ", "=" }, // too long all the same
        },
        [&](auto valeur) { return read_texte(valeur, nom, Ecriture::texte); });
    EXPECT_EQ(outcome(read_texte("417", nom, Ecriture::nombre)), "417");
    EXPECT_EQ(outcome(read_texte("01234567890", nom, Ecriture::nombre)), "=");
    Attendu const fichier{ .genre = Genre::texte, .tel_quel = true, .longueur_min = 1 };
    EXPECT_EQ(outcome(read_texte(" a.pdf ", fichier, Ecriture::texte)), "=");
}

TEST(Textes, OfAStrictShapeTakeItWhenOneRewritingGivesIt)
{
    Attendu const telephone{ .genre = Genre::texte, .motif = "^\\+?[0-9]{6,15}$" };
    Attendu const dossier{ .genre = Genre::texte, .motif = "^[A-Z0-9][A-Z0-9/_-]{2,39}$" };
    Attendu const empreinte{ .genre = Genre::texte, .motif = "^[0-9a-f]{8}$" };
    auto const read = [](std::string_view valeur, Attendu const& attendu) {
        return outcome(read_texte(valeur, attendu, Ecriture::texte));
    };
    EXPECT_EQ(read("01 02.03-04 05", telephone), "0102030405");
    EXPECT_EQ(read("+33 1 02 03 04 05", telephone), "+33102030405");
    EXPECT_EQ(read("+33 (0)1 02 03 04 05", telephone), "=");
    EXPECT_EQ(read("sgn-2022-004512", dossier), "SGN-2022-004512");
    EXPECT_EQ(read("SGN 2022", dossier), "=");
    EXPECT_EQ(read("DEADBEEF ", empreinte), "deadbeef");
    EXPECT_EQ(read(" deadbee", empreinte), "=");
}

// An amount written with any of the ways of people is the amount, to the cent.
RC_GTEST_PROP(Montants, WrittenInFrenchAreReadBack, ())
{
    auto const cents = *rc::gen::inRange<std::int64_t>(-99'999'999'999'999, 100'000'000'000'000);
    auto const amount = quitus::montant::Cents::of(cents);
    RC_ASSERT(montant(quitus::montant::euros(amount)) == quitus::montant::decimal_text(amount));
}

// What is written is never written otherwise.
RC_GTEST_PROP(Montants, OnceWrittenAreLeft, ())
{
    auto const valeur
        = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0012345678 .,-+eE€%")));
    auto const once = read_montant(valeur, Ecriture::texte);
    if (once.issue == Issue::convertie) {
        RC_ASSERT(montant(once.ecrit) == "=");
        RC_ASSERT(quitus::montant::Montant::parse(once.ecrit).has_value());
    }
}
