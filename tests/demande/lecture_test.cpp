// SPDX-License-Identifier: EUPL-1.2
// What a reading gives to the rules: typed values, ranks that stay those of the document, elements
// found by their local id, in any order of members and for as many beneficiaries as the format
// admits.
#include "documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::demande;
using Findings = std::vector<std::string>;

TEST(UneLecture, DonneDesValeursTypees)
{
    auto const text = base_text("solde_bio_sgl");
    auto const lecture = read(text, octets_max);
    auto const& demande = lecture.demande;
    EXPECT_EQ(demande.etape, verdict::Etape::solde);
    EXPECT_EQ(demande.type_demande, "solde");
    EXPECT_EQ(demande.emis_le->text(), "2023-09-18T14:40:00Z");
    EXPECT_EQ(demande.dispositif, "BIO_SGL");
    EXPECT_EQ(demande.vague, 1);
    EXPECT_TRUE(demande.fournisseur.siret.valide());
    EXPECT_EQ(demande.references.numero_dossier_avance, "SGN-2022-004512");
    EXPECT_EQ(
        demande.beneficiaires.at(0).identifiants.finess_geographique.valeur().text(), "540002698");
    auto const& ligne = demande.lignes.at(0);
    EXPECT_EQ(ligne.montants.ht->cents->count(), 2250000);
    EXPECT_EQ(ligne.montants.taux_tva->basis_points(), 2000);
    EXPECT_EQ(ligne.bon_commande->date_signature->text(), "2022-10-12");
    EXPECT_EQ(ligne.factures.at(0).piece, "P2");
    EXPECT_EQ(ligne.verification->type, reglement::TypeVerification::va);
    EXPECT_EQ(ligne.verification->reserves.at(0).bloquante, false);
    EXPECT_EQ(demande.totaux->nombre_lignes, 1);
    EXPECT_EQ(demande.date_declarations->text(), "2023-09-18");
}

TEST(UneLecture, DonneLaSuccession)
{
    auto const text = base_text("solde_hop_pfi");
    auto const lecture = read(text, octets_max);
    EXPECT_FALSE(lecture.demande.beneficiaires.at(0).evolution);
    auto const& evolution = *lecture.demande.beneficiaires.at(1).evolution;
    EXPECT_EQ(evolution.nature, NatureEvolution::fusion);
    EXPECT_EQ(evolution.piece_traite, "P3");
    ASSERT_EQ(evolution.historiques.size(), 2U);
    EXPECT_EQ(evolution.historiques[0].conserve, true);
    EXPECT_EQ(evolution.historiques[1].conserve, false);
    EXPECT_EQ(evolution.historiques[1].identifiants.finess_pmsi.valeur().text(), "750100125");
}

TEST(UneLecture, TrouveUnElementParSonRepere)
{
    auto const text = base_text("solde_hop_pfi");
    auto const lecture = read(text, octets_max);
    ASSERT_NE(lecture.demande.piece("P3"), nullptr);
    EXPECT_EQ(lecture.demande.piece("P3")->nom_fichier, "FA-2023-1202_et_traite.pdf");
    EXPECT_EQ(lecture.demande.piece("P9"), nullptr);
    EXPECT_EQ(lecture.demande.piece(""), nullptr);
    ASSERT_NE(lecture.demande.beneficiaire("B2"), nullptr);
    EXPECT_EQ(lecture.demande.beneficiaire("B2")->indice, 1U);
}

TEST(UnRepereRepete, DesigneLePremier)
{
    auto const text = changed("solde_hop_pfi", "/pieces/4/id", "\"P2\"");
    auto const lecture = read(text, octets_max);
    ASSERT_NE(lecture.demande.piece("P2"), nullptr);
    EXPECT_EQ(lecture.demande.piece("P2")->indice, 1U);
}

TEST(UnElementMalForme, LaisseLeurRangAuxAutres)
{
    auto const text = changed("solde_hop_pfi", "/beneficiaires/0", "null");
    auto const lecture = read(text, octets_max);
    EXPECT_EQ(findings(lecture), (Findings{ "SCH-004 /beneficiaires/0" }));
    ASSERT_EQ(lecture.demande.beneficiaires.size(), 1U);
    EXPECT_EQ(lecture.demande.beneficiaires[0].indice, 1U);
    EXPECT_EQ(lecture.demande.beneficiaires[0].id, "B2");
}

TEST(UneValeurMalFormee, NEstPasLue)
{
    auto const text = changed("solde_bio_sgl", "/lignes/0/date_installation", "\"2023-02-30\"");
    EXPECT_FALSE(read(text, octets_max).demande.lignes.at(0).date_installation);
    auto const number = changed("solde_bio_sgl", "/lignes/0/montants/ht", "22500.00");
    EXPECT_FALSE(read(number, octets_max).demande.lignes.at(0).montants.ht);
}

TEST(LOrdreDesMembres, NeCompteJamais)
{
    // The same object with its members from the last to the first.
    auto const backwards = changed("solde_bio_sgl", "/lignes/0/montants",
        R"({"ttc": "27000.00", "tva": "4500.00", "taux_tva": "20.00", "ht": "22500.00"})");
    auto const lecture = read(backwards, octets_max);
    EXPECT_EQ(findings(lecture), (Findings{}));
    EXPECT_EQ(lecture.demande.lignes.at(0).montants.ht->cents->count(), 2250000);
    auto const mixed = changed("solde_bio_sgl", "/fournisseur",
        R"({"contact": {"courriel": "a@exemple.fr", "prenom": "C", "nom": "M"},
            "siret": "73282932000074", "qualite": "editeur", "siren": "732829320",
            "assujetti_tva": false, "raison_sociale": "E"})");
    EXPECT_EQ(findings(mixed), (Findings{}));
    EXPECT_EQ(read(mixed, octets_max).demande.fournisseur.siren.texte, "732829320");
}

TEST(UnTexteEchappe, SeLitCommeSIlNeLEtaitPas)
{
    auto const text = changed("solde_bio_sgl", "/dispositif/code", R"("\u0042IO\u005FSGL")");
    EXPECT_EQ(findings(text), (Findings{}));
    EXPECT_EQ(read(text, octets_max).demande.dispositif, "BIO_SGL");
}

std::string with_beneficiaires(std::size_t count)
{
    std::string beneficiaires = "[";
    for (std::size_t i = 0; i < count; ++i) {
        beneficiaires += (i == 0 ? "" : ", ") + std::string(R"({"id": "B)") + std::to_string(i)
            + R"(", "libelle": "Laboratoire", )"
            + R"("identifiants": {"finess_geographique": "540002698"}})";
    }
    return changed("avance_bio_sgl", "/beneficiaires", beneficiaires + "]");
}

TEST(CinqMilleBeneficiaires, SontTousLus)
{
    auto const text = with_beneficiaires(5000);
    auto const lecture = read(text, octets_max);
    EXPECT_EQ(findings(lecture), (Findings{}));
    ASSERT_EQ(lecture.demande.beneficiaires.size(), 5000U);
    ASSERT_NE(lecture.demande.beneficiaire("B4999"), nullptr);
    EXPECT_EQ(lecture.demande.beneficiaire("B4999")->indice, 4999U);
}

TEST(UnBeneficiaireDeTrop, EstDitUneFoisEtNEstPasLu)
{
    auto const text = with_beneficiaires(5001);
    auto const lecture = read(text, octets_max);
    EXPECT_EQ(findings(lecture), (Findings{ "SCH-004 /beneficiaires" }));
    EXPECT_EQ(lecture.demande.beneficiaires.size(), 5000U);
}

TEST(LaLectureDeMilleBeneficiaires, DonneMilleFoisLesNoeudsDUnSeul)
{
    auto const count = [](std::size_t beneficiaires) {
        auto const text = with_beneficiaires(beneficiaires);
        return read(text, octets_max).json.nodes().size();
    };
    auto const each = count(2) - count(1);
    EXPECT_EQ(each, 5U); // the object, its id, its libelle, its identifiants, the one identifier
    EXPECT_EQ(count(1001), count(1) + 1000 * each);
}

TEST(DesMilliersDEcarts, SontDitsChacunASaPlace)
{
    auto text = with_beneficiaires(3000);
    for (auto at = text.find("\"540002698\""); at != std::string::npos;
         at = text.find("\"540002698\"", at))
        text.replace(at, 11, "540002698");
    auto const found = findings(text);
    ASSERT_EQ(found.size(), 3000U);
    EXPECT_EQ(found.back(), "SCH-004 /beneficiaires/2999/identifiants/finess_geographique");
}

}
