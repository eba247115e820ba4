// SPDX-License-Identifier: EUPL-1.2
#include "rapports/affichage.h"
#include "rapports/phrases.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

verdict::Bilan bilan(
    std::size_t recevable, std::size_t a_verifier, std::size_t a_modifier, std::size_t rejet)
{
    return { .demandes = recevable + a_verifier + a_modifier + rejet,
        .recevable = recevable,
        .a_verifier = a_verifier,
        .a_modifier = a_modifier,
        .rejet = rejet };
}

TEST(Reponse, SaysInOneSentenceHowManyWouldPass)
{
    EXPECT_EQ(reponse(bilan(0, 0, 0, 0)), "Aucune demande n’a été jugée");
    EXPECT_EQ(reponse(bilan(1, 0, 0, 0)), "La demande est recevable");
    EXPECT_EQ(reponse(bilan(0, 1, 0, 0)), "La demande est à vérifier");
    EXPECT_EQ(reponse(bilan(0, 0, 1, 0)), "La demande est à modifier");
    EXPECT_EQ(reponse(bilan(0, 0, 0, 1)), "La demande n’est pas recevable");
    EXPECT_EQ(reponse(bilan(2, 0, 0, 0)), "Les 2\u00A0demandes sont recevables");
    EXPECT_EQ(reponse(bilan(0, 1, 1, 0)), "Aucune des 2\u00A0demandes n’est recevable");
    EXPECT_EQ(reponse(bilan(1, 0, 0, 1)), "1\u00A0demande sur\u00A02 est recevable");
    EXPECT_EQ(reponse(bilan(3, 1, 1, 0)), "3\u00A0demandes sur\u00A05 sont recevables");
    EXPECT_EQ(reponse(bilan(9999, 0, 1, 0)),
        "9\u202F999\u00A0demandes sur\u00A010\u202F000 sont recevables");
}

TEST(Resume, LeavesOutTheVerdictsOfNobody)
{
    EXPECT_EQ(resume(bilan(0, 0, 0, 0)), "Aucune demande n’a été jugée.");
    EXPECT_EQ(resume(bilan(1, 0, 0, 0)), "1\u00A0demande jugée\u00A0: 1\u00A0recevable.");
    EXPECT_EQ(resume(bilan(2, 1, 3, 4)),
        "10\u00A0demandes jugées\u00A0: 2\u00A0recevables, 1\u00A0à vérifier, 3\u00A0à modifier, "
        "4\u00A0rejets.");
}

TEST(Nombre, GroupsDigitsByThree)
{
    EXPECT_EQ(nombre(0), "0");
    EXPECT_EQ(nombre(999), "999");
    EXPECT_EQ(nombre(1000), "1\u202F000");
    EXPECT_EQ(nombre(1234567), "1\u202F234\u202F567");
}

TEST(Abrege, CutsBetweenCharacters)
{
    std::string accents;
    for (int i = 0; i < 300; ++i)
        accents += "é";
    EXPECT_EQ(abrege(accents), accents);
    EXPECT_EQ(abrege(accents + "x"), accents + "…\u00A0(début\u00A0seulement)");
}

TEST(Lieu, OfALineOfAStockIsItsColumn)
{
    verdict::Constat const constat{
        .regle = "SCH-001", .pointeur = "/a", .ligne = 1, .colonne = 7
    };
    EXPECT_EQ(lieu({ .fichier = "a.json" }, constat), "ligne\u00A01, colonne\u00A07, /a");
    EXPECT_EQ(lieu({ .fichier = "a.ndjson", .ligne_ndjson = 3 }, constat), "colonne\u00A07, /a");
    EXPECT_EQ(lieu({ .fichier = "a.json" }, { .regle = "SCH-001" }), "");
}

TEST(NomDeDocument, SaysStandardInputInWords)
{
    EXPECT_EQ(
        nom_de_document({ .fichier = "-", .ligne_ndjson = 4 }), "entrée standard, ligne\u00A04");
    EXPECT_EQ(nom_de_document({ .fichier = "a.json" }), "a.json");
}

}
}
