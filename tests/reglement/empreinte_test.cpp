// SPDX-License-Identifier: EUPL-1.2
#include "campagnes.h"

#include <algorithm>

namespace quitus::reglement::essais {

TEST(Empreinte, IsTheSameForTheSameTextsInAnyOrder)
{
    auto textes = textes_de("segur-vague-1");
    auto const once = Reglement::parse(textes);
    std::ranges::reverse(textes);
    auto const again = Reglement::parse(textes);
    EXPECT_EQ(once->empreinte(), again->empreinte());
    EXPECT_EQ(once->empreinte().size(), std::string_view("sha256:").size() + 64);
    EXPECT_TRUE(once->empreinte().starts_with("sha256:"));
}

TEST(Empreinte, ChangesWithAnyByte)
{
    auto textes = textes_de("segur-vague-1");
    texte(textes, "campagne.yaml").contenu += "# une remarque\n";
    EXPECT_NE(Reglement::parse(textes)->empreinte(), vague_1().empreinte());
}

TEST(Empreinte, ChangesWithTheNameOfAFile)
{
    auto textes = textes_de("segur-vague-1");
    texte(textes, "delais.yaml").nom = "delais-de-reponse.yaml";
    auto const renamed = Reglement::parse(textes);
    ASSERT_TRUE(renamed);
    EXPECT_NE(renamed->empreinte(), vague_1().empreinte());
}

// The compiled form says what the texts say, places and print included.
TEST(Compile, GivesBackTheSameCampaign)
{
    for (auto const* nom : { "segur-vague-1", "exemple-vague-b" }) {
        auto const bytes = Reglement::compile(textes_de(nom));
        ASSERT_TRUE(bytes) << bytes.error().message;
        auto const read = Reglement::of_compiled(*bytes);
        auto const parsed = lu(nom);
        EXPECT_EQ(read.empreinte(), parsed.empreinte());
        EXPECT_EQ(read.titre(), parsed.titre());
        ASSERT_EQ(read.parametres().size(), parsed.parametres().size());
        for (std::size_t i = 0; i < read.parametres().size(); ++i) {
            EXPECT_EQ(read.parametres()[i].nom, parsed.parametres()[i].nom);
            EXPECT_EQ(read.parametres()[i].texte, parsed.parametres()[i].texte);
            EXPECT_EQ(read.parametres()[i].lieu, parsed.parametres()[i].lieu);
            EXPECT_EQ(read.parametres()[i].validite, parsed.parametres()[i].validite);
        }
    }
}

TEST(Compile, RefusesWhatParseRefuses)
{
    auto textes = textes_de("exemple-vague-b");
    replace(textes, "financement.yaml", "\"40.00\"", "\"140.00\"");
    auto const bytes = Reglement::compile(textes);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().pointeur, "financement.yaml:5");
}

TEST(CompileDeathTest, AbortsOnBytesThatItDidNotWrite)
{
    auto const bytes = Reglement::compile(textes_de("exemple-vague-b")).value();
    EXPECT_DEATH(Reglement::of_compiled(bytes.substr(0, bytes.size() / 2)), "");
    EXPECT_DEATH(Reglement::of_compiled(bytes + "x"), "");
    EXPECT_DEATH(Reglement::of_compiled("quitus"), "");
}

// One date, one file, no line of C++.
TEST(Changement, OfOneDateTouchesOneFile)
{
    auto textes = textes_de("segur-vague-1");
    replace(textes, "calendrier/fin_prestations.yaml", "2023-10-31", "2023-11-30");
    auto const changed = Reglement::parse(textes);
    ASSERT_TRUE(changed);
    std::vector<std::string> touched;
    for (std::size_t i = 0; i < changed->parametres().size(); ++i) {
        if (changed->parametres()[i].texte != vague_1().parametres()[i].texte)
            touched.push_back(changed->parametres()[i].nom);
    }
    EXPECT_EQ(touched, std::vector<std::string>{ "calendrier.BIO_LOINC.fin_prestations" });
}

// A new version is a new line; nothing else moves, and the old one still holds for the past.
TEST(Changement, AddsALineWhenATextIsNew)
{
    auto textes = textes_de("segur-vague-1");
    texte(textes, "calendrier/fin_prestations.yaml").contenu += "  - dispositifs: [BIO_LOINC]\n"
                                                                "    connue_depuis: 2023-10-01\n"
                                                                "    limite: 2023-11-30\n"
                                                                "    source: A-03\n";
    auto const changed = Reglement::parse(textes);
    ASSERT_TRUE(changed) << changed.error().message;
    auto const fin = [&](std::string_view at) {
        return le(*changed, at)
            .dispositif("BIO_LOINC")
            ->echeance(NomEcheance::fin_prestations)
            .texte;
    };
    EXPECT_EQ(fin("2023-09-30T21:59:59Z"), "≤ 2023-10-31");
    EXPECT_EQ(fin("2023-09-30T22:00:00Z"), "≤ 2023-11-30");
}

TEST(ExempleVagueB, IsAnotherCampaignWithoutALineOfCode)
{
    auto const& reglement = le(vague_b(), "2025-10-01T00:00:00Z");
    EXPECT_EQ(vague_b().id(), "exemple-vague-b");
    EXPECT_EQ(reglement.vague, 7);
    EXPECT_EQ(reglement.dispositifs.size(), 3U);
    EXPECT_EQ(reglement.taux_avance.texte, "40.00");
    EXPECT_EQ(reglement.taux_tva.texte, "20.00, 10.00, 5.50");
    EXPECT_EQ(*reglement.validite_commande_jours, 60);
    auto const& urgences = *reglement.dispositif("HOP_URG");
    EXPECT_EQ(urgences.echeance(NomEcheance::solde_sans_attestation)->premier_hors_delai().text(),
        "2025-09-30T10:00:01Z");
    EXPECT_EQ(urgences.echeance(NomEcheance::attestation_arbitrage)->premier_hors_delai().text(),
        "2025-10-02T22:00:00Z");
    EXPECT_FALSE(
        ouverte(urgences.echeance(NomEcheance::ouverture_solde), instant("2025-04-01T09:59:59Z")));
    EXPECT_TRUE(
        ouverte(urgences.echeance(NomEcheance::ouverture_solde), instant("2025-04-01T10:00:00Z")));
    EXPECT_EQ(urgences.echeance(NomEcheance::ouverture_solde).texte, "≥ 2025-04-01T12:00:00+02:00");
    EXPECT_EQ(urgences.plafond_ht_max.texte, "50000.00");
    EXPECT_EQ(le(vague_b(), "2025-02-28T22:59:59Z").dispositif("HOP_URG")->plafond_ht_max.texte,
        "40000.00");
    EXPECT_EQ(urgences.indicateurs.size(), 2U);
    EXPECT_TRUE(reglement.dispositif("MDV_TEL")->indicateurs.empty());
    EXPECT_EQ(reglement.dispositif("MDV_TEL")->verification.valeur, TypeVerification::mom);
}

}
