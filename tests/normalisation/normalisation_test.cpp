// SPDX-License-Identifier: EUPL-1.2
// Whole documents: what is not converted keeps its bytes, what was loosened comes back, and nothing
// is ever converted twice.
#include "normalisation/normalisation.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

using namespace quitus::normalisation;

namespace {

Normalisation normalised(std::string_view text)
{
    static Schema const schema(schema_publie());
    auto result = normalise(text, schema);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
    return result ? std::move(*result) : Normalisation{};
}

std::string example(std::string const& name)
{
    std::ifstream file(
        std::string(QUITUS_SOURCE_DIR) + "/examples/format/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    EXPECT_FALSE(text.str().empty()) << name;
    return text.str();
}

constexpr char const* examples[] = { "avance-bio-sgl.json", "solde-bio-sgl.json",
    "solde-hop-pfi-fusion.json", "attestation-mdv-lgc.json", "annulation-partielle.json" };

// The document in which the first `from` after `at` is `to`.
std::string with(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::vector<std::string> pointers(std::vector<Ambiguite> const& ambiguites)
{
    std::vector<std::string> all;
    for (auto const& one : ambiguites)
        all.push_back(one.pointeur);
    return all;
}

}

TEST(Normalisation, OfAStrictDocumentIsTheSameBytes)
{
    for (auto const* name : examples) {
        auto const text = example(name);
        auto const result = normalised(text);
        EXPECT_EQ(result.texte, text) << name;
        EXPECT_TRUE(result.conversions.empty()) << name;
        EXPECT_TRUE(result.ambiguites.empty()) << name;
    }
}

TEST(Normalisation, SaysWhereAndWhyItWritesOtherwise)
{
    auto const result = normalised("{\n  \"totaux\": {\"ht\": \"27 000,00\", \"autre\": \"1,5\"}}");
    EXPECT_EQ(result.texte, "{\n  \"totaux\": {\"ht\": \"27000.00\", \"autre\": \"1,5\"}}");
    ASSERT_EQ(result.conversions.size(), 1U);
    auto const& une = result.conversions.front();
    EXPECT_EQ(une.pointeur, "/totaux/ht");
    EXPECT_EQ(une.position.line, 2U);
    EXPECT_EQ(une.position.column, 20U);
    EXPECT_EQ(une.avant, "\"27 000,00\"");
    EXPECT_EQ(une.apres, "\"27000.00\"");
    EXPECT_EQ(une.pourquoi, "séparateurs de milliers retirés, virgule décimale");
}

TEST(Normalisation, ReadsEscapesAsTheCharactersThatTheyAre)
{
    EXPECT_EQ(normalised(R"({"totaux":{"ht":"27\u00a0000,00"}})").texte,
        R"({"totaux":{"ht":"27000.00"}})");
    EXPECT_EQ(normalised(R"({"logiciel":{"nom":" a\"b\\\u00e9\n "}})").texte,
        R"({"logiciel":{"nom":"a\"b\\é"}})");
}

TEST(Normalisation, RemovesTheByteOrderMark)
{
    auto const result = normalised("\xEF\xBB\xBF{}");
    EXPECT_EQ(result.texte, "{}");
    ASSERT_EQ(result.conversions.size(), 1U);
    EXPECT_EQ(result.conversions.front().pointeur, "");
}

TEST(Normalisation, TouchesNothingOfUnknownMembersNorOfUnexpectedKinds)
{
    for (std::string_view const text :
        { R"({"inconnu":{"ht":"27 000,00"},"totaux":["27 000,00"],"lignes":{"ht":"1,5"}})",
            R"({"totaux":{"ht":null,"tva":true,"ttc":{"a":"1,5"},"nombre_lignes":[ "1" ]}})",
            R"({"fournisseur":{"assujetti_tva":1,"raison_sociale":false}})" })
        EXPECT_EQ(normalised(text).texte, text);
}

TEST(Normalisation, GathersAllThatIsAmbiguous)
{
    auto text = example("solde-bio-sgl.json");
    text = with(text, "\"2023-09-18T16:40:00+02:00\"", "\"2022-10-30T02:30:00\"");
    text = with(text, "\"2022-10-03\"", "\"12/13/2023\"");
    text = with(text, "\"22500.00\"", "1.234");
    text = with(text, "\"montant_segur\": \"27000.00\"", "\"montant_segur\": \"1,234\"");
    EXPECT_THAT(pointers(normalised(text).ambiguites),
        testing::ElementsAre("/emis_le", "/lignes/0/bon_commande/date", "/lignes/0/montants/ht",
            "/lignes/0/montant_segur"));
}

TEST(Normalisation, RefusesToMakeOneOfTwo)
{
    EXPECT_THAT(pointers(normalised(R"({"beneficiaires":[{"id":"B1"},{"id":"B1 "}]})").ambiguites),
        testing::ElementsAre("/beneficiaires/1/id"));
    EXPECT_THAT(pointers(normalised(R"({"pieces":[{"id":1},{"id":"1"}]})").ambiguites),
        testing::ElementsAre("/pieces/1/id"));
    constexpr std::string_view rpps
        = R"({"beneficiaires":[{"identifiants":{"rpps":["100 010 00001","10001000001"]}}]})";
    EXPECT_THAT(pointers(normalised(rpps).ambiguites),
        testing::ElementsAre("/beneficiaires/0/identifiants/rpps/1"));
    // What stood twice in the same writing is the rules' business.
    EXPECT_TRUE(normalised(R"({"pieces":[{"id":"P "},{"id":"P "}]})").ambiguites.empty());
    EXPECT_TRUE(normalised(R"({"pieces":[{"id":"P "},{"id":"Q "}]})").ambiguites.empty());
}

TEST(Normalisation, RefusesWhatIsNoDocument)
{
    Schema const schema(schema_publie());
    for (std::string_view const text :
        { "", "[]", "{", "{\"a\":1}{}", "{\"a\":\"\xE9\"}", "\xEF\xBB\xBF\xEF\xBB\xBF{}" }) {
        auto const result = normalise(text, schema);
        ASSERT_FALSE(result.has_value()) << text;
        EXPECT_EQ(result.error().code, "json_invalide");
        EXPECT_NE(result.error().message.find("ligne 1"), std::string::npos);
    }
}

// Strict values of the example, each with writings of it that have no other reading.
struct Ecart {
    std::string_view strict;
    std::vector<std::string_view> larges;
};
std::vector<Ecart> const ecarts = {
    { "\"2023-09-18T16:40:00+02:00\"",
        { "\"18/09/2023 16:40\"", "\"2023-09-18 16:40:00\"", "\"2023-09-18T16:40\"" } },
    { "\"732829320\"", { "732829320", "\"732 829 320\"", "\" 732829320\"" } },
    { "\"73282932000074\"", { "73282932000074", "\"732 829 320 00074\"" } },
    { "\"FR44732829320\"", { "\"fr44732829320\"", "\"FR 44 732 829 320\"" } },
    { "\"assujetti_tva\": true", { "\"assujetti_tva\": \"oui\"", "\"assujetti_tva\": \"Vrai\"" } },
    { "\"vague\": 1", { "\"vague\": \"1\"", "\"vague\": \"01\"" } },
    { "\"BIO_SGL\"", { "\"bio_sgl\"", "\" BIO_SGL \"" } },
    { "\"540002698\"", { "540002698", "\"54 000 269 8\"" } },
    { "\"2022-10-12\"", { "\"12/10/2022\"", "\"12.10.2022\"", "\"2022/10/12\"" } },
    { "\"electronique_eidas\"", { "\"Electronique_eIDAS\"", "\"électronique eidas\"" } },
    { "\"22500.00\"", { "22500", "22500.0", "\"22 500,00\"", "\"22.500,00\"", "\"22,500.00\"" } },
    { "\"20.00\"", { "20", "\"20 %\"", "\"20,0\"" } },
    { "\"tva\": \"4500.00\"", { "\"tva\": 4500.00", "\"tva\": \"4\u202f500,00\u00a0€\"" } },
    { "\"bloquante\": false", { "\"bloquante\": \"non\"", "\"bloquante\": \"FAUX\"" } },
    { "\"nombre_lignes\": 1", { "\"nombre_lignes\": \"1\"" } },
    { "\"taille_octets\": 184320", { "\"taille_octets\": \"184 320\"" } },
    { "\"Durand\"", { "\"Durand \"", "\"\\u00a0Durand\"", "\"\\tDurand\\n\"" } },
};

RC_GTEST_PROP(Lois, WhatWasLoosenedComesBackByteForByte, ())
{
    auto const strict = example("solde-bio-sgl.json");
    auto loose = strict;
    std::size_t changed = 0;
    for (auto const& [from, tos] : ecarts) {
        auto const rank = *rc::gen::inRange<std::size_t>(0, tos.size() + 1);
        if (rank == tos.size())
            continue;
        loose = with(loose, from, tos[rank]);
        ++changed;
    }
    auto const result = normalised(loose);
    RC_ASSERT(result.ambiguites.empty());
    RC_ASSERT(result.texte == strict);
    RC_ASSERT(result.conversions.size() == changed);
}

RC_GTEST_PROP(Lois, NormalisationIsDoneOnce, ())
{
    auto text = example("solde-bio-sgl.json");
    for (auto const& [from, tos] : ecarts) {
        auto const junk = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("0123456789 .,/-:TZoOuinNaAfFeE")));
        if (*rc::gen::arbitrary<bool>())
            text = with(
                text, from, std::string(from.substr(0, from.rfind(' ') + 1)) + '"' + junk + '"');
    }
    auto const once = normalised(text);
    if (!once.ambiguites.empty())
        return;
    auto const twice = normalised(once.texte);
    RC_ASSERT(twice.texte == once.texte);
    RC_ASSERT(twice.conversions.empty());
    RC_ASSERT(twice.ambiguites.empty());
}
