// SPDX-License-Identifier: EUPL-1.2
#include "ecriture.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

// What follows the style, which the eye judges and not a comparison of bytes.
std::string body_of(std::string const& page)
{
    return page.substr(page.find("</head>"));
}

TEST(Html, IsTheOneReadLineByLine)
{
    auto const page = written(Format::html, trois_demandes());
    EXPECT_EQ(body_of(page), expected("trois_demandes.html"));
}

TEST(Html, StandsAloneAndRunsNothing)
{
    auto const page = written(Format::html, { hostile() });
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">\n"));
    for (auto const forbidden : { "<script", "<link", "<img", "<iframe",
             "http:", "https:", "@import", "url(", " style=", " onerror=\"", "href=\"javascript" })
        EXPECT_EQ(page.find(forbidden), std::string::npos) << forbidden;
    EXPECT_NE(page.find("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"), std::string::npos);
    EXPECT_EQ(page.find("\u202E"), std::string::npos);
}

TEST(Html, AnswersInItsTitleAndItsOnlyMainHeading)
{
    auto const page = written(Format::html, trois_demandes());
    EXPECT_NE(page.find("<title>1\u00A0demande sur\u00A03 est recevable – Rapport Quitus</title>"),
        std::string::npos);
    EXPECT_NE(page.find("<h1>1\u00A0demande sur\u00A03 est recevable</h1>"), std::string::npos);
    EXPECT_EQ(count(page, "<h1"), 1U);
}

TEST(Html, ListsAHundredRequestsAndSaysHowManyFollow)
{
    std::vector<DemandeJugee> const demandes(1'250, ligne_de_stock_rejetee());
    auto const page = written(Format::html, demandes);
    EXPECT_EQ(count(page, "<li><a href=\"#demande-"), 100U);
    EXPECT_EQ(count(page, "<article id=\"demande-"), 1'250U);
    EXPECT_NE(page.find("Et 1\u202F150\u00A0autres demandes, plus bas"), std::string::npos);
}

TEST(Html, FoldsWhatIsRecevableAndNothingElse)
{
    auto const page = written(Format::html, trois_demandes());
    EXPECT_EQ(count(page, "<details id=\"demande-2\">"), 1U);
    EXPECT_EQ(count(page, "<details"), 1U);
}

TEST(Html, OfASingleRequestGoesStraightToIt)
{
    auto const page = written(Format::html, { solde_au_dessus_du_plafond() });
    EXPECT_EQ(page.find("Synthèse"), std::string::npos);
    EXPECT_EQ(page.find("<nav"), std::string::npos);
    EXPECT_NE(page.find("<h2 id=\"a-regarder\">Demande à regarder</h2>"), std::string::npos);
}

TEST(Html, SaysThatTheToolFailedBeforeAnythingElse)
{
    auto const page = written(Format::html, { avance_recevable() }, {},
        { { "a<b.zip", "L’archive n’a pas pu être lue." } });
    auto const failure = page.find("<bdi>a&lt;b.zip</bdi>\u00A0: L’archive n’a pas pu être lue.");
    ASSERT_NE(failure, std::string::npos);
    EXPECT_LT(failure, page.find("Demande recevable"));
}

TEST(Html, MarksTheDirectionOfWhatADocumentHolds)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats[0].trouve = "العربية";
    auto const page = written(Format::html, { demande });
    EXPECT_NE(page.find("<bdi class=\"valeur\">العربية</bdi>"), std::string::npos);
}

}
}
