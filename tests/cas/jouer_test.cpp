// SPDX-License-Identifier: EUPL-1.2
// Playing a case can fail: each expectation that the judgment does not meet is told, and a case
// that names what does not exist is refused. Played on the files embedded in the program.
#include "cas/cas_embarques.h"
#include "cas/jouer.h"
#include "regulation_files/regulation_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus;
using testing::HasSubstr;
using testing::IsEmpty;

std::optional<std::string_view> embedded(std::string_view chemin)
{
    for (auto const& [nom, texte] : cas::embedded_files()) {
        if (nom == chemin)
            return texte;
    }
    return std::nullopt;
}

cas::Monde const& monde()
{
    static cas::Monde const monde{
        .document
        = [](std::string_view nom) { return embedded("bases/" + std::string(nom) + ".json"); },
        .campagne = [](std::string_view id) -> base::Result<reglement::Reglement> {
            if (id != cas::campagne_par_defaut)
                return base::failure("campagne_inconnue", "inconnue");
            return regulation_files::compiled_campaign();
        },
        .contextes
        = cas::read_contextes("contextes.yaml", embedded("bases/contextes.yaml").value()).value(),
    };
    return monde;
}

// A case on the solde of BIO_SGL whose VAT is wrong by a cent (MNT-006 says a_modifier, once, at
// that amount).
std::string explanation(std::string const& attentes)
{
    auto const fichier = cas::read_cas("MNT-006.yaml",
        "regle: MNT-006\nbase: solde_bio_sgl\ncas:\n  - nom: n\n"
        "    change: { /lignes/0/montants/tva: \"4500.01\" }\n"
            + attentes);
    EXPECT_TRUE(fichier) << fichier.error().message;
    auto const resultat = cas::joue(fichier->regle, fichier->cas.at(0), monde());
    EXPECT_TRUE(resultat) << resultat.error().message;
    EXPECT_EQ(resultat->conforme, resultat->explication.empty());
    return resultat->explication;
}

base::Erreur refusal(std::string const& membres)
{
    auto const fichier = cas::read_cas("MNT-006.yaml",
        "regle: MNT-006\nbase: solde_bio_sgl\ncas:\n  - nom: n\n    attendu: absent\n" + membres);
    EXPECT_TRUE(fichier) << fichier.error().message;
    auto const resultat = cas::joue(fichier->regle, fichier->cas.at(0), monde());
    EXPECT_FALSE(resultat);
    return resultat ? base::Erreur{} : resultat.error();
}

TEST(UnCasConforme, NeDitRien)
{
    EXPECT_THAT(explanation("    attendu: a_modifier\n"), IsEmpty());
    EXPECT_THAT(
        explanation(
            "    attendu: a_modifier\n    nombre: 1\n    a: /lignes/0/montants/tva\n    trouve: "
            "\"4500.01\"\n"
            "    attendu_dit: \"4500.00\"\n    parametres: [montants.tolerance_tva]\n"
            "    verdict: a_modifier\n    cas_de_la_demande: 1\n"),
        IsEmpty());
}

TEST(UnCasConforme, NeRegardePasLaTypographieDeCeQuiEstDit)
{
    EXPECT_THAT(explanation("    attendu: a_modifier\n    dit: TVA\n"), IsEmpty());
    EXPECT_THAT(explanation("    attendu: a_modifier\n    dit: tva\n"), IsEmpty());
}

TEST(UnCasNonConforme, DitQueLaRegleDevaitSeTaire)
{
    EXPECT_THAT(explanation("    attendu: absent\n"), HasSubstr("devait se taire"));
}

TEST(UnCasNonConforme, DitQueLaConsequenceEstAutre)
{
    EXPECT_THAT(explanation("    attendu: rejet\n"), HasSubstr("devait être rejet"));
}

TEST(UnCasNonConforme, DitCeQueLaRegleADit)
{
    EXPECT_THAT(explanation("    attendu: rejet\n"), HasSubstr("MNT-006 a_modifier"));
}

TEST(UnCasNonConforme, DitChaqueEcart)
{
    EXPECT_THAT(explanation("    attendu: a_modifier\n    nombre: 2\n"), HasSubstr("2 fois"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    a: /totaux\n"), HasSubstr("/totaux"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    dit: une autre chose\n"),
        HasSubstr("une autre chose"));
    EXPECT_THAT(
        explanation("    attendu: a_modifier\n    trouve: \"4500.02\"\n"), HasSubstr("4500.02"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    attendu_dit: \"4500.05\"\n"),
        HasSubstr("4500.05"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    parametres: []\n"), HasSubstr("citant"));
    EXPECT_THAT(
        explanation("    attendu: a_modifier\n    parametres: [autre]\n"), HasSubstr("citant"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    verdict: rejet\n"), HasSubstr("verdict"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    cas_de_la_demande: 2\n"),
        HasSubstr("cas de la demande"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    montants: { finance: \"1.00\" }\n"),
        HasSubstr("finance"));
    EXPECT_THAT(explanation("    attendu: a_modifier\n    montants: { finance: null }\n"),
        HasSubstr("finance"));
}

TEST(UnCasNonConforme, VeutQueLesDetailsSoientCeuxDUnMemeConstat)
{
    EXPECT_THAT(
        explanation(
            "    attendu: a_modifier\n    a: /lignes/0/montants/tva\n    trouve: \"4500.02\"\n"),
        HasSubstr("Aucun constat"));
}

TEST(UnCasSilencieux, EstDitQuandLaRegleDevaitParler)
{
    auto const fichier = cas::read_cas("MNT-006.yaml",
        "regle: MNT-006\nbase: solde_bio_sgl\ncas:\n  - nom: n\n    attendu: a_modifier\n");
    auto const resultat = cas::joue(fichier->regle, fichier->cas.at(0), monde());
    ASSERT_TRUE(resultat);
    EXPECT_FALSE(resultat->conforme);
    EXPECT_THAT(resultat->explication, HasSubstr("elle se tait"));
}

TEST(UnCasInjouable, EstRefuse)
{
    EXPECT_EQ(refusal("    base: solde_inconnu\n").code, "cas_injouable");
    EXPECT_EQ(refusal("    avec: [avance_inconnue]\n").code, "cas_injouable");
    EXPECT_EQ(
        refusal("    contexte: { attestation_bio_sgl: { /emis_le: x } }\n").code, "cas_injouable");
    EXPECT_EQ(refusal("    contexte_supprime: { attestation_bio_sgl: [/emis_le] }\n").code,
        "cas_injouable");
    EXPECT_EQ(refusal("    supprime: [/rien]\n").code, "pointeur_absent");
    EXPECT_EQ(refusal("    change: { /rien/du/tout: 1 }\n").code, "pointeur_absent");
    EXPECT_EQ(refusal("    reglement: { plafonds.BIO_SGL.ht_maxi: \"1.00\" }\n").code,
        "parametre_inconnu");
    EXPECT_EQ(refusal("    campagne: inconnue\n").code, "campagne_inconnue");
}

TEST(LaComposition, MetLeDocumentPuisSonContexte)
{
    cas::Cas cas;
    cas.base = "solde_bio_sgl";
    cas.change = { { "/emis_le", "\"x\"" } };
    cas.contexte["avance_bio_sgl"] = { { "/emis_le", "\"y\"" } };
    cas.livraison = cas::LivraisonConforme{};
    auto const documents = cas::compose(cas, monde());
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 2U);
    EXPECT_EQ(documents->at(0).nom, "solde_bio_sgl.json");
    EXPECT_FALSE(documents->at(0).contexte);
    EXPECT_THAT(documents->at(0).texte, HasSubstr("\"emis_le\": \"x\""));
    EXPECT_EQ(documents->at(0).livraison.fichiers.size(), 3U);
    EXPECT_EQ(documents->at(0).livraison.fichiers.at(1).nom, "FA-2023-1188.pdf");
    EXPECT_TRUE(documents->at(1).contexte);
    EXPECT_THAT(documents->at(1).texte, HasSubstr("\"emis_le\": \"y\""));
    EXPECT_FALSE(documents->at(1).livraison.archive_recue);
}

TEST(LesFichiersEmbarques, SontCeuxDuDossier)
{
    EXPECT_TRUE(embedded("CAL-003.yaml"));
    EXPECT_TRUE(embedded("bases/solde_bio_sgl.json"));
    EXPECT_FALSE(embedded("README.md"));
}

}
