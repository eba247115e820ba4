// SPDX-License-Identifier: EUPL-1.2
// The mending of a request, case by case: expected operations counted by hand from the documents
// and the texts, or who must bring what, and until when.
#include "depots.h"
#include "guichet/reparation/reparer_demande.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;

struct Depot {
    std::string_view base;
    Changements changements;
    std::vector<DocumentDepose> avec;
    OptionsVerification options = {};
    std::vector<std::pair<std::string, std::string>> parametres = {};
};

verdict::Reparation repare(Depot const& depot)
{
    auto documents = depot.avec;
    documents.insert(documents.begin(), depose(depot.base, depot.changements));
    auto reglement = segur_vague_1();
    for (auto const& [nom, valeur] : depot.parametres)
        reglement = reglement.with(nom, valeur).value();
    return repare_demande(documents, reglement, depot.options);
}

Depot avance(Changements changements)
{
    return { "avance_bio_sgl", std::move(changements), {} };
}
Depot solde(Changements changements, OptionsVerification options = {})
{
    return { "solde_bio_sgl", std::move(changements), { contexte("avance_bio_sgl") },
        std::move(options) };
}
Depot solde_avec_attestation(Changements changements, OptionsVerification options = {})
{
    return { "solde_bio_sgl", std::move(changements),
        { contexte("avance_bio_sgl"), contexte("attestation_bio_sgl") }, std::move(options) };
}

OptionsVerification le(std::string_view instant)
{
    return { .instant = calendrier::Instant::parse_rfc3339(instant).value() };
}

// « replace /totaux/ttc "56172.66" », one a line; the same line on both sides is easy to compare.
std::vector<std::string> operations(verdict::Reparation const& reparation)
{
    std::vector<std::string> lignes;
    for (auto const& operation : reparation.operations)
        lignes.push_back(fmt::format("{} {}{}{}", verdict::text(operation.genre),
            operation.pointeur, operation.valeur.empty() ? "" : " ", operation.valeur));
    return lignes;
}

// « VAR-002 personne 2023-09-20T12:00:00Z »
std::vector<std::string> empechements(verdict::Reparation const& reparation)
{
    std::vector<std::string> lignes;
    for (auto const& one : reparation.impossible)
        lignes.push_back(fmt::format("{} {}{}", one.regle.text(), verdict::text(one.remede),
            one.trop_tard             ? " trop tard"
                : one.dernier_instant ? " " + one.dernier_instant->text()
                                      : std::string()));
    return lignes;
}

using Lignes = std::vector<std::string>;

void expect_mended(Depot const& depot, Lignes const& attendues)
{
    auto const reparation = repare(depot);
    EXPECT_TRUE(reparation.possible) << testing::PrintToString(empechements(reparation));
    EXPECT_EQ(operations(reparation), attendues);
    EXPECT_LT(reparation.apres.verdict, verdict::Verdict::a_modifier);
    EXPECT_TRUE(reparation.impossible.empty());
}

void expect_not_mended(Depot const& depot, Lignes const& attendues)
{
    auto const reparation = repare(depot);
    EXPECT_FALSE(reparation.possible);
    EXPECT_EQ(empechements(reparation), attendues);
    EXPECT_TRUE(reparation.operations.empty());
    EXPECT_TRUE(reparation.texte.empty());
    EXPECT_EQ(reparation.apres.verdict, reparation.avant.verdict);
    for (auto const& one : reparation.impossible)
        EXPECT_FALSE(one.raison.empty());
}

TEST(ReparationFaisable, NeToucheARienQuandRienNeBloque)
{
    auto const reparation = repare(solde({}));
    EXPECT_TRUE(reparation.possible);
    EXPECT_TRUE(reparation.operations.empty());
    EXPECT_EQ(reparation.texte, depose("solde_bio_sgl").texte);
}

// 27000.00 + 29172.66 = 56172.66; 22500.00 + 24310.55 = 46810.55; 4500.00 + 4862.11 = 9362.11.
TEST(ReparationFaisable, RecompteLesTotaux)
{
    expect_mended(
        avance({ { "/totaux/ttc", "\"1.00\"" } }), { "replace /totaux/ttc \"56172.66\"" });
    expect_mended(avance({ { "/totaux/nombre_lignes", "3" }, { "/totaux/ht", "\"-1.005\"" } }),
        { "replace /totaux/nombre_lignes 2", "replace /totaux/ht \"46810.55\"" });
    expect_mended(avance({ { "/totaux", "null" } }),
        { "replace /totaux {\"nombre_lignes\": 2, \"ht\": \"46810.55\", \"tva\": \"9362.11\", "
          "\"ttc\": \"56172.66\", \"montant_segur\": \"56172.66\"}" });
}

TEST(ReparationFaisable, CompteUnMontantParLesAutres)
{
    expect_mended(avance({ { "/lignes/0/montants/ttc", "\"27000.01\"" } }),
        { "replace /lignes/0/montants/ttc \"27000.00\"" });
    expect_mended(avance({ { "/lignes/1/montants/tva", "\"4862.12\"" } }),
        { "replace /lignes/1/montants/tva \"4862.11\"" });
    // The total HT still holds the right HT: it is the HT that was mistaken.
    expect_mended(avance({ { "/lignes/1/montants/ht", "\"24310.54\"" } }),
        { "replace /lignes/1/montants/ht \"24310.55\"" });
    expect_mended(avance({ { "/lignes/0/montants/ht", "\"0.00\"" } }),
        { "replace /lignes/0/montants/ht \"22500.00\"" });
    expect_mended(avance({ { "/lignes/0/montants/taux_tva", "null" } }),
        { "replace /lignes/0/montants/taux_tva \"20.00\"" });
    expect_mended(solde({ { "/lignes/0/factures/0/montants/ttc", "\"2700.00\"" } }),
        { "replace /lignes/0/factures/0/montants/ttc \"27000.00\"" });
}

// What is asked is brought down to the TTC, and the total follows: 27000.00 + 29172.66.
TEST(ReparationFaisable, RameneLeMontantSegurAuTtc)
{
    expect_mended(avance({ { "/lignes/0/montant_segur", "\"30000.00\"" },
                      { "/totaux/montant_segur", "\"59172.66\"" } }),
        { "replace /lignes/0/montant_segur \"27000.00\"",
            "replace /totaux/montant_segur \"56172.66\"" });
}

TEST(ReparationFaisable, RetireLeBeneficiaireAjouteAvecSaLigne)
{
    expect_mended({ "solde_deux_laboratoires",
                      { { "/beneficiaires/1/identifiants/finess_geographique", "\"990000002\"" } },
                      { contexte("avance_trois_laboratoires") } },
        { "replace /totaux/nombre_lignes 1", "replace /totaux/ht \"833.33\"",
            "replace /totaux/tva \"166.67\"", "replace /totaux/ttc \"1000.00\"",
            "replace /totaux/montant_segur \"1000.00\"", "remove /lignes/1",
            "remove /beneficiaires/1" });
}

// The date itself is never changed. The beneficiary may stay in the list: nothing is asked for it.
TEST(ReparationFaisable, RetireLaLigneInstalleeTropTard)
{
    expect_mended(
        { "solde_deux_laboratoires", { { "/lignes/0/date_installation", "\"2023-07-19\"" } },
            { contexte("avance_trois_laboratoires") }, {},
            { { "calendrier.BIO_SGL.fin_prestations", "2023-07-19" } } },
        { "replace /totaux/nombre_lignes 1", "replace /totaux/ht \"833.33\"",
            "replace /totaux/tva \"166.67\"", "replace /totaux/ttc \"1000.00\"",
            "replace /totaux/montant_segur \"1000.00\"", "remove /lignes/1" });
}

TEST(ReparationFaisable, LitMieuxUnIdentifiantSansEnInventer)
{
    expect_mended(
        avance({ { "/beneficiaires/0/identifiants/finess_geographique", "\"54 000 2698\"" } }),
        { "replace /beneficiaires/0/identifiants/finess_geographique \"540002698\"" });
    expect_mended(avance({ { "/fournisseur/numero_tva",
                      "\"FR45732829320\"" } }), // (12 + 3 × (732829320 mod 97)) mod 97
        { "replace /fournisseur/numero_tva \"FR44732829320\"" });
    expect_mended(avance({ { "/fournisseur/iban", "\"FR14 2004 1010 0505 0001 3M02 606\"" } }),
        { "replace /fournisseur/iban \"FR1420041010050500013M02606\"" });
    expect_mended(avance({ { "/fournisseur/siren", "\"732829321\"" } }),
        { "replace /fournisseur/siren \"732829320\"" });
    expect_mended(
        { "avance_rad_ris",
            { { "/beneficiaires/0/identifiants/id_nat_struct", "\"1 540002698\"" } }, {} },
        { "replace /beneficiaires/0/identifiants/id_nat_struct \"1540002698\"" });
    // Behind a SIRET, only the kind 3 has a right key: its first eleven digits are no RPPS.
    expect_mended(
        { "avance_rad_ris",
            { { "/beneficiaires/0/identifiants/id_nat_struct", "\"73282932001007\"" } }, {} },
        { "replace /beneficiaires/0/identifiants/id_nat_struct \"373282932001007\"" });
}

TEST(ReparationFaisable, EcritCommeLeFormatLeVeut)
{
    expect_mended(avance({ { "/lignes/0/montants/ht", "22500" }, { "/totaux/tva", "\"9 362,11\"" },
                      { "/fournisseur/contact/telephone", "\"01.02.03.04.05\"" },
                      { "/dispositif/code", "\"bio_sgl\"" }, { "/version", "\"1\"" } }),
        { "replace /version \"1.0\"", "replace /fournisseur/contact/telephone \"0102030405\"",
            "replace /dispositif/code \"BIO_SGL\"", "replace /lignes/0/montants/ht \"22500.00\"",
            "replace /totaux/tva \"9362.11\"" });
}

TEST(ReparationFaisable, RendLeursReperesAuxElements)
{
    expect_mended(avance({ { "/lignes/1/beneficiaire", "\"B9\"" } }),
        { "replace /lignes/1/beneficiaire \"B2\"" });
    expect_mended(avance({ { "/lignes/1/beneficiaire", "\"b 2\"" } }),
        { "replace /lignes/1/beneficiaire \"B2\"" });
    expect_mended(avance({ { "/lignes/1/id", "\"L1\"" } }), { "replace /lignes/1/id \"L2\"" });
    expect_mended(avance({ { "/lignes/1/bon_commande/piece", "\"P9\"" } }),
        { "replace /lignes/1/bon_commande/piece \"P2\"" });
    // The invoice bears the id of the order: only its type tells which place means it.
    expect_mended(
        solde({ { "/pieces/1/id", "\"P1\"" }, { "/lignes/0/factures/0/piece", "\"P1\"" } }),
        { "replace /lignes/0/factures/0/piece \"P2\"", "replace /pieces/1/id \"P2\"" });
}

TEST(ReparationFaisable, RetireLaDonneeDUnPatient)
{
    expect_mended(solde({ { "/beneficiaires/0/adresses_mssante/0",
                      "\"279035121518989@patient.mssante.fr\"" } }),
        { "remove /beneficiaires/0/adresses_mssante/0" });
}

TEST(ReparationFaisable, SuitLesBeneficiairesDUneAnnulation)
{
    expect_mended({ "annulation_bio_sgl", { { "/annulation/portee", "\"totale\"" } },
                      { contexte("avance_bio_sgl") } },
        { "replace /annulation/portee \"partielle\"" });
    expect_mended(
        { "attestation_bio_sgl", { { "/attestation/clients_non_installes_declares", "true" } },
            { contexte("avance_bio_sgl") } },
        { "remove /attestation/clients_non_installes_declares" });
}

TEST(ReparationFaisable, EcritUneFoisUnMembreEcritDeuxFois)
{
    auto document = depose("avance_bio_sgl");
    document.texte.insert(1, " \"version\": \"1.0\",");
    auto const reparation = repare_demande({ document }, segur_vague_1(), {});
    EXPECT_EQ(operations(reparation), Lignes{ "replace /version \"1.0\"" });
    EXPECT_LT(reparation.texte.size(), document.texte.size());
    EXPECT_FALSE(
        dit(verifie({ { .nom = "x", .ligne_ndjson = {}, .texte = reparation.texte } }).front(),
            "SCH-005"));
}

// --- Not possible

// 20 September 2023 at 14:00 in Paris is the last solde without attestation; with one, 14
// December at 13:59:59 (A-09: the stroke of 14:00 is too late).
TEST(ReparationImpossible, DitJusquAQuandUneSignatureSert)
{
    Changements const sans_signature{ { "/lignes/0/verification/signee", "false" } };
    expect_not_mended(solde(sans_signature), { "VAR-002 personne 2023-09-20T12:00:00Z" });
    expect_not_mended(
        solde_avec_attestation(sans_signature), { "VAR-002 personne 2023-12-14T12:59:59Z" });
    expect_not_mended(solde_avec_attestation(sans_signature, le("2023-12-14T14:00:00+01:00")),
        { "CAL-003 aucun", "VAR-002 personne trop tard" });
}

TEST(ReparationImpossible, LeTempsPasseNeRevientPas)
{
    expect_not_mended(
        solde_avec_attestation({}, le("2023-12-14T14:00:00+01:00")), { "CAL-003 aucun" });
    Depot tardive = avance({});
    tardive.options = le("2022-12-01T00:00:00+01:00"); // 30 November 2022
    expect_not_mended(tardive, { "CAL-002 aucun" });
    // The attestation, were it found, would still serve until the closing.
    expect_not_mended(
        solde({}, le("2023-10-01T12:00:00+02:00")), { "CAL-004 personne 2023-12-14T12:59:59Z" });
}

TEST(ReparationImpossible, NeChoisitPasUnFait)
{
    expect_not_mended(
        avance({ { "/beneficiaires/0/identifiants/finess_geographique", "\"540002699\"" } }),
        { "IDT-002 personne 2022-11-30T22:59:59Z" });
    expect_not_mended(avance({ { "/fournisseur/iban", "\"FR1420041010050500013M02607\"" } }),
        { "IDT-014 personne 2022-11-30T22:59:59Z" });
    expect_not_mended(avance({ { "/fournisseur/numero_tva", "null" } }),
        { "IDT-006 personne 2022-11-30T22:59:59Z" });
    expect_not_mended(avance({ { "/lignes/0/bon_commande/date", "\"03/10/2022\"" } }),
        { "SCH-004 personne 2022-11-30T22:59:59Z" });
    expect_not_mended(
        avance({ { "/emis_le", "\"2022-11-21T10:00:00\"" } }), { "SCH-004 personne" });
    expect_not_mended(avance({ { "/lignes/0/montant_segur", "null" } }),
        { "SCH-003 personne 2022-11-30T22:59:59Z" });
    expect_not_mended(avance({ { "/lignes/0/bon_commande/mention_prise_en_charge", "false" } }),
        { "PCE-007 personne 2022-11-30T22:59:59Z" });
    // A FINESS and a SIREN of nine digits have the same key.
    expect_not_mended(
        { "avance_rad_ris", { { "/beneficiaires/0/identifiants/id_nat_struct", "\"540002698\"" } },
            {} },
        { "IDT-004 personne 2022-11-30T22:59:59Z" });
}

TEST(ReparationImpossible, UnPrixNulOuTropHautEstCeluiDuContrat)
{
    expect_not_mended(
        { "avance_bio_loinc",
            { { "/lignes/0/montants/ht", "\"4000.00\"" },
                { "/lignes/0/montants/tva", "\"800.00\"" },
                { "/lignes/0/montants/ttc", "\"4800.00\"" }, { "/totaux/ht", "\"4000.00\"" },
                { "/totaux/tva", "\"800.00\"" }, { "/totaux/ttc", "\"4800.00\"" } },
            {} },
        { "MNT-007 personne 2022-11-30T22:59:59Z", "MNT-008 personne 2022-11-30T22:59:59Z" });
    auto const nul = repare(avance({ { "/lignes/0/montants/ht", "\"0.00\"" },
        { "/lignes/0/montants/tva", "\"0.00\"" }, { "/lignes/0/montants/ttc", "\"0.00\"" } }));
    EXPECT_FALSE(nul.possible);
    EXPECT_EQ(nul.avant.verdict, verdict::Verdict::rejet);
}

TEST(ReparationImpossible, SansBeneficiaireIlNeResteRien)
{
    expect_not_mended({ "solde_bio_sgl", {}, { contexte("avance_bio_sgl") }, {},
                          { { "calendrier.BIO_SGL.fin_prestations", "2023-07-19" } } },
        { "CAL-010 aucun" });
    expect_not_mended(
        solde({ { "/beneficiaires/0/identifiants/finess_geographique", "\"990000002\"" } }),
        { "PER-001 personne 2023-09-20T12:00:00Z" });
}

TEST(ReparationImpossible, UneAttestationSeDateEtSeSigne)
{
    auto const attestation = [](Changements changements) {
        return Depot{ "attestation_bio_sgl", std::move(changements),
            { contexte("avance_bio_sgl") } };
    };
    expect_not_mended(attestation({ { "/attestation/date_signature", "null" } }),
        { "ATT-003 personne 2023-09-20T21:59:59Z" });
    expect_not_mended(attestation({ { "/attestation/signee", "false" } }),
        { "ATT-004 personne 2023-09-20T21:59:59Z" });
    expect_not_mended(attestation({ { "/emis_le", "\"2023-04-09T12:00:00+02:00\"" },
                          { "/attestation/date_signature", "\"2023-04-09\"" },
                          { "/declarations/date", "\"2023-04-09\"" } }),
        { "CAL-005 personne 2023-09-20T21:59:59Z" });
}

TEST(ReparationImpossible, CeQuiSeCalculeNeSuffitPas)
{
    expect_not_mended(
        solde({ { "/totaux/ttc", "\"1.00\"" }, { "/lignes/0/verification/signee", "false" } }),
        { "VAR-002 personne 2023-09-20T12:00:00Z", "MNT-011 calcul" });
}

TEST(ReparationImpossible, RienNeSeChangeDansCeQuiNEstPasUnDocument)
{
    DocumentDepose const rompu{ .nom = "x.json", .ligne_ndjson = {}, .texte = "{\"format\":" };
    auto const reparation = repare_demande({ rompu }, segur_vague_1(), {});
    EXPECT_EQ(empechements(reparation), Lignes{ "SCH-001 personne" });
}

// --- Laws

// A value that a person, a spreadsheet or an enemy might have written there.
std::string some_value(base::JsonDocument const& json)
{
    auto const node
        = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(json.nodes().size()));
    return *rc::gen::oneOf(
        rc::gen::element<std::string>("null", "\"\"", "\" \"", "\"x\"", "0", "-1", "1e3", "[]",
            "{}", "[null]", "true", "\"2023-13-01\"", "\"27 000,00\"", "\"27000.001\"", "\"-1.00\"",
            "\"0.00\"", "\"540002699\"", "\"5 4 0 0 0 2 6 9 8\"", "\"990000002\"", "\"oui\"",
            "\"B1\"", "\"P1\"", "\"L1\"", "\"2022-12-01\"", "\"279035121518989\"",
            "{\"id\":\"B1\"}", "[[[]]]", "\"2\""),
        rc::gen::just(std::string(base::value_text(json, node))));
}

std::string damaged(std::string texte)
{
    auto const count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) {
        base::JsonDocument json;
        RC_ASSERT(!json.parse(texte).has_value());
        auto const node
            = *rc::gen::inRange<std::uint32_t>(1, static_cast<std::uint32_t>(json.nodes().size()));
        auto const pointeur = json.pointer(node);
        auto const edited = *rc::gen::inRange(0, 4) == 0
            ? base::remove_value(texte, pointeur)
            : base::set_value(texte, pointeur, some_value(json));
        RC_ASSERT(edited.has_value());
        base::JsonDocument deeper;
        if (!deeper.parse(*edited) && edited->size() < 40'000 && deeper.nodes().size() > 1)
            texte = *edited;
    }
    return texte;
}

RC_GTEST_PROP(ReparationLaw, WhateverTheDamageTheOutcomeIsSoundAndMinimal, ())
{
    static std::vector<std::pair<std::string_view, std::string_view>> const bases
        = { { "avance_bio_sgl", "" }, { "solde_bio_sgl", "avance_bio_sgl" },
              { "solde_hop_pfi", "avance_hop_pfi" },
              { "solde_deux_laboratoires", "avance_trois_laboratoires" }, { "avance_mdv_lgc", "" },
              { "annulation_bio_sgl", "avance_bio_sgl" },
              { "attestation_mdv_lgc", "avance_mdv_lgc" }, { "avance_rad_ris", "" } };
    auto const [base, contexte_de] = *rc::gen::elementOf(bases);
    auto document = depose(base);
    document.texte = damaged(document.texte);
    std::vector<DocumentDepose> documents{ document };
    if (!contexte_de.empty())
        documents.push_back(contexte(contexte_de));

    auto const reparation = repare_demande(documents, segur_vague_1(), {});

    auto const blocks = [&](std::string const& texte) {
        documents.front().texte = texte;
        return verifie(documents).front().verdict >= verdict::Verdict::a_modifier;
    };
    auto const patched = [&](std::optional<std::size_t> without) -> std::optional<std::string> {
        auto texte = document.texte;
        for (std::size_t rang = 0; rang < reparation.operations.size(); ++rang) {
            auto const& operation = reparation.operations[rang];
            if (rang == without)
                continue;
            auto const edited = operation.valeur.empty()
                ? base::remove_value(texte, operation.pointeur)
                : base::set_value(texte, operation.pointeur, operation.valeur);
            if (!edited)
                return std::nullopt;
            texte = *edited;
        }
        return texte;
    };
    RC_CLASSIFY(reparation.possible && !reparation.operations.empty(), "mended");
    RC_ASSERT(reparation.possible == reparation.impossible.empty());
    if (!reparation.possible)
        return RC_ASSERT(blocks(document.texte));
    RC_ASSERT(patched({}) == reparation.texte);
    RC_ASSERT(!blocks(reparation.texte));
    for (std::size_t rang = 0; rang < reparation.operations.size(); ++rang) {
        auto const less = patched(rang);
        RC_ASSERT(!less || blocks(*less));
    }
}

}
