// SPDX-License-Identifier: EUPL-1.2
#include "ecriture.h"
#include "rapports/affichage.h"
#include "rapports/texte/terminal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);)
        lines.push_back(line);
    return lines;
}

TEST(Texte, SaysOnlyWhatIsNotRecevableWhenItMustBeDiscreet)
{
    EXPECT_EQ(written(Format::text, trois_demandes(), { .discret = true }),
        expected("trois_demandes_discret.txt"));
}

TEST(Texte, IsColouredOnlyWhenAsked)
{
    EXPECT_EQ(written(Format::text, trois_demandes()).find('\x1b'), std::string::npos);
    auto const coloured = written(Format::text, trois_demandes(), { .couleur = true });
    EXPECT_TRUE(coloured.starts_with("\x1b[33m!\x1b[0m solde.json")) << coloured;
    EXPECT_NE(coloured.find("\x1b[31mRejet\x1b[0m"), std::string::npos);
}

TEST(Texte, NeverLetsADocumentDriveTheTerminal)
{
    auto const text = written(Format::text, { hostile() });
    for (auto const forbidden : { "\x1b", "\x07", "\u202E", "\u2066", "\u009B", "\xFF" })
        EXPECT_EQ(text.find(forbidden), std::string::npos) << forbidden;
    EXPECT_NE(text.find("</script>"), std::string::npos) << "a terminal needs no HTML escape";
    EXPECT_NE(text.find("😀 العربية"), std::string::npos);
}

TEST(Texte, BreaksLinesAt100ColumnsUnderTheBeginningOfTheText)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats[0].message.clear();
    for (int i = 0; i < 40; ++i)
        demande.constats[0].message += "étage ";
    auto const lines = lines_of(written(Format::text, { demande }));
    // 13 columns of margin, then 14 words of 5 letters and 13 spaces: 96; a fifteenth would reach
    // 102.
    std::string words;
    for (int i = 0; i < 14; ++i)
        words += i == 0 ? "étage" : " étage";
    EXPECT_EQ(lines.at(6), "    MNT-007  " + words);
    EXPECT_EQ(lines.at(7), "             " + words);
    for (auto const& line : lines)
        EXPECT_LE(columns(line), 100U) << line;
}

TEST(Texte, NamesTheFileOfAFailureOfTheTool)
{
    auto const text
        = written(Format::text, {}, {}, { { "a.zip", "L’archive n’a pas pu être lue." } });
    EXPECT_TRUE(text.starts_with("✘ Échec de l’outil\u00A0: a.zip\u00A0: L’archive n’a pas pu "))
        << text;
}

TEST(Texte, ShowsOnlyTheBeginningOfAHugeValueAndSaysSo)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats[0].trouve = std::string(1'000'000, 'x');
    auto const text = written(Format::text, { demande });
    EXPECT_LT(text.size(), 5'000U);
    EXPECT_NE(
        text.find(std::string(300, 'x') + "…\u00A0(début\u00A0seulement)"), std::string::npos);
    EXPECT_EQ(text.find(std::string(301, 'x')), std::string::npos);
}

TEST(Columns, AreThoseOfATerminal)
{
    EXPECT_EQ(columns(""), 0U);
    EXPECT_EQ(columns("été"), 3U);
    EXPECT_EQ(columns("e\u0301te\u0301"), 3U);
    EXPECT_EQ(columns("😀"), 2U);
    EXPECT_EQ(columns("財"), 2U);
    EXPECT_EQ(columns("27\u202F000,00\u00A0€"), 11U);
}

TEST(Wrapping, NeverBreaksAtANoBreakSpaceNorInsideAWord)
{
    std::string out;
    append_wrapped(out, "> ", "un deux\u00A0trois /un/tres/long/chemin", 10);
    EXPECT_EQ(out, "> un\n  deux\u00A0trois\n  /un/tres/long/chemin\n");
}

RC_GTEST_PROP(Wrapping, LosesNoWord, (std::vector<std::string> const& words))
{
    auto const is_word = [](char c) { return c != ' ' && c != '\n'; };
    std::string text;
    std::string letters;
    for (auto const& word : words) {
        auto const shown = affichable(std::string_view(word));
        text += shown + " ";
        std::copy_if(shown.begin(), shown.end(), std::back_inserter(letters), is_word);
    }
    std::string out;
    append_wrapped(out, "", text, 20);
    std::string kept;
    std::copy_if(out.begin(), out.end(), std::back_inserter(kept), is_word);
    RC_ASSERT(kept == letters);
}

}
}
