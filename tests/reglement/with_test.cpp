// SPDX-License-Identifier: EUPL-1.2
#include "campagnes.h"

#include <gmock/gmock.h>

namespace quitus::reglement::essais {

namespace {

using testing::HasSubstr;

struct Impose {
    std::string nom, valeur, texte;
};

std::string texte_of(Reglement const& reglement, std::string_view nom)
{
    std::string found;
    for (auto const& valeur : reglement.parametres()) {
        if (valeur.nom == nom)
            found += (found.empty() ? "" : " then ") + valeur.texte;
    }
    return found;
}

base::Erreur refus(std::string_view nom, std::string_view valeur)
{
    auto const result = vague_1().with(nom, valeur);
    return result ? base::Erreur{ "accepted", "accepted", {} } : result.error();
}

}

class WithAccepts : public testing::TestWithParam<Impose> { };

TEST_P(WithAccepts, AValueWrittenByAPerson)
{
    auto const& [nom, valeur, texte] = GetParam();
    auto const changed = vague_1().with(nom, valeur);
    ASSERT_TRUE(changed) << changed.error().message;
    EXPECT_EQ(texte_of(*changed, nom), texte);
}

INSTANTIATE_TEST_SUITE_P(Forms, WithAccepts,
    testing::Values(
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-20T14:00", "< 2023-12-20T14:00:00+01:00" },
        Impose{
            "calendrier.BIO_SGL.cloture", "2023-12-20T14:00:00", "< 2023-12-20T14:00:00+01:00" },
        Impose{
            "calendrier.BIO_SGL.cloture", "2023-12-20T13:00:00Z", "< 2023-12-20T14:00:00+01:00" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-20T15:00:00+02:00",
            "< 2023-12-20T14:00:00+01:00" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-20", "≤ 2023-12-20" },
        Impose{ "calendrier.BIO_SGL.cloture", "≤ 2023-12-20T14:00", "≤ 2023-12-20T14:00:00+01:00" },
        Impose{ "calendrier.BIO_SGL.cloture", "< 2023-12-20T14:00:00+01:00",
            "< 2023-12-20T14:00:00+01:00" },
        Impose{ "calendrier.BIO_SGL.cloture", "a-etablir", "à établir" },
        Impose{
            "calendrier.BIO_SGL.attestation", "2023-09-21T14:00", "≤ 2023-09-21T14:00:00+02:00" },
        Impose{ "calendrier.BIO_LOINC.attestation_arbitrage", "2023-11-02T12:00",
            "≤ 2023-11-02T12:00:00+01:00" },
        Impose{ "calendrier.BIO_LOINC.attestation_arbitrage", "sans-objet", "sans objet" },
        Impose{ "calendrier.PHA_LGO.ouverture_solde", "2022-03-01", "≥ 2022-03-01" },
        Impose{ "calendrier.PHA_LGO.ouverture_solde", "2022-03-01T14:00",
            "≥ 2022-03-01T14:00:00+01:00" },
        Impose{ "plafonds.MDV_LGC.ht_max", "39000.00", "39000.00" },
        Impose{ "plafonds.MDV_LGC.ht_max", "39000", "39000.00" },
        Impose{ "montants.tolerance_tva", "0.01", "0.01" },
        Impose{ "montants.taux_tva", "20.00,8.50", "20.00, 8.50" },
        Impose{ "montants.taux_tva", "20.00, 10.00, 5.50", "20.00, 10.00, 5.50" },
        Impose{ "financement.taux_avance", "40.00", "40.00" },
        Impose{ "financement.taux_avance", "40", "40.00" },
        Impose{ "financement.taux_avance", "100.00", "100.00" },
        Impose{ "commande.validite_jours", "90", "90" },
        Impose{ "commande.mention", "Autre mention", "Autre mention" },
        Impose{ "controles.RAD_RIS.dmp_documents", "20", "20" },
        Impose{ "recouvrement.assiette_controles", "avance", "avance" },
        Impose{ "verification.BIO_SGL.type", "mom", "mom" },
        Impose{ "annulation.pivot", "2022-11-18", "2022-11-18T00:00:00+01:00" },
        Impose{ "identifiants.RAD_RIS.maille", "finess_geographique > id_nat_struct, rpps",
            "finess_geographique > id_nat_struct, rpps" },
        Impose{ "identifiants.RAD_RIS.clients_non_installes",
            "rpps | finess_juridique + finess_geographique",
            "rpps | finess_juridique + finess_geographique" }));

class WithRefuses : public testing::TestWithParam<Impose> { };

TEST_P(WithRefuses, AnImpossibleValueAndSaysWhatIsExpected)
{
    auto const& [nom, valeur, message] = GetParam();
    auto const erreur = refus(nom, valeur);
    EXPECT_EQ(erreur.code, "valeur_impossible");
    EXPECT_THAT(erreur.message, HasSubstr(message));
    EXPECT_THAT(erreur.message, HasSubstr(nom));
    EXPECT_EQ(erreur.pointeur, nom);
}

INSTANTIATE_TEST_SUITE_P(Forms, WithRefuses,
    testing::Values(Impose{ "calendrier.BIO_SGL.cloture", "bientôt", "2023-09-20T14:00" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-02-30", "n’est pas un jour" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-14T", "une date" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-14 14:00", "une date" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-12-14T25:00", "une heure" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-10-29T02:30", "deux fois" },
        Impose{ "calendrier.BIO_SGL.cloture", "2023-03-26T02:30", "26 mars 2023" },
        Impose{ "calendrier.BIO_SGL.cloture", "", "une date" },
        Impose{ "plafonds.BIO_SGL.ht_max", "-1.00", "positif" },
        Impose{ "plafonds.BIO_SGL.ht_max", "39000.001", "deux décimales" },
        Impose{ "plafonds.BIO_SGL.ht_max", "39 000,00", "deux décimales" },
        Impose{ "financement.taux_avance", "100.01", "de 0.00 à 100.00" },
        Impose{ "financement.taux_avance", "-30.00", "de 0.00 à 100.00" },
        Impose{ "financement.taux_avance", "a-etablir", "un taux" },
        Impose{ "montants.taux_tva", "20.00,20.00", "des taux" },
        Impose{ "montants.taux_tva", "20.00,", "des taux" },
        Impose{ "commande.validite_jours", "0", "de 1 à 3650" },
        Impose{ "commande.validite_jours", "1.5", "entier" },
        Impose{ "commande.validite_jours", "99999999999999999999", "entier" },
        Impose{ "financement.arrondi", "au_pif", "demi_superieur" },
        Impose{ "identifiants.RAD_RIS.maille", "siret", "natures d’identifiants" },
        Impose{ "annulation.pivot", "2022-13-01", "un instant" }));

TEST(With, ProposesTheNearestName)
{
    auto const erreur = refus("calendrier.BIO_SGL.clotur", "2023-12-20");
    EXPECT_EQ(erreur.code, "parametre_inconnu");
    EXPECT_THAT(erreur.message, HasSubstr("calendrier.BIO_SGL.cloture"));
}

TEST(With, ProposesTheNearestDispositif)
{
    auto const erreur = refus("plafonds.BIO_SLG.ht_max", "39000.00");
    EXPECT_EQ(erreur.code, "parametre_inconnu");
    EXPECT_THAT(erreur.message, HasSubstr("BIO_SGL"));
    EXPECT_THAT(erreur.message, HasSubstr("aucun dispositif"));
}

TEST(With, LeavesTheOriginalAsItWas)
{
    auto const before = vague_1().empreinte();
    auto const changed = vague_1().with("financement.taux_avance", "40.00");
    ASSERT_TRUE(changed);
    EXPECT_EQ(le(vague_1(), "2023-01-01T00:00:00Z").taux_avance.texte, "30.00");
    EXPECT_EQ(le(*changed, "2023-01-01T00:00:00Z").taux_avance->basis_points(), 4000);
    EXPECT_EQ(vague_1().empreinte(), before);
}

TEST(With, HoldsAtEveryInstant)
{
    auto const changed = vague_b().with("calendrier.BIO_ANA.cloture", "2026-01-15T12:00");
    ASSERT_TRUE(changed);
    for (auto const* at :
        { "2020-01-01T00:00:00Z", "2025-06-01T00:00:00Z", "2030-01-01T00:00:00Z" }) {
        auto const& cloture
            = le(*changed, at).dispositif("BIO_ANA")->echeance(NomEcheance::cloture);
        EXPECT_EQ(cloture.texte, "< 2026-01-15T12:00:00+01:00");
        EXPECT_EQ(cloture.validite, "");
    }
}

TEST(With, MakesACeilingKnownOrUnknown)
{
    auto const known = vague_1().with("plafonds.MDV_LGC.ht_max", "500.00");
    ASSERT_TRUE(known);
    EXPECT_EQ(le(*known, "2023-01-01T00:00:00Z").dispositif("MDV_LGC")->connaissance_plafond,
        ConnaissancePlafond::extremites);
    auto const half = vague_1().with("plafonds.BIO_SGL.ht_max", "a-etablir");
    auto const unknown = half->with("plafonds.BIO_SGL.ttc_max", "a-etablir");
    EXPECT_EQ(le(*unknown, "2023-01-01T00:00:00Z").dispositif("BIO_SGL")->connaissance_plafond,
        ConnaissancePlafond::inconnue);
}

TEST(With, ChangesTheEmpreinteButForTheOrderOfOverrides)
{
    auto const once = vague_1().with("financement.taux_avance", "40.00");
    auto const twice = once->with("commande.validite_jours", "90");
    auto const other_order
        = vague_1().with("commande.validite_jours", "90")->with("financement.taux_avance", "40.00");
    auto const overridden = once->with("financement.taux_avance", "50.00");
    EXPECT_NE(once->empreinte(), vague_1().empreinte());
    EXPECT_NE(twice->empreinte(), once->empreinte());
    EXPECT_EQ(twice->empreinte(), other_order->empreinte());
    EXPECT_EQ(
        overridden->empreinte(), vague_1().with("financement.taux_avance", "50")->empreinte());
}

// What a report prints of a value can be typed again.
TEST(With, ReadsBackEveryTextThatIsPrinted)
{
    for (auto const& valeur : vague_1().parametres()) {
        auto const typed = valeur.texte == "à établir" ? "a-etablir"
            : valeur.texte == "sans objet"             ? "sans-objet"
                                                       : valeur.texte;
        auto const changed = vague_1().with(valeur.nom, typed);
        ASSERT_TRUE(changed) << valeur.nom << ": " << changed.error().message;
        EXPECT_EQ(texte_of(*changed, valeur.nom), valeur.texte) << valeur.nom;
    }
}

}
