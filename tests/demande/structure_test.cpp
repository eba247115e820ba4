// SPDX-License-Identifier: EUPL-1.2
// SCH-003 to SCH-006: each departure from the exchange format gets the id of its kind, at its
// place, and the reading goes on to say the others.
#include "documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::demande;
using Findings = std::vector<std::string>;
using testing::HasSubstr;

TEST(UnDocumentDeBase, NAAucunEcart)
{
    for (auto const* const nom :
        { "avance_bio_sgl", "avance_hop_pfi", "solde_bio_sgl", "solde_hop_pfi", "solde_mdv_lgc",
            "attestation_pha_lgo", "attestation_mdv_lgc", "annulation_bio_sgl" })
        EXPECT_EQ(findings(base_text(nom)), (Findings{})) << nom;
}

TEST(UnMembreObligatoire, ManqueQuIlSoitRetireOuNul)
{
    for (auto const* const pointeur :
        { "/emis_le", "/fournisseur/contact", "/dispositif/code", "/lignes/0/montants/ttc",
            "/lignes/0/factures/0/numero", "/pieces/2/type", "/declarations/signataire/nom" }) {
        auto const expected = Findings{ "SCH-003 " + std::string(pointeur) };
        EXPECT_EQ(findings(without("solde_bio_sgl", pointeur)), expected);
        EXPECT_EQ(findings(changed("solde_bio_sgl", pointeur, "null")), expected);
    }
}

TEST(UnMembreFacultatif, PeutManquerOuEtreNul)
{
    for (auto const* const pointeur : { "/fournisseur/numero_tva", "/fournisseur/contact/telephone",
             "/lignes/0/date_installation", "/lignes/0/assiette", "/pieces/0/sha256",
             "/pieces/1/contenus", "/beneficiaires/0/adresses_mssante",
             "/lignes/0/verification/reserves" }) {
        EXPECT_EQ(findings(without("solde_bio_sgl", pointeur)), (Findings{})) << pointeur;
        EXPECT_EQ(findings(changed("solde_bio_sgl", pointeur, "null")), (Findings{})) << pointeur;
    }
}

TEST(UneValeurDUnAutreType, EstMalFormee)
{
    struct Essai {
        char const* pointeur;
        char const* valeur;
    };
    for (auto const& [pointeur, valeur] :
        std::initializer_list<Essai>{ { "/lignes/0/montants/ht", "22500.00" },
            { "/identifiant_envoi", "12" }, { "/emis_le", "true" }, { "/fournisseur", "[]" },
            { "/fournisseur/assujetti_tva", "\"true\"" }, { "/beneficiaires", "{}" },
            { "/dispositif/vague", "\"1\"" }, { "/dispositif/vague", "1.5" },
            { "/totaux/nombre_lignes", "true" }, { "/lignes/0/assiette/valeur", "\"1\"" },
            { "/pieces/0", "\"P1\"" }, { "/beneficiaires/0/adresses_mssante/0", "3" },
            { "/beneficiaires/0/adresses_mssante", "\"a@b.mssante.fr\"" },
            { "/lignes/0/verification/signee", "\"oui\"" } })
        EXPECT_EQ(findings(changed("solde_bio_sgl", pointeur, valeur)),
            (Findings{ "SCH-004 " + std::string(pointeur) }))
            << valeur;
}

// JSON Schema knows one integer whatever its writing.
TEST(UnEntier, LEstQuelleQueSoitSonEcriture)
{
    for (auto const* const un :
        { "1", "1.0", "1e0", "1E+0", "10e-1", "0.1e1", "1.000000000000000000000000000000" })
        EXPECT_EQ(findings(changed("solde_bio_sgl", "/totaux/nombre_lignes", un)), (Findings{}))
            << un;
    for (auto const* const rien : { "1.5", "15e-1", "1e-1", "0.9999999999999999999999999", "1e-400",
             "0", "-0", "0e9", "-1", "-1e400" })
        EXPECT_EQ(findings(changed("solde_bio_sgl", "/totaux/nombre_lignes", rien)),
            (Findings{ "SCH-004 /totaux/nombre_lignes" }))
            << rien;
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/pieces/0/pages", "5e2")), (Findings{}));
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/pieces/0/pages", "501e0")),
        (Findings{ "SCH-004 /pieces/0/pages" }));
    EXPECT_EQ(
        findings(changed("solde_bio_sgl", "/totaux/nombre_lignes", "1e99999999999")), (Findings{}));
}

TEST(DesIdentifiantsTousNuls, SontDesIdentifiantsVides)
{
    auto const expected = Findings{ "SCH-004 /beneficiaires/0/identifiants" };
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/beneficiaires/0/identifiants", "{}")), expected);
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/beneficiaires/0/identifiants",
                  R"({"siret": null, "rpps": null})")),
        expected);
    EXPECT_EQ(findings(changed(
                  "solde_bio_sgl", "/beneficiaires/0/identifiants", R"({"siret": null, "x": 1})")),
        (Findings{ "SCH-006 /beneficiaires/0/identifiants/x" }));
}

TEST(UneValeurMalFormee, DitCeQuElleEstEtCeQuIlFaut)
{
    auto const text = changed("solde_bio_sgl", "/fournisseur/qualite", "\"revendeur\"");
    auto const lecture = read(text, octets_max);
    auto const& constat = lecture.structure.all().at(0);
    EXPECT_EQ(constat.trouve, "revendeur");
    EXPECT_THAT(*constat.attendu, HasSubstr("editeur"));
    EXPECT_THAT(*constat.attendu, HasSubstr("distributeur"));
    EXPECT_FALSE(constat.correction.empty());
}

TEST(UnTypeDeDemandeInconnu, NEmpechePasDeLireLeReste)
{
    auto const text
        = base::remove_value(changed("avance_bio_sgl", "/type_demande", "\"acompte\""), "/emis_le")
              .value();
    EXPECT_EQ(findings(text), (Findings{ "SCH-004 /type_demande", "SCH-003 /emis_le" }));
    EXPECT_FALSE(read(text, octets_max).demande.etape);
}

TEST(CeQuUneEtapeExige, DependDeSonType)
{
    EXPECT_EQ(findings(without("avance_bio_sgl", "/lignes")), (Findings{ "SCH-003 /lignes" }));
    EXPECT_EQ(findings(without("solde_bio_sgl", "/lignes/0/factures")),
        (Findings{ "SCH-003 /lignes/0/factures" }));
    EXPECT_EQ(findings(without("attestation_pha_lgo", "/attestation")),
        (Findings{ "SCH-003 /attestation" }));
    EXPECT_EQ(findings(without("annulation_bio_sgl", "/annulation")),
        (Findings{ "SCH-003 /annulation" }));
    // The lists are not asked of an attestation, but when they are there they must be well formed.
    EXPECT_EQ(findings(changed("attestation_pha_lgo", "/beneficiaires", "[]")),
        (Findings{ "SCH-004 /beneficiaires" }));
}

TEST(UnSolde, NommeSonAvancePourUnDeSesDeuxNoms)
{
    auto const envoi = changed(
        "solde_bio_sgl", "/references/envoi_avance", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01\"");
    EXPECT_EQ(findings(base::remove_value(envoi, "/references/numero_dossier_avance").value()),
        (Findings{}));
    EXPECT_EQ(findings(without("solde_bio_sgl", "/references/numero_dossier_avance")),
        (Findings{ "SCH-003 /references/numero_dossier_avance" }));
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/references/numero_dossier_avance", "null")),
        (Findings{ "SCH-003 /references/numero_dossier_avance" }));
}

TEST(UnMembreInconnu, EstSignaleAvecLeNomConnuLePlusProche)
{
    auto const text = changed("solde_bio_sgl", "/fournisseur/raison_social", "\"Exemple\"");
    auto const lecture = read(text, octets_max);
    EXPECT_EQ(findings(lecture), (Findings{ "SCH-006 /fournisseur/raison_social" }));
    auto const& constat = lecture.structure.all().at(0);
    EXPECT_THAT(constat.message + constat.correction, HasSubstr("raison_sociale"));
    // Nothing is proposed when nothing is near.
    auto const far = changed("solde_bio_sgl", "/fournisseur/couleur_preferee", "\"bleu\"");
    auto const loin = read(far, octets_max);
    EXPECT_THAT(loin.structure.all().at(0).correction, testing::Not(HasSubstr("raison_sociale")));
}

TEST(UnMembreInconnu, EstSignaleDansChaqueObjet)
{
    for (auto const* const objet : { "", "/fournisseur", "/fournisseur/contact", "/dispositif",
             "/logiciel", "/references", "/beneficiaires/0", "/beneficiaires/0/identifiants",
             "/lignes/0", "/lignes/0/bon_commande", "/lignes/0/montants", "/lignes/0/factures/0",
             "/lignes/0/factures/0/montants", "/lignes/0/verification",
             "/lignes/0/verification/signataire", "/lignes/0/verification/reserves/0",
             "/lignes/0/assiette", "/totaux", "/pieces/0", "/pieces/1/contenus/0", "/declarations",
             "/declarations/signataire" }) {
        auto const pointeur = std::string(objet) + "/membre_ajoute";
        EXPECT_EQ(findings(changed("solde_bio_sgl", pointeur, "{\"x\": [1]}")),
            (Findings{ "SCH-006 " + pointeur }));
    }
    for (auto const* const objet :
        { "/beneficiaires/1/evolution", "/beneficiaires/1/evolution/historiques/0",
            "/beneficiaires/1/evolution/historiques/0/identifiants/finess_pmsi" }) {
        auto const pointeur = std::string(objet) + "/membre_ajoute";
        EXPECT_EQ(
            findings(changed("solde_hop_pfi", pointeur, "0")), (Findings{ "SCH-006 " + pointeur }));
    }
}

TEST(UnMembreRepete, EstDitAToutesLesProfondeurs)
{
    auto const text = base_text("solde_bio_sgl");
    auto const twice = [&](std::string const& member) {
        auto copy = text;
        auto const at = copy.find("\"" + member + "\"");
        return copy.insert(at, "\"" + member + "\": null, ");
    };
    // The first one is read, here null; the second is the repetition.
    EXPECT_EQ(findings(twice("emis_le")), (Findings{ "SCH-003 /emis_le", "SCH-005 /emis_le" }));
    EXPECT_EQ(findings(twice("courriel")),
        (Findings{
            "SCH-003 /fournisseur/contact/courriel", "SCH-005 /fournisseur/contact/courriel" }));
    EXPECT_EQ(findings(twice("bloquante")),
        (Findings{ "SCH-003 /lignes/0/verification/reserves/0/bloquante",
            "SCH-005 /lignes/0/verification/reserves/0/bloquante" }));
}

TEST(UnMembreRepete, LEstAussiParUnEchappement)
{
    auto text = base_text("solde_bio_sgl");
    text.insert(text.find("\"emis_le\""), "\"\\u0065mis_le\": \"2023-09-18T16:40:00+02:00\", ");
    EXPECT_EQ(findings(text), (Findings{ "SCH-005 /emis_le" }));
}

TEST(UnMembreRepete, LEstDansUnObjetDeMilleMembres)
{
    std::string object = "{";
    for (int i = 0; i < 1000; ++i)
        object += "\"m" + std::to_string(i) + "\": 0, ";
    object += "\"m500\": 1}";
    EXPECT_EQ(findings(changed("solde_bio_sgl", "/divers", object)),
        (Findings{ "SCH-006 /divers", "SCH-005 /divers/m500" }));
}

TEST(UnMembreRepeteDesMilliersDeFois, NEstPasDitDesMilliersDeFois)
{
    std::string object = "{";
    for (int i = 0; i < 20'000; ++i)
        object += "\"m\": 0, ";
    object += "\"n\": 1}";
    auto const found = findings(changed("solde_bio_sgl", "/divers", object));
    EXPECT_LE(found.size(), 1000U);
    EXPECT_EQ(found.at(1), "SCH-005 /divers/m");
}

TEST(ChaqueEcart, EstDitEnUneLecture)
{
    auto text = without("solde_bio_sgl", "/emis_le");
    text = base::set_value(text, "/fournisseur/qualite", "\"x\"").value();
    text = base::set_value(text, "/lignes/0/montants/ht", "1").value();
    text = base::set_value(text, "/pieces/0/couleur", "\"bleu\"").value();
    text = base::remove_value(text, "/declarations/date").value();
    EXPECT_THAT(findings(text),
        testing::UnorderedElementsAre("SCH-003 /emis_le", "SCH-004 /fournisseur/qualite",
            "SCH-004 /lignes/0/montants/ht", "SCH-006 /pieces/0/couleur",
            "SCH-003 /declarations/date"));
}

}
