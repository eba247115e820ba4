// SPDX-License-Identifier: EUPL-1.2
// A file of cases is read whole or refused with the line and the mend: a typing slip never makes a
// case say less.
#include "cas/cas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus;
using testing::HasSubstr;

cas::Cas read_one(std::string const& membres)
{
    auto const fichier = cas::read_cas(
        "CAL-003.yaml", "regle: CAL-003\nbase: solde\ncas:\n  - nom: un cas\n" + membres);
    EXPECT_TRUE(fichier) << fichier.error().message;
    return fichier ? fichier->cas.at(0) : cas::Cas{};
}

std::string valeur_de(std::string const& yaml)
{
    return read_one("    attendu: absent\n    change: { /x: " + yaml + " }\n").change.at(0).valeur;
}

TEST(LaLectureDUnCas, GardeLeTypeDesValeursSansGuillemets)
{
    EXPECT_EQ(valeur_de("true"), "true");
    EXPECT_EQ(valeur_de("null"), "null");
    EXPECT_EQ(valeur_de("12"), "12");
    EXPECT_EQ(valeur_de("-1.50"), "-1.50");
    EXPECT_EQ(valeur_de("1e400"), "1e400");
    EXPECT_EQ(valeur_de("012"), "\"012\""); // no JSON number begins with a zero
    EXPECT_EQ(valeur_de("2023-12-14"), "\"2023-12-14\"");
    EXPECT_EQ(valeur_de("oui"), "\"oui\"");
}

TEST(LaLectureDUnCas, FaitUnTexteDesValeursEntreGuillemets)
{
    EXPECT_EQ(valeur_de("\"12\""), "\"12\"");
    EXPECT_EQ(valeur_de("'true'"), "\"true\"");
    EXPECT_EQ(valeur_de("\"\""), "\"\"");
    EXPECT_EQ(valeur_de("\"a\\\"b\\n\""), "\"a\\\"b\\n\"");
}

TEST(LaLectureDUnCas, FaitDesObjetsEtDesListes)
{
    EXPECT_EQ(valeur_de("[]"), "[]");
    EXPECT_EQ(valeur_de("{}"), "{}");
    EXPECT_EQ(valeur_de("[1, \"2\", { a: [b] }]"), "[1,\"2\",{\"a\": [\"b\"]}]");
}

TEST(LaLectureDUnCas, LitChaqueMembre)
{
    auto const cas = read_one(R"(    base: avance
    supprime: [/a, /b/0]
    avec: [avance, { seconde: avance }]
    contexte: { seconde: { /emis_le: x } }
    contexte_supprime: { avance: [/c] }
    livraison: [{ nom: a.pdf, taille: 12 }]
    instant: "2023-09-20T14:00:00+02:00"
    reglement: { montants.tolerance_tva: "0.01" }
    campagne: exemple-vague-b
    faits: { avance_payee: false, avenant_en_cours: true, validee_ailleurs: [B1] }
    attendu: a_modifier
    a: /emis_le
    nombre: 2
    dit: quelque chose
    trouve: un
    attendu_dit: deux
    parametres: [montants.tolerance_tva]
    verdict: rejet
    cas_de_la_demande: 3
    montants: { net: "-1.00", solde: null }
)");
    EXPECT_EQ(cas.base, "avance");
    EXPECT_EQ(cas.ligne, 4U);
    EXPECT_EQ(cas.supprime, (std::vector<std::string>{ "/a", "/b/0" }));
    ASSERT_EQ(cas.avec->size(), 2U);
    EXPECT_EQ(cas.avec->at(1).nom, "seconde");
    EXPECT_EQ(cas.avec->at(1).base, "avance");
    EXPECT_EQ(cas.contexte.at("seconde").at(0).pointeur, "/emis_le");
    EXPECT_EQ(cas.contexte_supprime.at("avance").at(0), "/c");
    auto const& livraison = std::get<pieces::Livraison>(cas.livraison);
    EXPECT_TRUE(livraison.archive_recue);
    EXPECT_EQ(livraison.fichiers.at(0).nom, "a.pdf");
    EXPECT_EQ(livraison.fichiers.at(0).taille_octets, 12U);
    EXPECT_EQ(cas.instant->text(), "2023-09-20T12:00:00Z");
    EXPECT_EQ(cas.reglement.at(0).second, "0.01");
    EXPECT_EQ(cas.campagne, "exemple-vague-b");
    EXPECT_FALSE(cas.faits.avance_payee);
    EXPECT_TRUE(cas.faits.avenant_en_cours);
    EXPECT_EQ(cas.faits.valides_ailleurs, (std::vector<std::string>{ "B1" }));
    EXPECT_EQ(cas.attente.consequence, verdict::Consequence::a_modifier);
    EXPECT_EQ(cas.attente.nombre, 2U);
    EXPECT_EQ(cas.attente.pointeur, "/emis_le");
    EXPECT_EQ(cas.attente.dit, "quelque chose");
    EXPECT_EQ(cas.attente.trouve, "un");
    EXPECT_EQ(cas.attente.attendu, "deux");
    EXPECT_EQ(cas.attente.parametres, (std::vector<std::string>{ "montants.tolerance_tva" }));
    EXPECT_EQ(cas.attente.verdict, "rejet");
    EXPECT_EQ(cas.attente.cas_de_la_demande, 3);
    EXPECT_EQ(cas.attente.montants.at("net"), "-1.00");
    EXPECT_EQ(cas.attente.montants.at("solde"), std::nullopt);
}

TEST(LaLectureDUnCas, LitUneLivraisonSousSesQuatreFormes)
{
    auto const livraison = [](std::string const& yaml) {
        return read_one("    attendu: absent\n    livraison: " + yaml + "\n").livraison;
    };
    EXPECT_TRUE(
        std::holds_alternative<cas::AucuneLivraison>(read_one("    attendu: absent\n").livraison));
    EXPECT_TRUE(std::holds_alternative<cas::LivraisonConforme>(livraison("conforme")));
    EXPECT_TRUE(std::get<pieces::Livraison>(livraison("[]")).archive_recue);
    auto const refus
        = std::get<pieces::Livraison>(livraison("{ refus: { code: bombe, motif: trop gros } }"))
              .refus;
    EXPECT_EQ(refus->code, "bombe");
    EXPECT_EQ(refus->motif, "trop gros");
}

struct Faute {
    char const* quoi;
    char const* texte;
    char const* lieu;
    char const* dit;
};

class UnFichierFautif : public testing::TestWithParam<Faute> { };

TEST_P(UnFichierFautif, EstRefuseAvecSaLigneEtSonRemede)
{
    auto const fichier = cas::read_cas("CAL-003.yaml", GetParam().texte);
    ASSERT_FALSE(fichier) << GetParam().quoi;
    EXPECT_EQ(fichier.error().code, "cas_illisible");
    EXPECT_EQ(fichier.error().pointeur, GetParam().lieu) << fichier.error().message;
    EXPECT_THAT(fichier.error().message, HasSubstr(GetParam().dit));
}

constexpr Faute fautes[] = {
    { "membre inconnu du fichier", "regle: CAL-003\nbases: x\ncas: []\n", "CAL-003.yaml:1",
        "base" },
    { "membre inconnu d'un cas",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendus: absent\n", "CAL-003.yaml:4",
        "attendu" },
    { "membre deux fois",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    attendu: rejet\n",
        "CAL-003.yaml:6", "deux fois" },
    { "règle mal écrite", "regle: CAL-3\nbase: x\ncas: []\n", "CAL-003.yaml:1", "CAL-003" },
    { "sans règle", "base: x\ncas: []\n", "CAL-003.yaml:1", "regle" },
    { "sans cas", "regle: CAL-003\nbase: x\n", "CAL-003.yaml:1", "cas" },
    { "sans nom", "regle: CAL-003\nbase: x\ncas:\n  - attendu: absent\n", "CAL-003.yaml:4", "nom" },
    { "sans attendu", "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n", "CAL-003.yaml:4", "attendu" },
    { "sans base", "regle: CAL-003\ncas:\n  - nom: n\n    attendu: absent\n", "CAL-003.yaml:3",
        "base" },
    { "conséquence inconnue", "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: rejeter\n",
        "CAL-003.yaml:5", "a_modifier" },
    { "silence décrit",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    nombre: 1\n",
        "CAL-003.yaml:4", "se taise" },
    { "texte et changement",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    texte: '{}'\n    "
        "change: { /a: 1 }\n",
        "CAL-003.yaml:4", "texte" },
    { "pointeur sans barre",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    change: { emis_le: 1 "
        "}\n",
        "CAL-003.yaml:6", "/" },
    { "instant sans décalage",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    instant: "
        "2023-09-20T14:00:00\n",
        "CAL-003.yaml:6", "+02:00" },
    { "montant inconnu",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    montants: { total: "
        "'1' }\n",
        "CAL-003.yaml:6", "compensation" },
    { "verdict inconnu",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    verdict: bon\n",
        "CAL-003.yaml:6", "recevable" },
    { "fait inconnu",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    faits: { avance: true "
        "}\n",
        "CAL-003.yaml:6", "avance_payee" },
    { "livraison inconnue",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: absent\n    livraison: bonne\n",
        "CAL-003.yaml:6", "conforme" },
    { "nombre en lettres",
        "regle: CAL-003\nbase: x\ncas:\n  - nom: n\n    attendu: rejet\n    nombre: un\n",
        "CAL-003.yaml:6", "entier" },
    { "YAML rompu", "regle: CAL-003\ncas: [\n", "CAL-003.yaml:3", "YAML" },
    { "fichier vide", "", "CAL-003.yaml:1", "cas" },
};

INSTANTIATE_TEST_SUITE_P(Tous, UnFichierFautif, testing::ValuesIn(fautes));

TEST(LesContextes, SeLisentOuDisentLeurFaute)
{
    auto const contextes = cas::read_contextes("contextes.yaml", "a: []\nb: [a, c]\n");
    ASSERT_TRUE(contextes);
    EXPECT_EQ(contextes->at("b"), (std::vector<std::string>{ "a", "c" }));
    auto const faute = cas::read_contextes("contextes.yaml", "a: []\nb: c\n");
    ASSERT_FALSE(faute);
    EXPECT_EQ(faute.error().pointeur, "contextes.yaml:2");
}

}
