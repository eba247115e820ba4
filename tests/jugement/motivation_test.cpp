// SPDX-License-Identifier: EUPL-1.2
// Which facts and parameters a rule reads, as its source says; what it wants when it cannot be
// evaluated; and nothing personal in clear.
#include "base/json_edit.h"
#include "jugement/motivation/motivation.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <string>

namespace {

using namespace quitus;
using namespace quitus::jugement;
using reglement::NomEcheance;
using verdict::SortDeRegle;

using Noms = std::set<std::string>;

std::string base_text(std::string_view nom)
{
    std::ifstream stream(
        std::string(QUITUS_SOURCE_DIR "/tests/cas/bases/") + std::string(nom) + ".json",
        std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

// The dispositif of the documents, with a calendar and no ceiling.
reglement::ReglementEnVigueur reglement_d_essai()
{
    reglement::ReglementEnVigueur reglement;
    auto const named = [](auto& parametre, std::string nom, auto valeur) {
        parametre.nom = std::move(nom);
        parametre.texte = "texte";
        parametre.source = "A-00";
        parametre.valeur = std::move(valeur);
    };
    named(reglement.taux_avance, "financement.taux_avance", montant::Taux::of_basis_points(3000));
    named(reglement.tolerance_tva, "montants.tolerance_tva", Cents{});
    named(reglement.taux_tva, "montants.taux_tva",
        std::vector{ montant::Taux::of_basis_points(2000) });
    named(reglement.taux_tva_non_assujetti, "montants.taux_tva_non_assujetti",
        std::vector{ montant::Taux::of_basis_points(0) });
    named(reglement.validite_commande_jours, "commande.validite_jours", std::int64_t{ 120 });
    auto& dispositif = reglement.dispositifs.emplace_back();
    dispositif.code = "BIO_SGL";
    dispositif.maille = { { reglement::NatureIdentifiant::finess_geographique } };
    for (auto const nom : { NomEcheance::solde_sans_attestation, NomEcheance::attestation,
             NomEcheance::cloture, NomEcheance::fin_prestations }) {
        auto& limite = dispositif.calendrier[static_cast<std::size_t>(nom)];
        auto const jour = *calendrier::Jour::parse("2023-09-20");
        named(limite, "calendrier.BIO_SGL." + std::string(text(nom)),
            calendrier::Echeance::of(jour, std::nullopt, calendrier::Borne::au_plus_tard).value());
    }
    return reglement;
}

// A document judged by hand-made facts, and what its rules read.
class Examen {
public:
    explicit Examen(std::string texte) : m_texte(std::move(texte))
    {
        m_lecture = demande::read(m_texte, 8U << 20);
        m_faits.emplace(Faits{ .demande = m_lecture.demande });
        faits().dispositif = &m_reglement.dispositifs.front();
        faits().depose_le = m_lecture.demande.emis_le;
        faits().premier_depot_complet = m_lecture.demande.emis_le;
    }
    Examen(std::string_view base, std::string_view pointeur, std::string_view valeur)
        : Examen(base::set_value(base_text(base), pointeur, valeur).value())
    {
    }

    Faits& faits() { return *m_faits; }
    reglement::ReglementEnVigueur& reglement() { return m_reglement; }
    AvanceConnue& avance() { return m_avance; }
    void know_the_avance() { faits().avance = &m_avance; }

    verdict::RegleMotivee const& rule(std::string_view id)
    {
        if (!m_motive)
            m_motive = explain_judgment(m_lecture, faits(), m_reglement);
        auto const& regles = m_motive->motivation.regles;
        auto const found = std::ranges::find_if(
            regles, [&](auto const& regle) { return regle.regle.text() == id; });
        EXPECT_NE(found, regles.end());
        return *found;
    }
    SortDeRegle sort(std::string_view id) { return rule(id).sort; }
    Noms faits_lus(std::string_view id)
    {
        Noms noms;
        for (auto const rang : rule(id).faits) {
            auto const& fait = m_motive->motivation.faits[rang];
            noms.insert(fait.nom.empty() ? fait.pointeur : fait.nom);
        }
        return noms;
    }
    Noms parametres_lus(std::string_view id)
    {
        Noms noms;
        for (auto const rang : rule(id).parametres)
            noms.insert(m_motive->motivation.parametres[rang].nom);
        return noms;
    }
    verdict::FaitConsulte fait(std::string_view id, std::string_view nom)
    {
        for (auto const rang : rule(id).faits) {
            auto const& fait = m_motive->motivation.faits[rang];
            if (fait.nom == nom || (fait.nom.empty() && fait.pointeur == nom))
                return fait;
        }
        ADD_FAILURE() << id << " did not read " << nom;
        return {};
    }
    Noms wants(std::string_view id)
    {
        Noms manques;
        for (auto const rang : rule(id).faits)
            manques.insert(m_motive->motivation.faits[rang].manque);
        manques.erase("");
        return manques;
    }
    JugementMotive const& motive()
    {
        (void)rule("SCH-001");
        return *m_motive;
    }
    demande::Lecture const& lecture() const { return m_lecture; }

private:
    std::string m_texte;
    reglement::ReglementEnVigueur m_reglement = reglement_d_essai();
    AvanceConnue m_avance;
    demande::Lecture m_lecture;
    std::optional<Faits> m_faits;
    std::optional<JugementMotive> m_motive;
};

Examen un_solde()
{
    return Examen(base_text("solde_bio_sgl"));
}

TEST(UneRegle, DitCeQuElleALuMemeQuandElleTient)
{
    auto solde = un_solde();
    EXPECT_EQ(solde.sort("CAL-003"), SortDeRegle::tient);
    EXPECT_EQ(solde.faits_lus("CAL-003"), (Noms{ "dispositif", "premier dépôt complet" }));
    EXPECT_EQ(solde.parametres_lus("CAL-003"), Noms{ "calendrier.BIO_SGL.cloture" });

    EXPECT_EQ(solde.sort("CAL-010"), SortDeRegle::tient);
    EXPECT_EQ(solde.faits_lus("CAL-010"),
        (Noms{ "dispositif", "/lignes", "/lignes/0/date_installation" }));
    EXPECT_EQ(solde.parametres_lus("CAL-010"), Noms{ "calendrier.BIO_SGL.fin_prestations" });

    EXPECT_EQ(solde.sort("VAR-002"), SortDeRegle::tient);
    EXPECT_EQ(solde.faits_lus("VAR-002"),
        (Noms{ "/lignes", "/lignes/0/verification", "/lignes/0/verification/signee" }));
    EXPECT_EQ(solde.parametres_lus("VAR-002"), Noms{});
}

TEST(UneRegle, NeDitQueCeQueSonCheminALu)
{
    // Liable: only its own rates are looked at; not liable: those of the others too.
    auto solde = un_solde();
    EXPECT_EQ(solde.parametres_lus("MNT-012"), Noms{ "montants.taux_tva" });
    EXPECT_EQ(solde.faits_lus("MNT-013"), Noms{ "/fournisseur/assujetti_tva" });
    Examen exempt("solde_bio_sgl", "/fournisseur/assujetti_tva", "false");
    EXPECT_EQ(exempt.parametres_lus("MNT-012"),
        (Noms{ "montants.taux_tva", "montants.taux_tva_non_assujetti" }));
    EXPECT_EQ(exempt.faits_lus("MNT-013"),
        (Noms{ "/fournisseur/assujetti_tva", "/lignes", "/lignes/0/montants/tva",
            "/lignes/0/factures", "/lignes/0/factures/0/montants/tva", "/lignes/0/id",
            "/lignes/0/bon_commande", "/lignes/0/bon_commande/numero",
            "/lignes/0/factures/0/numero" }));

    // A number that is there is compared with the SIRET; one that is not, with the status.
    EXPECT_EQ(
        solde.faits_lus("IDT-006"), (Noms{ "/fournisseur/numero_tva", "/fournisseur/siret" }));
    Examen without("solde_bio_sgl", "/fournisseur/numero_tva", "null");
    EXPECT_EQ(without.faits_lus("IDT-006"),
        (Noms{ "/fournisseur/numero_tva", "/fournisseur/assujetti_tva" }));
}

TEST(UneRegle, DitChaqueElementQuElleAParcouru)
{
    auto const solde = Examen(base_text("solde_deux_laboratoires")).faits_lus("CAL-010");
    EXPECT_TRUE(solde.contains("/lignes/0/date_installation"));
    EXPECT_TRUE(solde.contains("/lignes/1/date_installation"));
    EXPECT_EQ(solde.size(), 4U);
}

TEST(UneRegle, QuiParleDitAussiCeQuElleALu)
{
    Examen solde("solde_bio_sgl", "/lignes/0/date_installation", "\"2023-09-21\"");
    EXPECT_EQ(solde.sort("CAL-010"), SortDeRegle::parle);
    EXPECT_EQ(solde.fait("CAL-010", "/lignes/0/date_installation").valeur, "2023-09-21");
    EXPECT_EQ(solde.parametres_lus("CAL-010"), Noms{ "calendrier.BIO_SGL.fin_prestations" });
}

TEST(UneRegle, NEstPasAppliqueeAUneAutreEtape)
{
    auto solde = un_solde();
    EXPECT_EQ(solde.sort("CAL-002"), SortDeRegle::hors_etape);
    EXPECT_TRUE(solde.rule("CAL-002").faits.empty());
}

TEST(UneRegle, ALaquelleIlManqueLAvanceNEstPasEvaluee)
{
    auto solde = un_solde();
    for (auto const* id : { "PER-001", "PER-002", "PER-003", "PER-004", "PER-005", "PER-007",
             "PER-008", "PER-009", "PER-010", "PER-011" }) {
        EXPECT_EQ(solde.sort(id), SortDeRegle::non_evaluee) << id;
        EXPECT_EQ(solde.wants(id), Noms{ "l’avance (la donner avec --avec)" }) << id;
        EXPECT_EQ(solde.faits_lus(id), Noms{ "avance" }) << id;
    }
    EXPECT_EQ(solde.sort("PER-006"), SortDeRegle::parle);
}

TEST(UneRegle, QuiConnaitLAvanceDitCeQuElleEnALu)
{
    auto solde = un_solde();
    solde.know_the_avance();
    EXPECT_EQ(solde.sort("PER-007"), SortDeRegle::tient);
    EXPECT_EQ(solde.faits_lus("PER-007"), (Noms{ "avance", "dernier avenant de l’avance" }));
}

TEST(UneRegle, ALaquelleIlManqueUnParametreNEstPasEvaluee)
{
    auto solde = un_solde();
    auto& dispositif = solde.reglement().dispositifs.front();
    dispositif.calendrier[static_cast<std::size_t>(NomEcheance::cloture)].valeur = std::nullopt;
    dispositif.calendrier[static_cast<std::size_t>(NomEcheance::fin_prestations)].valeur
        = std::nullopt;
    // One of them says it, the other is silent.
    EXPECT_EQ(solde.sort("CAL-003"), SortDeRegle::non_evaluee);
    EXPECT_EQ(solde.sort("CAL-010"), SortDeRegle::non_evaluee);
    EXPECT_EQ(solde.faits_lus("CAL-010"), Noms{ "dispositif" });
    // Without it, the rule still compares the filing with the other deadline.
    EXPECT_EQ(solde.sort("CAL-004"), SortDeRegle::tient);
}

TEST(UneRegle, QuiSeulementRedemandeLeDispositifNAPasPoursuivi)
{
    // CAL-007 wants two deadlines, and looks for each of them in the dispositif.
    Examen attestation((base_text("attestation_bio_sgl")));
    attestation.reglement()
        .dispositifs.front()
        .calendrier[static_cast<std::size_t>(NomEcheance::attestation)]
        .valeur
        = std::nullopt;
    EXPECT_EQ(attestation.sort("CAL-007"), SortDeRegle::non_evaluee);
    EXPECT_EQ(attestation.faits_lus("CAL-007"), Noms{ "dispositif" });
}

TEST(UneRegle, ALaquelleUnTexteDonneSansObjetTient)
{
    auto solde = un_solde();
    auto& limite = solde.reglement().dispositifs.front().calendrier[static_cast<std::size_t>(
        NomEcheance::fin_prestations)];
    limite.valeur = std::nullopt;
    limite.texte = "sans objet";
    EXPECT_EQ(solde.sort("CAL-010"), SortDeRegle::tient);
}

TEST(UneRegle, QuiTombeSurUnMembreIllisibleNEstPasEvaluee)
{
    Examen solde("solde_bio_sgl", "/lignes/0/verification/signee", "\"oui\"");
    EXPECT_EQ(solde.sort("VAR-002"), SortDeRegle::non_evaluee);
    EXPECT_EQ(solde.fait("VAR-002", "/lignes/0/verification/signee").valeur, "oui");
    EXPECT_EQ(solde.wants("VAR-002"), Noms{ "illisible tel qu’il est écrit" });

    Examen without(
        base::remove_value(base_text("solde_bio_sgl"), "/lignes/0/verification").value());
    EXPECT_EQ(without.sort("VAR-002"), SortDeRegle::non_evaluee);
    EXPECT_EQ(without.fait("VAR-002", "/lignes/0/verification").valeur, std::nullopt);
    EXPECT_EQ(without.wants("VAR-002"), Noms{ "absent du document" });
}

TEST(UneRegle, QuiVoitLAutreLigneTientEnPartie)
{
    Examen solde("solde_deux_laboratoires", "/lignes/0/verification/signee", "\"oui\"");
    EXPECT_EQ(solde.sort("VAR-002"), SortDeRegle::tient);
    EXPECT_EQ(solde.wants("VAR-002"), Noms{ "illisible tel qu’il est écrit" });
}

TEST(UnRepere, ChercheDitTousCeuxDeLaListe)
{
    auto solde = un_solde();
    auto const lus = solde.faits_lus("PCE-009");
    for (auto const* pointeur : { "/pieces/0/id", "/pieces/1/id", "/pieces/2/id" })
        EXPECT_TRUE(lus.contains(pointeur)) << pointeur;
}

TEST(UneRegleDeStructure, RegardeLeDocumentEntier)
{
    auto solde = un_solde();
    EXPECT_EQ(solde.sort("SCH-003"), SortDeRegle::tient);
    EXPECT_EQ(solde.faits_lus("SCH-003"), Noms{ verdict::document_entier });
    Examen without(base::remove_value(base_text("solde_bio_sgl"), "/emis_le").value());
    EXPECT_EQ(without.sort("SCH-003"), SortDeRegle::parle);
}

TEST(UnDocumentIllisible, NeLaisseEvaluerAucuneRegle)
{
    Examen rien("{ \"format\": ");
    for (auto const& regle : rien.motive().motivation.regles)
        EXPECT_EQ(regle.sort,
            regle.regle == verdict::IdRegle("SCH-001") ? SortDeRegle::parle
                                                       : SortDeRegle::non_evaluee)
            << regle.regle.text();
}

TEST(UnIdentifiantPersonnel, NEstMontreNullePart)
{
    // The number of the published test identity, where rules read it.
    constexpr std::string_view nir = "279035121518989";
    Examen solde(base::set_value(base::set_value(base_text("solde_bio_sgl"),
                                     "/lignes/0/bon_commande/numero", "\"279035121518989\"")
                                     .value(),
        "/beneficiaires/0/adresses_mssante/0", "\"279035121518989@patient.mssante.fr\"")
                     .value());
    bool masked = false;
    for (auto const& fait : solde.motive().motivation.faits) {
        auto const valeur = fait.valeur.value_or("");
        EXPECT_EQ(valeur.find(nir), std::string::npos) << fait.pointeur;
        masked = masked || valeur.find("masqué") != std::string::npos;
    }
    EXPECT_TRUE(masked);
}

TEST(UnCompte, NEstMontreQueParSesBouts)
{
    Examen avance("avance_bio_sgl", "/fournisseur/iban", "\"FR1420041010050500013M02606\"");
    EXPECT_EQ(avance.fait("IDT-014", "/fournisseur/iban").valeur, "FR14…606");
}

TEST(UneMotivation, NeChangeRienAuJugement)
{
    for (auto const* nom : { "solde_bio_sgl", "avance_bio_sgl", "attestation_bio_sgl",
             "annulation_bio_sgl", "solde_scission" }) {
        Examen examen((base_text(nom)));
        auto const plain = judge(examen.lecture(), examen.faits(), examen.reglement());
        auto const& told = examen.motive().jugement;
        EXPECT_EQ(told.verdict, plain.verdict) << nom;
        ASSERT_EQ(told.constats.size(), plain.constats.size()) << nom;
        for (std::size_t rang = 0; rang < plain.constats.size(); ++rang) {
            EXPECT_EQ(told.constats[rang].message, plain.constats[rang].message);
            EXPECT_EQ(told.constats[rang].ligne, plain.constats[rang].ligne);
        }
    }
}

}
