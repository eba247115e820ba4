// SPDX-License-Identifier: EUPL-1.2
// From the examination to the payment: delays, reasons, uniqueness, who may pay, entries.
#include "monde.h"

#include <algorithm>

using namespace quitus::guichet;
using quitus::grand_livre::Compte;
using quitus::instruction::Motif;
using quitus::instruction::Statut;
using quitus::montant::Cents;
namespace refus = quitus::guichet::refus;
namespace refus_d_instruction = quitus::instruction::refus;

namespace {

class Decision : public Monde {
protected:
    std::vector<Motif> const un_motif{ { "/lignes/0/montants/ht", "Le montant dépasse le plafond.",
        "38 565,00 €", "MNT-007" } };

    std::string solde_de(Suivi const& avance, Changements changements = {})
    {
        auto const numero = "\"" + avance.numero + "\"";
        changements.emplace_back("/references/numero_dossier_avance", numero);
        return document("solde_deux_laboratoires", changements);
    }
    // The lines of that account in the entries of that demande, added up.
    Cents total(std::string const& numero, Compte compte)
    {
        Cents total;
        for (auto const& ecriture : ask([&](Lecture const& l) { return l.ecritures_de(numero); }))
            for (auto const& ligne : ecriture.lignes)
                if (ligne.compte == compte)
                    total += ligne.montant;
        return total;
    }
};

}

TEST_F(Decision, TheAnswerIsAwaitedWithinTenWorkingDaysDayZeroExcluded)
{
    // Tuesday 12 September 2023: the tenth working day after is Tuesday 26, in time whole.
    horloge.instant = at("2023-09-12T08:00:00Z");
    auto const suivi = examined(laboratoire, document("avance_bio_sgl"));
    auto const apres
        = demander_modification(portail, gestionnaire, { suivi.numero }, un_motif).value();
    EXPECT_EQ(apres.statut, Statut::a_modifier);
    EXPECT_EQ(apres.echeance, at("2023-09-26T22:00:00Z"));
    EXPECT_EQ(apres.motifs, un_motif);
}

TEST_F(Decision, HolidaysDoNotCountInTheDelay)
{
    // Thursday 21 December 2023: 22, 26, 27, 28, 29 December, 2, 3, 4, 5, 8 January.
    horloge.instant = at("2023-12-21T08:00:00Z");
    auto const suivi = examined(laboratoire, document("avance_bio_sgl"));
    EXPECT_EQ(
        demander_modification(portail, gestionnaire, { suivi.numero }, un_motif).value().echeance,
        at("2024-01-08T23:00:00Z"));
}

TEST_F(Decision, ARedepositIsTheNextVersionWithTheDeadlinesOfTheFirst)
{
    auto const avant = examined(laboratoire, document("avance_bio_sgl"));
    ASSERT_TRUE(demander_modification(portail, gestionnaire, { avant.numero }, un_motif));
    horloge.instant = at("2022-12-02T09:00:00Z"); // the step is over since 30 November
    auto const texte = document(
        "avance_bio_sgl", { { "/references/reference_fournisseur", "\"CMD-2022-0417-B\"" } });
    auto const suivi
        = redeposer_demande(portail, laboratoire, avant.numero, { texte, archive_of(texte) })
              .value();
    EXPECT_EQ(suivi.statut, Statut::deposee);
    EXPECT_EQ(suivi.version, 2);
    EXPECT_EQ(suivi.reference, "CMD-2022-0417-B");
    EXPECT_EQ(suivi.premier_depot, at("2022-11-21T09:15:00Z"));
    EXPECT_EQ(suivi.depose_le, at("2022-12-02T09:00:00Z"));
    EXPECT_TRUE(suivi.rejets.empty()) << suivi.rejets.front(); // CAL-001 would be, filed that day
    EXPECT_EQ(suivi.versions[0].document, avant.courante()->document);
    auto const trop_tard = deposited(laboratoire,
        document("avance_bio_sgl",
            { { "/identifiant_envoi", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9c\"" } }));
    EXPECT_FALSE(trop_tard.rejets.empty());
}

TEST_F(Decision, ARedepositStaysTheSameDemandeAndIsWhole)
{
    auto const avant = examined(laboratoire, document("avance_bio_sgl"));
    auto const texte = document("avance_bio_sgl");
    EXPECT_EQ(
        code(redeposer_demande(portail, laboratoire, avant.numero, { texte, archive_of(texte) })),
        refus_d_instruction::action); // not asked for
    ASSERT_TRUE(demander_modification(portail, gestionnaire, { avant.numero }, un_motif));
    EXPECT_EQ(
        code(redeposer_demande(portail, laboratoire, avant.numero, { texte, {} })), refus::archive);
    EXPECT_EQ(
        code(redeposer_demande(portail, laboratoire, avant.numero, { texte, broken_archive() })),
        refus::archive);
    for (auto const* const autre : { "solde_bio_sgl", "avance_bio_loinc" }) {
        auto const change = document(autre);
        EXPECT_EQ(code(redeposer_demande(
                      portail, laboratoire, avant.numero, { change, archive_of(change) })),
            refus::document)
            << autre;
    }
    // The identifier of another demande of the company would be two demandes at once.
    auto const prise = document("avance_bio_sgl",
        { { "/identifiant_envoi", R"("6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9f")" } });
    ASSERT_TRUE(deposit(laboratoire, prise));
    EXPECT_EQ(
        code(redeposer_demande(portail, laboratoire, avant.numero, { prise, archive_of(prise) })),
        refus::envoi);
    EXPECT_EQ(state(avant.numero).version, 1);
}

TEST_F(Decision, AnotherCompanysDemandeIsUnknownWhateverIsAsked)
{
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    auto const texte = document("avance_bio_sgl_concurrente");
    archives_read = 0;
    for (auto const* const numero : { suivi.numero.c_str(), "SGN-2022-999999" }) {
        EXPECT_EQ(
            code(redeposer_demande(portail, concurrent, numero, { texte, archive_of(texte) })),
            refus::inconnue);
        EXPECT_EQ(code(completer_demande(portail, concurrent, numero, archive_of(texte))),
            refus::inconnue);
        EXPECT_EQ(code(abandonner_demande(portail, concurrent, { numero })), refus::inconnue);
        EXPECT_EQ(code(valider_demande(portail, concurrent, { numero })), refus::inconnue);
    }
    EXPECT_EQ(archives_read, 0); // nothing is unpacked for who has no business here
}

TEST_F(Decision, ARacedValidationIsLostWithoutNamingWhoWon)
{
    auto const perdante = examined(laboratoire, document("avance_bio_sgl"));
    auto const gagnante = validated(concurrent, document("avance_bio_sgl_concurrente"));
    ASSERT_EQ(gagnante.statut, Statut::validee);
    auto const before = events();
    auto const refusee = valider_demande(portail, gestionnaire, { perdante.numero });
    ASSERT_EQ(code(refusee), "UNI-001");
    EXPECT_EQ(refusee.error().pointeur, "/beneficiaires/0");
    EXPECT_NE(refusee.error().message.find("B1"), std::string::npos);
    for (auto const& secret :
        { gagnante.numero, gagnante.siret, gagnante.raison_sociale, gagnante.reference })
        EXPECT_EQ(refusee.error().message.find(secret), std::string::npos) << secret;
    EXPECT_EQ(events(), before);
    EXPECT_EQ(state(perdante.numero), perdante);
    // Its other beneficiary was not taken by the validation that failed.
    auto const tiers = valider_demande(portail, gestionnaire,
        { examined(laboratoire,
            document("avance_trois_laboratoires",
                { { "/beneficiaires/0/identifiants/finess_geographique", "\"990000028\"" } }))
                .numero });
    EXPECT_TRUE(tiers) << tiers.error().message;
}

TEST_F(Decision, ARefusedValidationSucceedsOnceTheBeneficiaryIsFree)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    auto const autre_texte = document("avance_bio_sgl_concurrente",
        { { "/beneficiaires/0/identifiants", R"({"finess_geographique":"990000010"})" } });
    auto autre = examined(concurrent, autre_texte);
    for (auto const& regle : autre.rejets_restants())
        autre
            = outrepasser_rejet(portail, administrateur, { autre.numero }, regle, "Essai.").value();
    EXPECT_EQ(code(valider_demande(portail, gestionnaire, { autre.numero })), "UNI-001");
    horloge.instant = at("2023-09-18T14:40:00Z");
    ASSERT_EQ(validated(laboratoire, solde_de(avance)).statut, Statut::validee); // without C
    EXPECT_TRUE(valider_demande(portail, gestionnaire, { autre.numero }));
}

TEST_F(Decision, ARejectionKeepsItsReasonsAndUntilWhenToFileAgain)
{
    auto const suivi = examined(laboratoire, document("avance_bio_sgl"));
    EXPECT_EQ(code(rejeter_demande(portail, gestionnaire, { suivi.numero }, {})),
        refus_d_instruction::motif);
    auto const apres = rejeter_demande(portail, gestionnaire, { suivi.numero }, un_motif).value();
    EXPECT_EQ(apres.statut, Statut::rejetee);
    EXPECT_EQ(apres.motifs, un_motif);
    EXPECT_EQ(apres.echeance, std::nullopt); // nothing is awaited
    auto const evenement
        = ask([&](Lecture const& l) { return l.evenements_de(suivi.numero).back(); });
    EXPECT_EQ(evenement.donnees.texte("echeance"), "2022-11-30T23:00:00Z");
}

TEST_F(Decision, AfterItsStepARejectionSaysThatNothingCanBeFiledAnyMore)
{
    auto const suivi = examined(laboratoire, document("avance_bio_sgl"));
    horloge.instant = at("2022-12-01T08:00:00Z");
    ASSERT_TRUE(rejeter_demande(portail, gestionnaire, { suivi.numero }, un_motif));
    EXPECT_TRUE(ask([&](Lecture const& l) { return l.evenements_de(suivi.numero).back(); })
                    .donnees["echeance"]
                    .is_null());
}

TEST_F(Decision, ALiftedRejectionIsValidatedAndPaidByAThirdPerson)
{
    horloge.instant = at("2022-12-02T09:00:00Z"); // too late: CAL
    auto suivi = examined(laboratoire, document("avance_bio_sgl"));
    ASSERT_FALSE(suivi.rejets.empty());
    EXPECT_EQ(
        code(valider_demande(portail, gestionnaire, { suivi.numero })), refus_d_instruction::rejet);
    for (auto const& regle : suivi.rejets_restants())
        suivi
            = outrepasser_rejet(portail, administrateur, { suivi.numero }, regle, "Panne.").value();
    ASSERT_TRUE(valider_demande(portail, gestionnaire, { suivi.numero }));
    EXPECT_EQ(code(payer_demande(portail, administrateur, { suivi.numero })),
        refus_d_instruction::personne);
    EXPECT_EQ(
        payer_demande(portail, payeur, { suivi.numero }).value().statut, Statut::decidee_et_payee);
    EXPECT_EQ(code(payer_demande(portail, payeur, { suivi.numero })), refus_d_instruction::action);
}

// The example of the contract: 300 + 600 + 900, then 700 + 1,400 − 900.
TEST_F(Decision, PayingWritesTheEntriesOfTheContract)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    EXPECT_EQ(total(avance.numero, Compte::paye), Cents::of(180'000));
    EXPECT_EQ(total(avance.numero, Compte::avances), Cents::of(180'000));
    horloge.instant = at("2023-09-18T14:40:00Z");
    auto const solde = paid(laboratoire, solde_de(avance));
    EXPECT_EQ(solde.montants.net, Cents::of(120'000));
    EXPECT_EQ(total(solde.numero, Compte::soldes), Cents::of(210'000));
    EXPECT_EQ(total(solde.numero, Compte::compensations), Cents::of(90'000));
    EXPECT_EQ(total(solde.numero, Compte::paye), Cents::of(120'000));
    EXPECT_EQ(total(solde.numero, Compte::creances), Cents());
    for (auto const& ecriture : ask([](Lecture const& l) { return l.ecritures(0, 100).elements; }))
        EXPECT_TRUE(quitus::grand_livre::is_balanced(ecriture));
}

TEST_F(Decision, ABeneficiaryInvoicedLessThanItsAvanceIsStillPaidRight)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    horloge.instant = at("2023-09-18T14:40:00Z");
    // B was paid 600.00 and is invoiced 500.00: 100.00 comes back. 700 − 100 − 900 = −300.
    auto const solde = paid(laboratoire,
        solde_de(avance,
            { { "/lignes/1/factures/0/montants",
                R"({"ht":"416.67","taux_tva":"20.00","tva":"83.33","ttc":"500.00"})" } }));
    EXPECT_EQ(solde.montants.net, Cents::of(-30'000));
    EXPECT_EQ(total(solde.numero, Compte::paye), Cents());
    EXPECT_EQ(total(solde.numero, Compte::creances), Cents::of(30'000));
}

TEST_F(Decision, AnAvanceNeverPaidIsNotCompensated)
{
    auto const avance = validated(laboratoire, document("avance_trois_laboratoires"));
    horloge.instant = at("2023-09-18T14:40:00Z");
    auto const solde = deposited(laboratoire, solde_de(avance));
    EXPECT_TRUE(solde.compensations.empty());
}

TEST_F(Decision, WhoActsOnAStaleStateIsToldWhoChangedWhat)
{
    auto const lue = deposited(laboratoire, document("avance_bio_sgl"));
    horloge.instant = at("2022-11-22T08:30:00Z");
    ASSERT_TRUE(prendre_en_charge(portail, gestionnaire, { lue.numero, lue.revision }));
    auto const before = events();
    auto const refusee = prendre_en_charge(portail, gestionnaire, { lue.numero, lue.revision });
    ASSERT_EQ(code(refusee), refus::version);
    for (auto const* const dit : { "Demande prise en charge", "Gestionnaire", "22 novembre 2022" })
        EXPECT_NE(refusee.error().message.find(dit), std::string::npos)
            << dit << ": " << refusee.error().message;
    EXPECT_NE(refusee.error().message.find(gestionnaire.id), std::string::npos);
    EXPECT_EQ(events(), before);
    // A Fournisseur learns the role, not the account.
    auto const au_fournisseur
        = abandonner_demande(portail, laboratoire, { lue.numero, lue.revision });
    ASSERT_EQ(code(au_fournisseur), refus::version);
    EXPECT_NE(au_fournisseur.error().message.find("Gestionnaire"), std::string::npos);
    EXPECT_EQ(au_fournisseur.error().message.find(gestionnaire.id), std::string::npos);
}

TEST_F(Decision, WhatWasAbandonedIsOver)
{
    auto const texte = document("avance_bio_sgl");
    auto const suivi = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi;
    EXPECT_EQ(abandonner_demande(portail, laboratoire, { suivi.numero }).value().statut,
        Statut::abandonnee);
    EXPECT_EQ(code(completer_demande(portail, laboratoire, suivi.numero, archive_of(texte))),
        refus_d_instruction::action);
}
