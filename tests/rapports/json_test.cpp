// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"
#include "ecriture.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

TEST(Json, KeepsAHostileTextWhole)
{
    auto const text = written(Format::json, { hostile() });
    base::JsonDocument document;
    ASSERT_FALSE(document.parse(text).has_value());
    auto const message = document.nodes()[document.nearest("/demandes/0/constats/0/message")];
    // Only the two bytes that are no text are lost.
    auto const known = texte_hostile.substr(0, texte_hostile.size() - 2);
    EXPECT_EQ(message.text, std::string(known) + "\uFFFD\uFFFD");
}

TEST(Json, WritesOnceAParameterThatWasReadTwice)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats[0].parametres = { { "a", "1", "" }, { "b", "2", "" }, { "a", "3", "" } };
    auto const text = written(Format::ndjson, { demande });
    EXPECT_NE(text.find(R"("parametres":{"a":"1","b":"2"})"), std::string::npos) << text;
}

TEST(Json, WritesTheUnknownAsNull)
{
    DemandeJugee const nue{ .fichier = "illisible.json", .verdict = Verdict::a_modifier };
    auto const text = written(Format::ndjson, { nue });
    EXPECT_TRUE(text.starts_with(
        R"({"fichier":"illisible.json","ligne_ndjson":null,"type_demande":null,"dispositif":null,)"
        R"("identifiant_envoi":null,"instant":null,"verdict":"a_modifier","cas":null,"constats":[],)"
        R"("montants":{"finance":null,"avance":null,"solde":null,"compensation":null,"net":null,)"
        R"("ordre_recouvrement":null}})"))
        << text;
}

TEST(Json, WritesANegativeNetWithItsSign)
{
    auto demande = avance_recevable();
    demande.montants.net = montant::Cents::of(-80'000);
    demande.montants.ordre_recouvrement = montant::Cents::of(80'000);
    auto const text = written(Format::ndjson, { demande });
    EXPECT_NE(text.find(R"("net":"-800.00","ordre_recouvrement":"800.00")"), std::string::npos);
}

TEST(Ndjson, WritesALineARequestAndTheBilanLast)
{
    std::vector<DemandeJugee> const demandes(1'000, ligne_de_stock_rejetee());
    auto const text = written(Format::ndjson, demandes);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1'001);
    auto const last = text.rfind('\n', text.size() - 2);
    EXPECT_EQ(text.substr(last + 1, 10), R"({"bilan":{)");
}

}
}
