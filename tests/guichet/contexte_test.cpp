// SPDX-License-Identifier: EUPL-1.2
// What links documents given together: a solde and its avance, an attestation and its avance, a
// document and the one it replaces. Requirements: A-16, A-20 to A-22, B-18.
#include "depots.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;

constexpr std::string_view envoi_avance = "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01\"";
constexpr std::string_view envoi_1 = "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea1\"";
constexpr std::string_view envoi_2 = "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea2\"";
constexpr std::string_view envoi_3 = "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea3\"";

// A solde without its avance cannot be laid over its perimeter (PER-006).
bool knows_its_avance(verdict::DemandeJugee const& jugee)
{
    return !dit(jugee, "PER-006");
}

TEST(UnSolde, TrouveSonAvanceParLeNumeroDeDossier)
{
    EXPECT_TRUE(
        knows_its_avance(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }).at(0)));
    EXPECT_FALSE(knows_its_avance(verifie({ depose("solde_bio_sgl") }).at(0)));
    auto const other = contexte(
        "avance_bio_sgl", { { "/references/numero_dossier_asp", "\"SGN-2022-004513\"" } });
    EXPECT_FALSE(knows_its_avance(verifie({ depose("solde_bio_sgl"), other }).at(0)));
}

TEST(UnSolde, TrouveSonAvanceParSonEnvoi)
{
    auto solde = depose("solde_bio_sgl", { { "/references/envoi_avance", envoi_avance } });
    solde.texte = base::remove_value(solde.texte, "/references/numero_dossier_avance").value();
    auto avance = contexte("avance_bio_sgl");
    avance.texte = base::remove_value(avance.texte, "/references/numero_dossier_asp").value();
    EXPECT_TRUE(knows_its_avance(verifie({ solde, avance }).at(0)));
    auto const other = contexte("avance_bio_sgl", { { "/identifiant_envoi", envoi_1 } });
    EXPECT_FALSE(knows_its_avance(verifie({ solde, other }).at(0)));
}

TEST(UnSolde, NePrendPasPourAvanceUnDocumentDUnAutreType)
{
    auto const solde = depose("solde_bio_sgl",
        { { "/references/envoi_avance", envoi_1 },
            { "/references/numero_dossier_avance", "null" } });
    EXPECT_FALSE(knows_its_avance(
        verifie({ solde, contexte("solde_rad_ris", { { "/identifiant_envoi", envoi_1 } }) })
            .at(0)));
    // An attestation bears the number of the avance too, and is none.
    EXPECT_FALSE(knows_its_avance(
        verifie({ depose("solde_bio_sgl"), contexte("attestation_bio_sgl") }).at(0)));
}

TEST(UnSolde, TrouveSonAvanceParmiLesDocumentsVerifiesAussi)
{
    auto const jugees = verifie({ depose("avance_bio_sgl"), depose("solde_bio_sgl") });
    ASSERT_EQ(jugees.size(), 2U);
    EXPECT_TRUE(knows_its_avance(jugees[1]));
}

TEST(UneAvanceIllisible, NEstPasUneAvance)
{
    auto avance = contexte("avance_bio_sgl");
    avance.texte.resize(avance.texte.size() - 5);
    EXPECT_FALSE(knows_its_avance(verifie({ depose("solde_bio_sgl"), avance }).at(0)));
}

// The solde of MDV is filed on 2 October: only an attestation of before 20 September 14:00 saves it
// (CAL-004).
bool saved_by(std::vector<DocumentDepose> attestations, OptionsVerification const& options = {})
{
    attestations.insert(
        attestations.begin(), { depose("solde_mdv_lgc"), contexte("avance_mdv_lgc") });
    auto const jugee = verifie(attestations, options).at(0);
    EXPECT_EQ(jugee.cas, dit(jugee, "CAL-004") ? 3 : 2);
    return !dit(jugee, "CAL-004");
}

TEST(UneAttestation, CompteASonPropreInstant)
{
    EXPECT_FALSE(saved_by({}));
    EXPECT_TRUE(saved_by({ contexte("attestation_mdv_lgc") }));
    EXPECT_TRUE(saved_by(
        { contexte("attestation_mdv_lgc", { { "/emis_le", "\"2023-09-20T14:00:00+02:00\"" } }) }));
    EXPECT_FALSE(saved_by(
        { contexte("attestation_mdv_lgc", { { "/emis_le", "\"2023-09-20T14:00:01+02:00\"" } }) }));
}

TEST(LInstantDonne, NeDeplacePasLeContexte)
{
    auto const instant = calendrier::Instant::parse_rfc3339("2023-10-02T12:00:00+02:00");
    EXPECT_TRUE(saved_by({ contexte("attestation_mdv_lgc") }, { .instant = instant }));
    // Given as a document to check, the attestation is judged as if filed then: too late.
    EXPECT_FALSE(saved_by({ depose("attestation_mdv_lgc") }, { .instant = instant }));
    EXPECT_TRUE(saved_by({ depose("attestation_mdv_lgc") }));
}

TEST(LInstantDonne, RemplaceCeluiDuDocument)
{
    auto const instant = calendrier::Instant::parse_rfc3339("2023-12-14T14:00:00+01:00");
    auto const jugee
        = verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, { .instant = instant })
              .at(0);
    EXPECT_EQ(jugee.instant, instant);
    EXPECT_TRUE(dit(jugee, "CAL-003"));
    EXPECT_EQ(verifie({ depose("solde_bio_sgl") }).at(0).instant->text(), "2023-09-18T14:40:00Z");
}

DocumentDepose non_conforme(std::string_view envoi, std::string_view emis_le)
{
    return contexte("attestation_mdv_lgc",
        { { "/identifiant_envoi", envoi }, { "/emis_le", emis_le },
            { "/attestation/modele", "\"PHA\"" } });
}

DocumentDepose corrige(std::string_view envoi, std::string_view remplace, std::string_view emis_le)
{
    return contexte("attestation_mdv_lgc",
        { { "/identifiant_envoi", envoi }, { "/emis_le", emis_le },
            { "/references/remplace_envoi", remplace } });
}

TEST(UneAttestationCorrigee, GardeSonPremierInstantPendantDixJoursOuvres)
{
    auto const premiere = non_conforme(envoi_1, "\"2023-09-19T11:30:00+02:00\"");
    EXPECT_FALSE(saved_by({ premiere }));
    EXPECT_TRUE(saved_by({ premiere, corrige(envoi_2, envoi_1, "\"2023-10-03T23:59:59+02:00\"") }));
    EXPECT_FALSE(
        saved_by({ premiere, corrige(envoi_2, envoi_1, "\"2023-10-04T00:00:00+02:00\"") }));
}

TEST(UneAttestationCorrigee, LEstUneSeuleFois)
{
    auto const premiere = non_conforme(envoi_1, "\"2023-09-19T11:30:00+02:00\"");
    auto deuxieme = non_conforme(envoi_2, "\"2023-09-21T10:00:00+02:00\"");
    deuxieme.texte = base::set_value(deuxieme.texte, "/references/remplace_envoi", envoi_1).value();
    EXPECT_FALSE(saved_by(
        { premiere, deuxieme, corrige(envoi_3, envoi_2, "\"2023-09-22T10:00:00+02:00\"") }));
}

TEST(UneAttestationCorrigee, NeRemontePasAvantUnPremierDepotTropTardif)
{
    auto const premiere = non_conforme(envoi_1, "\"2023-09-21T00:00:00+02:00\"");
    EXPECT_FALSE(
        saved_by({ premiere, corrige(envoi_2, envoi_1, "\"2023-09-22T10:00:00+02:00\"") }));
}

TEST(UneAttestationQuiRemplaceUneConforme, CompteASonPropreInstant)
{
    auto const premiere = contexte("attestation_mdv_lgc", { { "/identifiant_envoi", envoi_1 } });
    auto const seconde = corrige(envoi_2, envoi_1, "\"2023-09-22T10:00:00+02:00\"");
    auto const jugee = verifie({ contexte("avance_mdv_lgc"), premiere,
                                   [&] {
                                       auto copy = seconde;
                                       copy.contexte = false;
                                       return copy;
                                   }() })
                           .at(0);
    EXPECT_TRUE(dit(jugee, "CAL-006"));
}

// A solde filed after closing, which replaces others.
DocumentDepose solde(std::string_view envoi, std::string_view emis_le, Changements changements = {})
{
    changements.insert(
        changements.begin(), { { "/identifiant_envoi", envoi }, { "/emis_le", emis_le } });
    return depose("solde_bio_sgl", changements);
}

TEST(UneDemandeAModifier, GardeSaPlace)
{
    auto premier
        = solde(envoi_1, "\"2023-09-18T10:00:00+02:00\"", { { "/totaux/ht", "\"1.00\"" } });
    premier.contexte = true;
    auto const second = solde(
        envoi_2, "\"2024-01-15T10:00:00+01:00\"", { { "/references/remplace_envoi", envoi_1 } });
    auto const avance = contexte("avance_bio_sgl");
    auto const jugee = verifie({ second, premier, avance }).at(0);
    EXPECT_FALSE(dit(jugee, "CAL-003"));
    EXPECT_EQ(jugee.cas, 1);
    EXPECT_EQ(jugee.instant->text(),
        "2024-01-15T09:00:00Z"); // everything else is judged at the redeposit
    EXPECT_TRUE(dit(verifie({ second, avance }).at(0), "CAL-003"));
}

TEST(UneDemandeAModifier, GardeSaPlaceAutantDeFoisQuIlLeFaut)
{
    auto const premier
        = solde(envoi_1, "\"2023-09-18T10:00:00+02:00\"", { { "/totaux/ht", "\"1.00\"" } });
    auto const deuxieme = solde(envoi_2, "\"2024-01-15T10:00:00+01:00\"",
        { { "/totaux/ht", "\"2.00\"" }, { "/references/remplace_envoi", envoi_1 } });
    auto const troisieme = solde(
        envoi_3, "\"2024-02-15T10:00:00+01:00\"", { { "/references/remplace_envoi", envoi_2 } });
    // Whatever the order in which they are given.
    for (auto const& documents : { std::vector{ troisieme, deuxieme, premier },
             std::vector{ premier, deuxieme, troisieme } }) {
        auto given = documents;
        given.push_back(contexte("avance_bio_sgl"));
        for (auto const& jugee : verifie(given))
            EXPECT_FALSE(dit(jugee, "CAL-003")) << jugee.identifiant_envoi;
    }
}

TEST(UneDemandeQuiNEstPasAModifier, NePerdNiNeDonneSaPlace)
{
    auto const recevable = solde(envoi_1, "\"2023-09-18T10:00:00+02:00\"");
    auto const rejetee = solde(
        envoi_1, "\"2023-09-18T10:00:00+02:00\"", { { "/lignes/0/montants/ttc", "\"0.00\"" } });
    auto const second = solde(
        envoi_2, "\"2024-01-15T10:00:00+01:00\"", { { "/references/remplace_envoi", envoi_1 } });
    for (auto const& premier : { recevable, rejetee })
        EXPECT_TRUE(dit(verifie({ second, premier, contexte("avance_bio_sgl") }).at(0), "CAL-003"));
}

// The one replaced needs an attestation to be a_modifier rather than rejected, wherever that
// attestation is given.
TEST(UneDemandeAModifierGraceASonAttestation, GardeSaPlace)
{
    auto const premier = depose(
        "solde_mdv_lgc", { { "/identifiant_envoi", envoi_1 }, { "/totaux/ht", "\"1.00\"" } });
    auto const second = depose("solde_mdv_lgc",
        { { "/identifiant_envoi", envoi_2 }, { "/emis_le", "\"2024-01-15T10:00:00+01:00\"" },
            { "/references/remplace_envoi", envoi_1 } });
    auto const attestation = contexte("attestation_mdv_lgc");
    auto const avance = contexte("avance_mdv_lgc");
    for (auto const& documents : { std::vector{ second, premier, avance, attestation },
             std::vector{ second, attestation, avance, premier } }) {
        auto const jugee = verifie(documents).at(0);
        EXPECT_FALSE(dit(jugee, "CAL-003"));
        EXPECT_EQ(jugee.cas, 2);
    }
}

TEST(UneChaineDeCinquanteMilleCorrections, SeSuitJusquAuBout)
{
    constexpr int count = 50'000;
    std::vector<DocumentDepose> documents;
    auto const envoi = [](int rank) {
        auto digits = std::to_string(1'000'000 + rank);
        return "\"6f1d1f0e-5b0a-4a53-9f5e-00000" + digits + "\"";
    };
    for (int rank = count; rank > 0; --rank)
        documents.push_back({ .nom = "chaine.json",
            .ligne_ndjson = {},
            .texte = R"({"format": "quitus.demande", "version": "1.0", "identifiant_envoi": )"
                + envoi(rank) + R"(, "references": {"remplace_envoi": )" + envoi(rank - 1) + "}}",
            .contexte = rank != count });
    EXPECT_EQ(verifie(documents).size(), 1U);
}

TEST(UneChaineQuiSeMordLaQueue, SArrete)
{
    auto const un = solde(envoi_1, "\"2024-01-15T10:00:00+01:00\"",
        { { "/totaux/ht", "\"1.00\"" }, { "/references/remplace_envoi", envoi_2 } });
    auto const deux = solde(envoi_2, "\"2024-01-16T10:00:00+01:00\"",
        { { "/totaux/ht", "\"1.00\"" }, { "/references/remplace_envoi", envoi_1 } });
    auto const jugees = verifie({ un, deux, contexte("avance_bio_sgl") });
    ASSERT_EQ(jugees.size(), 2U);
    EXPECT_TRUE(dit(jugees[0], "CAL-003"));
    EXPECT_TRUE(dit(jugees[1], "CAL-003"));
    auto const soi_meme = solde(envoi_1, "\"2024-01-15T10:00:00+01:00\"",
        { { "/totaux/ht", "\"1.00\"" }, { "/references/remplace_envoi", envoi_1 } });
    EXPECT_TRUE(dit(verifie({ soi_meme, contexte("avance_bio_sgl") }).at(0), "CAL-003"));
}

}
