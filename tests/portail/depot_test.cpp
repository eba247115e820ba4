// SPDX-License-Identifier: EUPL-1.2
// Deposits: complete or not, once whatever is sent twice, in the name of one's own company only.
#include "base/sha256.h"
#include "monde.h"

using namespace quitus::guichet;
using quitus::instruction::Statut;
namespace refus = quitus::guichet::refus;

namespace {

class DepotDUneDemande : public Monde { };

}

TEST_F(DepotDUneDemande, WithItsPiecesIsDepositedAtTheInstantOfTheClock)
{
    auto const texte = document("avance_bio_sgl");
    auto const depose = deposit(laboratoire, texte).value();
    EXPECT_TRUE(depose.nouvelle);
    auto const& suivi = depose.suivi;
    EXPECT_EQ(suivi.numero, "SGN-2022-000001");
    EXPECT_EQ(suivi.statut, Statut::deposee);
    EXPECT_EQ(suivi.depose_le, at("2022-11-21T09:15:00Z"));
    EXPECT_EQ(suivi.premier_depot, suivi.depose_le);
    EXPECT_EQ(suivi.siret, siret_du_laboratoire);
    EXPECT_EQ(suivi.version, 1);
    EXPECT_EQ(suivi.courante()->document, quitus::base::sha256_hex(texte));
    ASSERT_EQ(suivi.courante()->pieces.size(), 2U);
    for (auto const& piece : suivi.courante()->pieces)
        EXPECT_TRUE(fichiers.contains(piece.sha256));
    EXPECT_EQ(state(suivi.numero), suivi);
    EXPECT_EQ(
        ask([&](Lecture const& lecture) { return lecture.contenu(suivi.courante()->document); }),
        texte);
}

// 30 % of 27,000.00 and of 29,172.66: 8,100.00 and 8,751.80.
TEST_F(DepotDUneDemande, TheMoneyIsThatOfTheContract)
{
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    EXPECT_EQ(suivi.montants.finance, quitus::montant::Cents::of(5'617'266));
    EXPECT_EQ(suivi.montants.avance, quitus::montant::Cents::of(1'685'180));
    ASSERT_EQ(suivi.financements.size(), 2U);
    EXPECT_EQ(suivi.financements[0].avance, quitus::montant::Cents::of(810'000));
    EXPECT_EQ(suivi.financements[1].avance, quitus::montant::Cents::of(875'180));
}

TEST_F(DepotDUneDemande, WithoutItsPiecesIsIncompleteUntilTheEndOfItsStep)
{
    auto const depose
        = deposer_demande(portail, laboratoire, { document("avance_bio_sgl"), {} }).value();
    EXPECT_EQ(depose.suivi.statut, Statut::incomplete);
    EXPECT_EQ(depose.suivi.depose_le, std::nullopt);
    EXPECT_FALSE(depose.suivi.faute.empty());
    EXPECT_EQ(depose.suivi.echeance, at("2022-11-30T23:00:00Z")); // the whole of 30 November
}

TEST_F(DepotDUneDemande, ABrokenArchiveLeavesTheDemandeIncompleteAndSaysWhy)
{
    auto const depose
        = deposer_demande(portail, laboratoire, { document("avance_bio_sgl"), broken_archive() })
              .value();
    EXPECT_EQ(depose.suivi.statut, Statut::incomplete);
    EXPECT_EQ(depose.suivi.faute, "L’archive est illisible.");
}

TEST_F(DepotDUneDemande, CompletingDepositsAtTheInstantOfTheLastByte)
{
    auto const texte = document("avance_bio_sgl");
    auto const numero = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi.numero;
    horloge.instant = at("2022-11-25T10:00:00Z");
    auto const suivi = completer_demande(portail, laboratoire, numero, archive_of(texte)).value();
    EXPECT_EQ(suivi.statut, Statut::deposee);
    EXPECT_EQ(suivi.version, 1);
    EXPECT_EQ(suivi.depose_le, at("2022-11-25T10:00:00Z"));
    EXPECT_EQ(suivi.premier_depot, at("2022-11-25T10:00:00Z"));
    EXPECT_EQ(suivi.recu_le, at("2022-11-21T09:15:00Z"));
    EXPECT_EQ(code(completer_demande(portail, laboratoire, numero, archive_of(texte))),
        quitus::instruction::refus::action);
}

TEST_F(DepotDUneDemande, CompletingWithABrokenArchiveChangesNothing)
{
    auto const texte = document("avance_bio_sgl");
    auto const avant = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi;
    EXPECT_EQ(code(completer_demande(portail, laboratoire, avant.numero, broken_archive())),
        refus::archive);
    EXPECT_EQ(state(avant.numero), avant);
}

// The clock has struck, though nobody has noted it yet.
TEST_F(DepotDUneDemande, CompletingIsOverAtTheEndOfTheStepToTheSecond)
{
    auto const texte = document("avance_bio_sgl");
    auto const numero = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi.numero;
    horloge.instant = at("2022-11-30T23:00:00Z");
    EXPECT_EQ(code(completer_demande(portail, laboratoire, numero, archive_of(texte))),
        quitus::instruction::refus::action);
    EXPECT_EQ(code(deposit(laboratoire, texte)), quitus::instruction::refus::action);
    horloge.instant = at("2022-11-30T22:59:59Z");
    EXPECT_TRUE(completer_demande(portail, laboratoire, numero, archive_of(texte)));
}

TEST_F(DepotDUneDemande, TheSameBytesTwiceAreOneDemande)
{
    auto const texte = document("avance_bio_sgl");
    auto const premiere = deposited(laboratoire, texte);
    auto const before = events();
    horloge.instant = at("2022-11-22T09:15:00Z");
    auto const encore = deposit(laboratoire, texte).value();
    EXPECT_FALSE(encore.nouvelle);
    EXPECT_EQ(encore.suivi, premiere);
    EXPECT_EQ(events(), before);
    // The archive does not count while the demande is complete.
    EXPECT_EQ(
        deposer_demande(portail, laboratoire, { texte, broken_archive() }).value().suivi, premiere);
    EXPECT_EQ(deposer_demande(portail, laboratoire, { texte, {} }).value().suivi, premiere);
}

TEST_F(DepotDUneDemande, OtherBytesUnderTheSameIdentifierAreRefused)
{
    auto const numero = deposited(laboratoire, document("avance_bio_sgl")).numero;
    auto const autre = deposit(laboratoire,
        document("avance_bio_sgl", { { "/references/reference_fournisseur", "\"X\"" } }));
    ASSERT_EQ(code(autre), refus::envoi);
    EXPECT_EQ(autre.error().pointeur, "/identifiant_envoi");
    EXPECT_NE(autre.error().message.find(numero), std::string::npos);
}

TEST_F(DepotDUneDemande, TheIdentifierOfAnotherCompanyIsFree)
{
    deposited(laboratoire, document("avance_bio_sgl"));
    auto const autre = deposit(concurrent,
        document("avance_bio_sgl_concurrente",
            { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01\"" } }));
    ASSERT_TRUE(autre) << autre.error().message;
    EXPECT_TRUE(autre->nouvelle);
}

TEST_F(DepotDUneDemande, AnIncompleteOneSentAgainWithItsArchiveIsCompleted)
{
    auto const texte = document("avance_bio_sgl");
    auto const avant = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi;
    EXPECT_EQ(
        deposer_demande(portail, laboratoire, { texte, broken_archive() }).value().suivi, avant);
    auto const encore = deposit(laboratoire, texte).value();
    EXPECT_FALSE(encore.nouvelle);
    EXPECT_EQ(encore.suivi.numero, avant.numero);
    EXPECT_EQ(encore.suivi.statut, Statut::deposee);
}

TEST_F(DepotDUneDemande, InTheNameOfAnotherCompanyIsRefused)
{
    auto const before = events();
    auto const depose = deposit(concurrent, document("avance_bio_sgl"));
    ASSERT_EQ(code(depose), refus::siret);
    EXPECT_EQ(depose.error().pointeur, "/fournisseur/siret");
    EXPECT_EQ(events(), before);
}

TEST_F(DepotDUneDemande, OnlyAFournisseurDeposits)
{
    for (auto const& qui : { gestionnaire, administrateur, agence }) {
        auto const texte = document("avance_bio_sgl");
        EXPECT_EQ(code(deposit(qui, texte)), refus::role);
        EXPECT_EQ(code(simuler_demande(portail, qui, { texte, {} })), refus::role);
    }
}

TEST_F(DepotDUneDemande, WhatIsNoDemandeThatCanBeFollowedIsRefused)
{
    EXPECT_EQ(code(deposer_demande(portail, laboratoire, { "{", {} })), "SCH-001");
    EXPECT_EQ(code(deposer_demande(portail, laboratoire, { "", {} })), "SCH-001");
    EXPECT_EQ(code(deposit(laboratoire, document("attestation_bio_sgl"))), refus::document);
    EXPECT_EQ(code(deposit(
                  laboratoire, document("avance_bio_sgl", { { "/identifiant_envoi", "\"\"" } }))),
        refus::document);
    portail.options.json_octets_max = 100;
    EXPECT_NE(code(deposit(laboratoire, document("avance_bio_sgl"))), "");
}

TEST_F(DepotDUneDemande, ASimulationSaysWhatADepositWouldAndKeepsNothing)
{
    auto const texte = document("avance_bio_sgl");
    auto const before = events();
    auto const rapport
        = simuler_demande(portail, laboratoire, { texte, archive_of(texte) }).value();
    EXPECT_EQ(events(), before);
    EXPECT_FALSE(
        fichiers.contains("447e14854347a37d09b40848717f062f7e0f58169d3acdba1802e81665c527d9"));
    auto const suivi = deposited(laboratoire, texte);
    EXPECT_EQ(
        ask([&](Lecture const& lecture) { return lecture.contenu(suivi.courante()->rapport); }),
        rapport);
}

TEST_F(DepotDUneDemande, ASoldeFindsTheAvanceOfItsCompanyByNumberOrByIdentifier)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    horloge.instant = at("2023-09-18T14:40:00Z");
    auto const par_numero = deposited(laboratoire,
        document("solde_deux_laboratoires",
            { { "/references/numero_dossier_avance", "\"" + avance.numero + "\"" } }));
    EXPECT_EQ(par_numero.avance, avance.numero);
    EXPECT_EQ(par_numero.dossier(), avance.numero);
    auto const par_envoi = deposited(laboratoire,
        document("solde_deux_laboratoires",
            { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e99\"" },
                { "/references/envoi_avance", "\"" + avance.identifiant_envoi + "\"" } }));
    EXPECT_EQ(par_envoi.avance, avance.numero);
}

TEST_F(DepotDUneDemande, TheAvanceOfAnotherCompanyIsNeverFound)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    horloge.instant = at("2023-09-18T14:40:00Z");
    auto const en_nom = [&](std::string_view numero, std::string_view envoi) {
        return document("solde_deux_laboratoires",
            { { "/references/numero_dossier_avance", "\"" + std::string(numero) + "\"" },
                { "/references/envoi_avance", "\"" + avance.identifiant_envoi + "\"" },
                { "/fournisseur/siret", "\"" + std::string(siret_du_concurrent) + "\"" },
                { "/fournisseur/siren", "\"999000110\"" }, { "/identifiant_envoi", envoi } });
    };
    // The report is that of a number and of an identifier that nobody bears.
    auto const texte = en_nom(avance.numero, R"("6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9d")");
    auto inconnue = texte;
    inconnue.replace(inconnue.find(avance.numero), avance.numero.size(), "SGN-2022-999999");
    inconnue.replace(
        inconnue.find(avance.identifiant_envoi), 36, "6f1d1f0e-5b0a-4a53-9f5e-000000000000");
    EXPECT_EQ(simuler_demande(portail, concurrent, { texte, archive_of(texte) }).value(),
        simuler_demande(portail, concurrent, { inconnue, archive_of(inconnue) }).value());
    EXPECT_EQ(deposited(concurrent, texte).avance, "");
}
