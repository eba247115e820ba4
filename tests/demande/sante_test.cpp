// SPDX-License-Identifier: EUPL-1.2
// IDT-009: a personal health identifier is found wherever it stands and however it is written, and
// what holds an identifier of another kind is left alone. The number is the published test identity
// of the INS.
#include "documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::demande;
using testing::ElementsAre;
using testing::IsEmpty;

// "adresse /pointer" or "nir /pointer".
std::vector<std::string> found_in(std::string const& text)
{
    auto const lecture = read(text, octets_max);
    EXPECT_FALSE(lecture.fatal);
    std::vector<std::string> found;
    for (auto const& place : lecture.demande.identifiants_sante)
        found.push_back((place.citoyenne ? "adresse " : "nir ") + place.pointeur);
    return found;
}

std::string with(std::string_view pointeur, std::string_view valeur)
{
    return changed("solde_bio_sgl", pointeur, valeur);
}

TEST(UnDocumentDeBase, NeContientAucunIdentifiantDeSante)
{
    for (auto const* const nom : { "avance_bio_sgl", "solde_hop_pfi", "solde_mdv_lgc",
             "attestation_mdv_lgc", "annulation_bio_sgl" })
        EXPECT_THAT(found_in(base_text(nom)), IsEmpty()) << nom;
}

TEST(LAdresseDUnPatient, EstTrouvee)
{
    EXPECT_THAT(found_in(with("/beneficiaires/0/adresses_mssante/0",
                    R"("279035121518989@patient.mssante.fr")")),
        ElementsAre("adresse /beneficiaires/0/adresses_mssante/0"));
    EXPECT_THAT(found_in(with("/beneficiaires/0/libelle", R"("écrire à x@PATIENT.mssante.FR.")")),
        ElementsAre("adresse /beneficiaires/0/libelle"));
}

TEST(LAdresseDUnPatient, EstTrouveeDerriereUnEchappement)
{
    for (auto const* const valeur : { R"("279035121518989\u0040patient.mssante.fr")",
             R"("x@patient\u002emssante.fr")", R"("\u0078\u0040\u0070atient.mssante.fr")" })
        EXPECT_THAT(found_in(with("/lignes/0/verification/reserves/0/texte", valeur)),
            ElementsAre("adresse /lignes/0/verification/reserves/0/texte"))
            << valeur;
}

TEST(LAdresseDUnPatient, EstTrouveeDansUnNomDeMembre)
{
    EXPECT_THAT(
        found_in(with("/x@patient.mssante.fr", "1")), ElementsAre("adresse /x@patient.mssante.fr"));
    auto text = base_text("solde_bio_sgl");
    text.insert(text.find("\"format\""), R"("x\u0040patient.mssante.fr": 1, )");
    EXPECT_THAT(found_in(text), ElementsAre("adresse /x@patient.mssante.fr"));
}

TEST(LAdresseDUnPatient, EstTrouveeMemeDansUnMembreTypeOuInconnu)
{
    EXPECT_THAT(found_in(with("/fournisseur/siret", R"("x@patient.mssante.fr")")),
        ElementsAre("adresse /fournisseur/siret"));
    EXPECT_THAT(found_in(with("/divers", R"({"a": [{"b": "x@patient.mssante.fr"}]})")),
        ElementsAre("adresse /divers/a/0/b"));
}

TEST(UneAutreAdresse, NEstPasCelleDUnPatient)
{
    for (auto const* const valeur :
        { R"("x@pro.mssante.fr")", R"("x@patient.mssante.fr.exemple.org")",
            R"("x@outpatient.mssante.fr")", R"("patient.mssante.fr")" })
        EXPECT_THAT(found_in(with("/beneficiaires/0/libelle", valeur)), IsEmpty()) << valeur;
}

TEST(UnNir, EstTrouveDansUnTexteLibreOuUnNomDeFichier)
{
    EXPECT_THAT(found_in(with("/beneficiaires/0/libelle", R"("Patient 279035121518989")")),
        ElementsAre("nir /beneficiaires/0/libelle"));
    EXPECT_THAT(found_in(with("/pieces/0/nom_fichier", R"("279035121518989.pdf")")),
        ElementsAre("nir /pieces/0/nom_fichier"));
    EXPECT_THAT(found_in(with("/pieces/0/nom_fichier", R"("BC_279035121518989.pdf")")),
        ElementsAre("nir /pieces/0/nom_fichier"));
    EXPECT_THAT(found_in(with("/fournisseur/contact/nom", R"("\u0032\u00379035121518989")")),
        ElementsAre("nir /fournisseur/contact/nom"));
    EXPECT_THAT(found_in(with("/commentaire", "279035121518989")),
        ElementsAre("nir /commentaire")); // a number
}

TEST(UnNir, NEstPasChercheDansCeQuiPorteUnAutreIdentifiant)
{
    for (auto const* const pointeur : { "/fournisseur/siret", "/fournisseur/siren",
             "/fournisseur/numero_tva", "/fournisseur/iban", "/beneficiaires/0/identifiants/siret",
             "/beneficiaires/0/identifiants/id_nat_struct",
             "/beneficiaires/0/identifiants/finess_geographique" })
        EXPECT_THAT(found_in(with(pointeur, R"("279035121518989")")), IsEmpty()) << pointeur;
    EXPECT_THAT(
        found_in(with("/beneficiaires/0/identifiants/rpps", R"(["279035121518989"])")), IsEmpty());
}

TEST(UnePlaceApresUnMembreType, EstANouveauDuTexteLibre)
{
    auto const text
        = base::set_value(with("/beneficiaires/0/identifiants/rpps", R"(["99900000003"])"),
            "/beneficiaires/0/identifiants/divers", R"("279035121518989")");
    EXPECT_THAT(found_in(*text), ElementsAre("nir /beneficiaires/0/identifiants/divers"));
}

}
