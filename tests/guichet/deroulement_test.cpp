// SPDX-License-Identifier: EUPL-1.2
// How a check runs: what is handed over, in which order, and that neither the number of jobs nor
// the order of the documents changes a judgment.
#include "depots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;
using testing::HasSubstr;
using testing::Not;

// Everything that a report shows of a judgment.
std::string shown(verdict::DemandeJugee const& jugee)
{
    std::string text = jugee.fichier + "|" + jugee.identifiant_envoi + "|"
        + std::string(verdict::text(jugee.verdict)) + "|"
        + (jugee.instant ? jugee.instant->text() : "") + "|"
        + (jugee.cas ? std::to_string(*jugee.cas) : "") + "\n";
    for (auto const& constat : jugee.constats)
        text += std::string(constat.regle.text()) + "|" + constat.pointeur + "|" + constat.message
            + "|" + constat.trouve.value_or("") + "|" + constat.attendu.value_or("") + "|"
            + std::to_string(constat.ligne.value_or(0)) + "\n";
    auto const& m = jugee.montants;
    for (auto const& montant :
        { m.finance, m.avance, m.solde, m.compensation, m.net, m.ordre_recouvrement })
        text += montant ? montant::decimal_text(*montant) + "|" : "|";
    return text;
}

std::vector<std::string> shown(std::vector<verdict::DemandeJugee> const& jugees)
{
    std::vector<std::string> all;
    for (auto const& jugee : jugees)
        all.push_back(shown(jugee));
    return all;
}

// What is judged: which rules speak and where, the verdict, the case and the money. Which one of
// several others a finding quotes as an example may follow the order.
std::vector<std::string> judged(std::vector<verdict::DemandeJugee> jugees)
{
    for (auto& jugee : jugees) {
        for (auto& constat : jugee.constats) {
            constat.message.clear();
            constat.trouve.reset();
        }
    }
    auto all = shown(jugees);
    std::ranges::sort(all);
    return all;
}

// Documents that depend on each other in every way: context, rivals, a correction, an annulation.
std::vector<DocumentDepose> everything()
{
    std::vector<DocumentDepose> documents;
    for (auto const* const nom : { "avance_bio_sgl", "solde_bio_sgl", "attestation_bio_sgl",
             "annulation_bio_sgl", "avance_bio_sgl_concurrente", "avance_hop_pfi", "solde_hop_pfi",
             "avance_mdv_lgc", "attestation_mdv_lgc", "solde_mdv_lgc", "solde_rad_ris" })
        documents.push_back(depose(nom));
    documents.push_back(depose("solde_bio_sgl",
        { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea1\"" },
            { "/totaux/ht", "\"1.00\"" } }));
    documents.push_back(depose("solde_bio_sgl",
        { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea2\"" },
            { "/emis_le", "\"2024-01-15T10:00:00+01:00\"" },
            { "/references/remplace_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea1\"" } }));
    // A solde that needs its attestation, was a_modifier and was replaced after closing.
    documents.push_back(depose("solde_mdv_lgc",
        { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea3\"" },
            { "/totaux/ht", "\"1.00\"" } }));
    documents.push_back(depose("solde_mdv_lgc",
        { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea4\"" },
            { "/emis_le", "\"2024-01-15T10:00:00+01:00\"" },
            { "/references/remplace_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea3\"" } }));
    documents.push_back({ .nom = "rompu.json", .ligne_ndjson = {}, .texte = "{" });
    for (std::size_t i = 0; i < documents.size(); ++i)
        documents[i].nom = std::to_string(i) + "-" + documents[i].nom;
    return documents;
}

TEST(UneVerification, RendChaqueDocumentDansLOrdreDonneEtTaitLeContexte)
{
    auto const jugees = verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl"),
        depose("avance_mdv_lgc"), contexte("attestation_bio_sgl"), depose("solde_rad_ris") });
    ASSERT_EQ(jugees.size(), 3U);
    EXPECT_EQ(jugees[0].fichier, "solde_bio_sgl.json");
    EXPECT_EQ(jugees[1].fichier, "avance_mdv_lgc.json");
    EXPECT_EQ(jugees[2].fichier, "solde_rad_ris.json");
}

TEST(UneVerification, SArreteQuandOnLeDemande)
{
    int seen = 0;
    verifie_demandes(everything(), segur_vague_1(), { .instant = {}, .jobs = 3 },
        [&](auto&&) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
}

TEST(UneVerificationDeRien, NeRendRien)
{
    EXPECT_TRUE(verifie({}).empty());
    EXPECT_TRUE(verifie({ contexte("avance_bio_sgl") }).empty());
}

TEST(LeNombreDeTaches, NeChangeRien)
{
    auto documents = everything();
    auto const alone = shown(verifie(documents));
    for (unsigned const jobs : { 0U, 2U, 3U, 16U, 200U })
        EXPECT_EQ(shown(verifie(documents, { .instant = {}, .jobs = jobs })), alone) << jobs;
}

RC_GTEST_PROP(LOrdreDesDocuments, NeChangeAucunJugement, ())
{
    auto const documents = everything();
    static auto const expected = judged(verifie(documents));
    std::vector<std::size_t> order(documents.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[*rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, i))]);
    std::vector<DocumentDepose> shuffled;
    for (auto const rank : order)
        shuffled.push_back(documents[rank]);
    RC_ASSERT(judged(verifie(shuffled)) == expected);
}

TEST(UnDocumentTropGros, EstRefuseSansEtreLu)
{
    DocumentDepose const gros{
        .nom = "gros.json", .ligne_ndjson = {}, .texte = {}, .trop_gros = true
    };
    auto const jugee = verifie({ gros }).at(0);
    EXPECT_TRUE(dit(jugee, "SCH-001"));
    EXPECT_EQ(jugee.verdict, verdict::Verdict::rejet);
    EXPECT_EQ(jugee.constats.size(), 1U);
    auto const petit = depose("avance_bio_sgl");
    EXPECT_TRUE(dit(verifie({ petit }, { .instant = {}, .octets_max = 100 }).at(0), "SCH-001"));
}

TEST(UnDepotSansDemande, DitPourquoi)
{
    DocumentDepose depot{ .nom = "depot.zip", .ligne_ndjson = {}, .texte = {} };
    depot.faute = "l’archive ne contient aucun document JSON à sa racine.";
    auto const jugee = verifie({ depot }).at(0);
    ASSERT_EQ(jugee.constats.size(), 1U);
    EXPECT_EQ(jugee.constats[0].regle, verdict::IdRegle("SCH-001"));
    EXPECT_THAT(jugee.constats[0].message, HasSubstr("aucun document JSON"));
}

TEST(UneLigneNdjson, GardeSonNumero)
{
    auto document = depose("avance_bio_sgl");
    document.ligne_ndjson = 42;
    EXPECT_EQ(verifie({ document }).at(0).ligne_ndjson, 42U);
}

TEST(UnIdentifiantDeSante, EstMasqueDansLeNomDuFichierEtDansLesReferences)
{
    auto document
        = depose("avance_bio_sgl", { { "/beneficiaires/0/libelle", "\"279035121518989\"" } });
    document.nom = "279035121518989.json";
    auto const jugee = verifie({ document }).at(0);
    EXPECT_THAT(jugee.fichier, Not(HasSubstr("279035121518989")));
    EXPECT_THAT(shown(jugee), Not(HasSubstr("279035121518989")));
    EXPECT_TRUE(dit(jugee, "IDT-009"));
}

TEST(CeQueSeulLePortailSait, SeDonneEnOption)
{
    OptionsVerification options;
    options.situation.avenant_en_cours = true;
    EXPECT_TRUE(dit(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, options).at(0),
        "PER-007"));
    EXPECT_FALSE(
        dit(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }).at(0), "PER-007"));
    options = {};
    options.situation.valides_ailleurs = { "B1" };
    EXPECT_TRUE(dit(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, options).at(0),
        "UNI-001"));
    EXPECT_FALSE(
        dit(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }).at(0), "UNI-001"));
}

TEST(UneDemandeRecevable, LEstAvecSonContexteEtSesPieces)
{
    auto document = depose("solde_bio_sgl");
    document.livraison.archive_recue = true;
    auto const sans = verifie({ document, contexte("avance_bio_sgl") }).at(0);
    EXPECT_TRUE(dit(sans, "PCE-002")); // received, and empty
    EXPECT_EQ(verifie({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }).at(0).verdict,
        verdict::Verdict::recevable);
}

}
