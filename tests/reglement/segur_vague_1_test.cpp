// SPDX-License-Identifier: EUPL-1.2
// What the campaign says, against the requirements: expected values are written from them, not from
// the data.
#include "campagnes.h"

#include <gmock/gmock.h>

namespace quitus::reglement::essais {

namespace {

using enum NomEcheance;
using testing::ElementsAre;
using testing::IsEmpty;

auto const tous
    = { "BIO_SGL", "BIO_LOINC", "HOP_RI", "HOP_PFI", "HOP_DPI", "MDV_LGC", "RAD_RIS", "PHA_LGO" };

Dispositif const& dispositif(std::string_view code)
{
    return *le(vague_1(), "2023-09-20T12:00:00Z").dispositif(code);
}

// The first second that is too late, in UTC; empty when there is no value.
std::string hors_delai(std::string_view code, NomEcheance nom)
{
    auto const& echeance = dispositif(code).echeance(nom);
    return echeance ? echeance->premier_hors_delai().text() : "";
}

}

TEST(SegurVague1, HoldsTheDispositifsOfTheFiveCouloirs)
{
    std::vector<std::string> codes;
    for (auto const& dispositif : le(vague_1(), "2023-01-01T00:00:00Z").dispositifs)
        codes.push_back(dispositif.couloir + "_" + dispositif.sons);
    EXPECT_THAT(codes,
        ElementsAre("BIO_SGL", "BIO_LOINC", "HOP_RI", "HOP_PFI", "HOP_DPI", "MDV_LGC", "RAD_RIS",
            "PHA_LGO"));
    EXPECT_EQ(vague_1().id(), "segur-vague-1");
    EXPECT_EQ(le(vague_1(), "2023-01-01T00:00:00Z").vague, 1);
    EXPECT_EQ(le(vague_1(), "2023-01-01T00:00:00Z").dispositif("BIO_RIS"), nullptr);
}

TEST(SegurVague1, ClosesBefore14HoursOn14DecemberForAll)
{
    for (auto const* code : tous)
        EXPECT_EQ(hors_delai(code, cloture), "2023-12-14T13:00:00Z") << code;
}

TEST(SegurVague1, TakesAttestationsThrough14HoursOn20SeptemberExceptLoinc)
{
    for (std::string_view const code : tous) {
        auto const is_loinc = code == "BIO_LOINC";
        auto const* const expected = is_loinc ? "2023-10-31T23:00:00Z" : "2023-09-20T12:00:01Z";
        EXPECT_EQ(hors_delai(code, attestation), expected) << code;
        EXPECT_EQ(hors_delai(code, solde_sans_attestation), expected) << code;
        EXPECT_EQ(hors_delai(code, attestation_arbitrage), is_loinc ? "" : "2023-09-20T22:00:00Z")
            << code;
        EXPECT_EQ(hors_delai(code, fin_prestations),
            is_loinc ? "2023-10-31T23:00:00Z" : "2023-09-20T22:00:00Z")
            << code;
    }
}

TEST(SegurVague1, EndsOrdersAndAvancesOn30NovemberExceptOfficine)
{
    for (std::string_view const code : tous) {
        auto const* const expected
            = code == "PHA_LGO" ? "2023-03-15T13:00:01Z" : "2022-11-30T23:00:00Z";
        EXPECT_EQ(hors_delai(code, commande), expected) << code;
        EXPECT_EQ(hors_delai(code, avance), expected) << code;
    }
}

TEST(SegurVague1, AnnouncesAFinalisationDateToTownAndOfficineClientsOnly)
{
    for (std::string_view const code : tous) {
        auto const announced = code == "MDV_LGC" || code == "PHA_LGO";
        EXPECT_EQ(hors_delai(code, finalisation_clients), announced ? "2023-06-15T22:00:00Z" : "")
            << code;
        EXPECT_EQ(dispositif(code).echeance(finalisation_clients).texte,
            announced ? "≤ 2023-06-15" : "sans objet");
    }
}

TEST(SegurVague1, OpensAtMidnightInParis)
{
    for (std::string_view const code : tous) {
        auto const& soldes = dispositif(code).echeance(ouverture_solde);
        auto const is_known = code != "PHA_LGO";
        EXPECT_EQ(ouverte(soldes, instant("2022-01-17T22:59:59Z")), !is_known) << code;
        EXPECT_TRUE(ouverte(soldes, instant("2022-01-17T23:00:00Z"))) << code;
        EXPECT_EQ(soldes.texte, is_known ? "≥ 2022-01-18" : "à établir") << code;

        auto const& attestations = dispositif(code).echeance(attestation_ouverture);
        EXPECT_FALSE(ouverte(attestations, instant("2023-04-09T21:59:59Z"))) << code;
        EXPECT_TRUE(ouverte(attestations, instant("2023-04-09T22:00:00Z"))) << code;
        EXPECT_FALSE(dispositif(code).echeance(ouverture_commande)) << code;
        EXPECT_FALSE(dispositif(code).echeance(ouverture_avance)) << code;
    }
}

TEST(SegurVague1, RemembersTheFirstCloture)
{
    auto const& avant = *le(vague_1(), "2023-04-09T21:59:59Z").dispositif("BIO_SGL");
    EXPECT_EQ(avant.echeance(cloture).texte, "≤ 2023-04-28");
    EXPECT_EQ(avant.echeance(cloture).validite, "jusqu’au 2023-04-09");
    auto const& apres = *le(vague_1(), "2023-04-09T22:00:00Z").dispositif("BIO_SGL");
    EXPECT_EQ(apres.echeance(cloture).texte, "< 2023-12-14T14:00:00+01:00");
    EXPECT_EQ(apres.echeance(cloture).validite, "depuis le 2023-04-10");
    EXPECT_EQ(apres.echeance(cloture).source, "A-09");
    EXPECT_EQ(le(vague_1(), "2023-01-01T00:00:00Z").dispositif("PHA_LGO")->echeance(cloture).texte,
        "≤ 2023-04-28T14:00:00+02:00");
}

TEST(SegurVague1, KnowsEndsOfCeilingsOnly)
{
    auto const text = [](Parametre<montant::Cents> const& plafond) { return plafond.texte; };
    EXPECT_EQ(text(dispositif("BIO_SGL").plafond_ht_min), "22500.00");
    EXPECT_EQ(text(dispositif("BIO_SGL").plafond_ht_max), "38565.00");
    EXPECT_EQ(text(dispositif("BIO_SGL").plafond_ttc_max), "46278.00");
    EXPECT_EQ(dispositif("BIO_SGL").connaissance_plafond, ConnaissancePlafond::extremites);
    EXPECT_EQ(text(dispositif("RAD_RIS").plafond_ht_max), "58279.00");
    EXPECT_EQ(text(dispositif("RAD_RIS").plafond_ttc_max), "69934.80");
    EXPECT_EQ(text(dispositif("PHA_LGO").plafond_ht_max), "875.00");
    EXPECT_EQ(text(dispositif("PHA_LGO").plafond_ttc_max), "1050.00");
    EXPECT_EQ(text(dispositif("BIO_LOINC").plafond_ttc_max), "4200.00");
    EXPECT_EQ(dispositif("BIO_LOINC").connaissance_plafond, ConnaissancePlafond::complete);
    EXPECT_EQ(*dispositif("BIO_LOINC").plafond_ht_min, *dispositif("BIO_LOINC").plafond_ht_max);
    for (auto const* code : { "HOP_RI", "HOP_PFI", "HOP_DPI", "MDV_LGC" }) {
        EXPECT_FALSE(dispositif(code).plafond_ht_max) << code;
        EXPECT_EQ(dispositif(code).connaissance_plafond, ConnaissancePlafond::inconnue) << code;
    }
}

TEST(SegurVague1, TtcCeilingsAreHtPlusTwentyPercent)
{
    for (auto const* code : { "BIO_SGL", "BIO_LOINC", "RAD_RIS", "PHA_LGO" })
        EXPECT_EQ(dispositif(code).plafond_ttc_max->count() * 5,
            dispositif(code).plafond_ht_max->count() * 6)
            << code;
}

TEST(SegurVague1, RecognisesABeneficiaryByTheGrainOfItsCouloir)
{
    using enum NatureIdentifiant;
    EXPECT_THAT(dispositif("BIO_SGL").maille, ElementsAre(ElementsAre(finess_geographique)));
    EXPECT_THAT(dispositif("PHA_LGO").maille, ElementsAre(ElementsAre(finess_geographique)));
    EXPECT_THAT(dispositif("HOP_RI").maille,
        ElementsAre(ElementsAre(finess_pmsi), ElementsAre(finess_juridique, finess_geographique)));
    EXPECT_THAT(dispositif("MDV_LGC").maille, ElementsAre(ElementsAre(finess_geographique, rpps)));
    EXPECT_THAT(dispositif("RAD_RIS").maille, ElementsAre(ElementsAre(id_nat_struct)));
}

TEST(SegurVague1, ListsUninstalledClientsForHospitalAndTownOnly)
{
    using enum NatureIdentifiant;
    for (std::string_view const code : tous) {
        auto const expected = code.starts_with("HOP") || code.starts_with("MDV");
        EXPECT_EQ(dispositif(code).clients_non_installes_admis, expected) << code;
    }
    EXPECT_THAT(dispositif("MDV_LGC").identifiants_clients,
        ElementsAre(ElementsAre(rpps), ElementsAre(finess_juridique, finess_geographique)));
    EXPECT_THAT(dispositif("HOP_DPI").identifiants_clients,
        ElementsAre(ElementsAre(finess_juridique, finess_geographique)));
    EXPECT_THAT(dispositif("BIO_SGL").identifiants_clients, IsEmpty());
}

TEST(SegurVague1, KnowsTheVerificationOfHospitalAndLoincOnly)
{
    for (std::string_view const code : tous) {
        auto const& verification = dispositif(code).verification;
        auto const is_known = code.starts_with("HOP") || code == "BIO_LOINC";
        EXPECT_EQ(verification.valeur == TypeVerification::va, is_known) << code;
        EXPECT_EQ(verification.valeur.has_value(), is_known) << code;
        EXPECT_EQ(dispositif(code).modele_va_propre, code.starts_with("HOP")) << code;
    }
}

TEST(SegurVague1, ControlsUsageByThresholds)
{
    auto const indicateurs = [](std::string_view code) {
        std::string written;
        for (auto const& indicateur : dispositif(code).indicateurs)
            written += indicateur.nom + "=" + indicateur.seuil.texte + " ";
        return written;
    };
    std::string const messagerie_et_dmp
        = "dmp_documents=10 mss_pro_documents=10 mss_citoyenne_messages=1 ";
    EXPECT_EQ(indicateurs("BIO_SGL"), messagerie_et_dmp);
    EXPECT_EQ(indicateurs("HOP_PFI"), messagerie_et_dmp);
    EXPECT_EQ(indicateurs("RAD_RIS"), messagerie_et_dmp);
    EXPECT_EQ(indicateurs("HOP_RI"), "insi_requetes=1 ");
    EXPECT_EQ(indicateurs("MDV_LGC"), "dmp_documents=10 ");
    EXPECT_EQ(indicateurs("PHA_LGO"), "dp_connexions=1 ordonnance_numerique_connexions=1 ");
    EXPECT_EQ(indicateurs("BIO_LOINC"), "");
    EXPECT_EQ(indicateurs("HOP_DPI"), "");
}

TEST(SegurVague1, HoldsTheParametersOfTheWholeCampaign)
{
    auto const& reglement = le(vague_1(), "2023-09-20T12:00:00Z");
    EXPECT_EQ(reglement.taux_avance->basis_points(), 3000);
    EXPECT_EQ(*reglement.arrondi, "demi_superieur");
    EXPECT_TRUE(reglement.tolerance_tva->is_zero());
    EXPECT_EQ(reglement.taux_tva.texte, "20.00, 8.50");
    EXPECT_EQ(reglement.taux_tva_non_assujetti.texte, "0.00");
    EXPECT_EQ(*reglement.validite_commande_jours, 120);
    EXPECT_EQ(*reglement.mention_commande,
        "Montant pris en charge par l'Etat au titre du Ségur de la santé");
    EXPECT_EQ(*reglement.correction_attestation_jours_ouvres, 10);
    EXPECT_EQ(*reglement.contestation_jours_ouvres, 10);
    EXPECT_EQ(*reglement.complements_jours_ouvres, 10);
    EXPECT_EQ(*reglement.echecs_avant_recouvrement, 2);
    EXPECT_EQ(*reglement.echecs_exceptionnels, 3);
    EXPECT_EQ(*reglement.assiette_controles, "avance_et_solde");
    EXPECT_EQ(reglement.annulation_pivot->text(), "2022-11-16T23:00:00Z");
    EXPECT_EQ(reglement.contestation_jours_ouvres.nom, "contestation.delai_jours_ouvres");
    EXPECT_EQ(reglement.contestation_jours_ouvres.source, "B-07");
}

TEST(SegurVague1, ListsThePiecesOfEachStep)
{
    std::vector<std::string> pieces;
    for (auto const& piece : le(vague_1(), "2023-09-20T12:00:00Z").pieces)
        pieces.push_back(
            piece.etape + " " + piece.type + " " + piece.pour + (piece.signee ? " signee" : ""));
    EXPECT_THAT(pieces,
        ElementsAre("avance bon_commande ligne signee", "solde facture facture",
            "solde verification ligne signee",
            "attestation_fin_prestations attestation_fin_prestations demande signee",
            "annulation attestation_honneur demande signee",
            "annulation renonciation_client client_retire signee"));
}

TEST(SegurVague1, StatesEveryRequirementOnce)
{
    std::vector<std::string> expected, found;
    for (auto const& [lettre, nombre] : { std::pair{ 'A', 35 }, { 'B', 37 }, { 'R', 11 } }) {
        for (int i = 1; i <= nombre; ++i)
            expected.push_back(std::string(1, lettre) + (i < 10 ? "-0" : "-") + std::to_string(i));
    }
    for (auto const& exigence : vague_1().exigences()) {
        found.push_back(exigence.id);
        EXPECT_GT(exigence.enonce.size(), 20U) << exigence.id;
    }
    EXPECT_EQ(found, expected);
}

}
