// SPDX-License-Identifier: EUPL-1.2
#include "vues/dossier/clients.h"
#include "vues/dossier/difference.h"
#include "vues/dossier/parcours.h"
#include "vues/rapport.h"
#include "vues/taches/taches.h"

#include <gtest/gtest.h>

using namespace quitus::vues;
using quitus::calendrier::Instant;
using quitus::instruction::Statut;
using quitus::instruction::Suivi;

namespace {

Instant at(std::string_view rfc3339)
{
    return Instant::parse_rfc3339(rfc3339).value();
}

std::vector<std::string> names(Suivi const& suivi)
{
    std::vector<std::string> all;
    for (auto const& etape : parcours_de(suivi))
        all.push_back(
            (etape.place == EtapeDuParcours::Place::courante ? "*" : "") + std::string(etape.nom));
    return all;
}

}

TEST(Rapport, IsReadBackTheWorstFirst)
{
    auto const rapport = read_rapport(R"({"type_demande":"solde","dispositif":"BIO_SGL",
        "verdict":"rejet","cas":1,"constats":[
        {"regle":"MNT-001","consequence":"a_verifier","message":"m1","pointeur":"/a","ligne":3},
        {"regle":"CAL-003","consequence":"rejet","message":"m2","pointeur":"","correction":"c"}],
        "montants":{"finance":"27000.00","net":"-800.00","solde":null}})");
    EXPECT_EQ(rapport.verdict, quitus::verdict::Verdict::rejet);
    EXPECT_EQ(rapport.cas, "1");
    ASSERT_EQ(rapport.constats.size(), 2U);
    EXPECT_EQ(rapport.constats[0].regle, "CAL-003");
    EXPECT_EQ(rapport.constats[0].correction, "c");
    EXPECT_EQ(rapport.constats[1].ligne, "3");
    EXPECT_EQ(rapport.montants.finance->count(), 2700000);
    EXPECT_EQ(rapport.montants.net->count(), -80000);
    EXPECT_FALSE(rapport.montants.solde);
    EXPECT_EQ(rapport.count(quitus::verdict::Consequence::rejet), 1U);
    EXPECT_TRUE(read_rapport("").constats.empty());
    EXPECT_TRUE(read_rapport("{").constats.empty());
}

TEST(Difference, TellsEachValueThatChangedWhateverTheLayout)
{
    auto const all = changements(R"({"a":1,"b":{"c":"x"},"d":[1,2]})", R"({
  "b": {"c": "y"},
  "a": 1,
  "d": [1],
  "e": true
})");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].pointeur, "/b/c");
    EXPECT_EQ(all[0].ligne, "2");
    EXPECT_EQ(all[0].avant, "x");
    EXPECT_EQ(all[0].apres, "y");
    EXPECT_EQ(all[1].pointeur, "/e");
    EXPECT_EQ(all[1].avant, "");
    EXPECT_EQ(all[1].apres, "oui");
    EXPECT_EQ(all[2].pointeur, "/d/1");
    EXPECT_EQ(all[2].apres, "");
    EXPECT_TRUE(changements("{}", "{").empty());
}

TEST(Difference, MasksTheNumberOfAPerson)
{
    auto const all = changements(R"({"rpps":"10100000016"})", R"({"rpps":"10000000017"})");
    for (auto const& un : all) {
        EXPECT_EQ(un.avant.find("10100000016"), std::string::npos);
        EXPECT_EQ(un.apres.find("1010000"), std::string::npos);
    }
    EXPECT_EQ(masked("FINESS 920012348, RPPS 10100000016."),
        "FINESS 920012348, RPPS [identifiant masqué].");
}

TEST(Parcours, GoesFromTheDepositToThePayment)
{
    Suivi suivi;
    suivi.statut = Statut::en_instruction;
    EXPECT_EQ(names(suivi),
        (std::vector<std::string>{ "Déposée", "*En instruction", "Validée", "Décidée et payée" }));
    suivi.statut = Statut::incomplete;
    EXPECT_EQ(names(suivi).front(), "*Incomplète");
}

TEST(Parcours, ShowsADetourAndAnEnd)
{
    Suivi suivi;
    suivi.depose_le = at("2023-09-12T08:00:00Z");
    suivi.prise_en_charge_par = "C-0002";
    suivi.statut = Statut::a_modifier;
    EXPECT_EQ(names(suivi),
        (std::vector<std::string>{
            "Déposée", "En instruction", "*À modifier", "Validée", "Décidée et payée" }));
    suivi.statut = Statut::rejetee;
    EXPECT_EQ(names(suivi), (std::vector<std::string>{ "Déposée", "En instruction", "*Rejetée" }));
}

TEST(Parcours, SaysWhoActsNextInEveryStatut)
{
    for (std::size_t rang = 0; rang < quitus::instruction::nombre_statuts; ++rang) {
        Suivi suivi;
        suivi.statut = static_cast<Statut>(rang);
        auto const suite = suite_de(suivi, true);
        EXPECT_FALSE(suite.phrase.empty()) << rang;
        EXPECT_EQ(suite.acteur.empty(), quitus::instruction::is_clos(suivi.statut)) << rang;
        EXPECT_EQ(suite.acteur == "Vous",
            suivi.statut == Statut::incomplete || suivi.statut == Statut::a_modifier)
            << rang;
    }
}

TEST(Taches, TheMostUrgentComesFirstAndADeadlineAtMidnightIsOfTheDayBefore)
{
    auto const maintenant = at("2023-09-12T08:00:00Z");
    quitus::guichet::LigneDemande a{ .numero = "A", .statut = Statut::incomplete };
    quitus::guichet::LigneDemande b{ .numero = "B", .statut = Statut::a_modifier };
    b.echeance = at("2023-09-13T22:00:00Z"); // midnight in Paris, at the end of the 13th
    quitus::guichet::LigneDemande c{ .numero = "C", .statut = Statut::a_modifier };
    c.echeance = at("2023-09-12T12:00:00Z");
    quitus::guichet::LigneDemande d{ .numero = "D", .statut = Statut::validee };
    auto const taches = taches_de({ a, b, c, d }, maintenant);
    ASSERT_EQ(taches.size(), 3U);
    EXPECT_EQ(taches[0].numero, "C");
    EXPECT_EQ(taches[0].jours, 0);
    EXPECT_EQ(taches[1].numero, "B");
    EXPECT_EQ(taches[1].jours, 1);
    EXPECT_EQ(taches[1].page, "/demandes/B/corriger");
    EXPECT_EQ(taches[2].numero, "A");
    EXPECT_EQ(taches[2].page, "/demandes/A/completer");
}
