// SPDX-License-Identifier: EUPL-1.2
#include "ecriture.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

TEST(Junit, HoldsNoCharacterThatXmlForbids)
{
    auto const report = written(Format::junit, { hostile() });
    for (char const c : report)
        EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
    EXPECT_EQ(report.find("<img"), std::string::npos);
    EXPECT_EQ(report.find("\u009B"), std::string::npos);
    EXPECT_NE(report.find("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp; "
                          "\uFFFD[31m\uFFFD"),
        std::string::npos)
        << report;
}

TEST(Junit, SaysNothingOfARequestThatWaitsForAPersonAsRecevable)
{
    auto demande = avance_recevable();
    demande.verdict = Verdict::a_verifier;
    demande.constats = {
        { .regle = "UNI-002", .consequence = Consequence::a_verifier, .message = "Regardez." }
    };
    auto const report = written(Format::junit, { demande });
    EXPECT_EQ(report.find("recevable"), std::string::npos) << report;
    EXPECT_NE(report.find(R"(tests="1" failures="0" errors="0" skipped="1")"), std::string::npos);
}

TEST(Junit, NamesEachCaseOfASuiteDifferently)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats.push_back(demande.constats[0]);
    auto const report = written(Format::junit, { demande });
    EXPECT_NE(report.find("(/lignes/0/montants/ht)\">"), std::string::npos);
    EXPECT_NE(report.find("(/lignes/0/montants/ht) n°\u00A02\">"), std::string::npos) << report;
}

TEST(Junit, CountsAFailureOfTheToolAsAnError)
{
    auto const report = written(Format::junit, { avance_recevable() }, {},
        { { "a.zip", "L’archive n’a pas pu être lue." } });
    EXPECT_NE(report.find(R"(<testsuites name="quitus" tests="2" failures="0" errors="1")"),
        std::string::npos)
        << report;
    EXPECT_NE(report.find("<testcase classname=\"quitus\" name=\"a.zip\"><error type=\"incident\" "
                          "message=\"L’archive n’a pas pu être lue.\"/></testcase>"),
        std::string::npos)
        << report;
}

}
}
