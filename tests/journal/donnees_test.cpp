// SPDX-License-Identifier: EUPL-1.2
// Values of events: one canonical text each, read back as they were, and nothing else is read.
#include "donnees_arbitraires.h"
#include "journal/donnees.h"

#include <gtest/gtest.h>
#include <limits>
#include <rapidcheck/gtest.h>
#include <string>

using namespace quitus::journal;

TEST(Donnees, TheCanonicalTextSortsKeysAndHoldsNoSpace)
{
    auto const donnees = Donnees::objet({
        { "seq", 2 },
        { "actor", "u-1" },
        { "montants", Donnees::objet({ { "net", "1200.00" }, { "finance", "3000.00" } }) },
        { "liste", Donnees::Liste{ 1, true, Donnees(), "x" } },
        { "absent", Donnees() },
        { "Z", false },
        { "é", std::numeric_limits<std::int64_t>::min() },
    });
    EXPECT_EQ(donnees.canonique(),
        R"({"Z":false,"actor":"u-1","liste":[1,true,null,"x"],)"
        R"("montants":{"finance":"3000.00","net":"1200.00"},"seq":2,"é":-9223372036854775808})");
}

TEST(Donnees, TheOrderOfMembersInTheTextDoesNotCount)
{
    auto const un = Donnees::parse(R"({"b":[1, 2],  "a":{"d":null,"c":"x"}})");
    auto const autre = Donnees::parse(R"({"a":{"c":"\u0078","d":null},"b":[1,2]})");
    ASSERT_TRUE(un && autre);
    EXPECT_EQ(un->canonique(), R"({"a":{"c":"x","d":null},"b":[1,2]})");
    EXPECT_EQ(un->canonique(), autre->canonique());
}

TEST(Donnees, OnlyWhatJsonForbidsIsEscaped)
{
    Donnees donnees;
    donnees.set("t", "« l’été »/\"\\\n\t\x01");
    EXPECT_EQ(donnees.canonique(), "{\"t\":\"« l’été »/\\\"\\\\\\n\\t\\u0001\"}");
}

TEST(Donnees, NumbersThatAreNotWholeAreRefused)
{
    for (auto const* const nombre : { "1.5", "1.0", "1e3", "-0.1", "9223372036854775808", "1E0" })
        EXPECT_FALSE(Donnees::parse(R"({"n":)" + std::string(nombre) + "}")) << nombre;
    EXPECT_EQ(Donnees::parse(R"({"n":-9223372036854775808})").value()["n"].entier(),
        std::numeric_limits<std::int64_t>::min());
}

// Two readers would not agree on which one counts.
TEST(Donnees, AMemberWrittenTwiceIsRefused)
{
    EXPECT_FALSE(Donnees::parse(R"({"action":"valider","action":"rejeter"})"));
    EXPECT_FALSE(Donnees::parse(R"({"a":{"b":1,"b":null}})"));
}

TEST(Donnees, WhatIsNoJsonObjectIsRefused)
{
    for (auto const* const texte : { "", " ", "null", "[]", "\"a\"", "1", "{", "{\"a\":}",
             "{\"a\":1}x", "{'a':1}", "{\"a\":1,}", "\xef\xbb\xbf{}", "{\"a\":\"\xff\"}" })
        EXPECT_FALSE(Donnees::parse(texte)) << texte;
    EXPECT_FALSE(Donnees::parse(std::string(100'000, '[')));
    EXPECT_FALSE(Donnees::parse(
        "{\"a\":" + std::string(100'000, '[') + "1" + std::string(100'000, ']') + "}"));
}

TEST(Donnees, WhatIsAbsentOrOfAnotherKindReadsAsEmpty)
{
    auto const donnees = Donnees::parse(R"({"n":1,"t":"x","v":true,"l":[1]})").value();
    EXPECT_EQ(donnees.texte("n"), "");
    EXPECT_EQ(donnees["t"].entier(), std::nullopt);
    EXPECT_EQ(donnees["t"].entier_ou(7), 7);
    EXPECT_FALSE(donnees["n"].vrai());
    EXPECT_TRUE(donnees["v"].vrai());
    EXPECT_TRUE(donnees["t"].liste().empty());
    EXPECT_TRUE(donnees["l"].membres().empty());
    EXPECT_TRUE(donnees["absent"]["plus loin"].is_null());
    EXPECT_EQ(donnees["n"].texte_ou_rien(), std::nullopt);
}

// A byte that is no text could be chained as one thing and read back as another.
TEST(Donnees, BytesThatAreNoTextAreReplacedBeforeTheyAreKept)
{
    Donnees donnees;
    donnees.set("nom", std::string("facture\xe9.pdf"));
    EXPECT_EQ(donnees.texte("nom"), "facture\uFFFD.pdf");
    EXPECT_EQ(Donnees::parse(donnees.canonique()), donnees);
}

RC_GTEST_PROP(Donnees, WhatIsWrittenIsReadBack, ())
{
    Donnees const donnees(objet_arbitraire(3));
    auto const lu = Donnees::parse(donnees.canonique());
    RC_ASSERT(lu.has_value());
    RC_ASSERT(*lu == donnees);
    RC_ASSERT(lu->canonique() == donnees.canonique());
}

RC_GTEST_PROP(Donnees, HostileTextIsRefusedOrReadNeverMore, ())
{
    auto texte = Donnees(objet_arbitraire(2)).canonique();
    for (auto coups = *rc::gen::inRange(0, 6); coups > 0; --coups) {
        auto const at = *rc::gen::inRange<std::size_t>(0, texte.size() + 1);
        texte.insert(at,
            *rc::gen::element<std::string>("{", "}", "[", "]", "\"", "\\", "\\u", ":", ",", "1",
                "-", ".", "e", "\xff", "\xed\xa0\x80", std::string("\0", 1)));
    }
    auto const lu = Donnees::parse(texte);
    if (lu)
        RC_ASSERT(Donnees::parse(lu->canonique()) == *lu);
}
