// SPDX-License-Identifier: EUPL-1.2
// Decisions and their refusals: each says by its code what prevents it.
#include "vies.h"

#include <gtest/gtest.h>

using namespace quitus::instruction;

namespace {

Reception with_rejets(std::vector<std::string> rejets)
{
    auto reception = avance_recue();
    reception.verdict = quitus::verdict::Verdict::rejet;
    reception.rejets = std::move(rejets);
    return reception;
}

Ordre lift(
    quitus::acces::Acteur const& qui, char const* regle, char const* motif = "Erreur du BDC.")
{
    auto un = ordre(Action::outrepasser, qui);
    un.regle = regle;
    un.motif = motif;
    return un;
}

}

TEST(Decision, ARejectingFindingPreventsValidationUntilEachIsLifted)
{
    auto suivi = en_instruction(with_rejets({ "CAL-001", "UNI-001" }));
    auto const refus_initial = joue(suivi, ordre(Action::valider, gestionnaire));
    EXPECT_EQ(code(refus_initial), refus::rejet);
    EXPECT_NE(refus_initial.error().message.find("CAL-001, UNI-001"), std::string::npos);

    suivi = joue(suivi, lift(administrateur, "CAL-001")).value();
    EXPECT_EQ(suivi.rejets_restants(), std::vector<std::string>{ "UNI-001" });
    EXPECT_EQ(code(joue(suivi, ordre(Action::valider, gestionnaire))), refus::rejet);

    suivi = joue(suivi, lift(administrateur, "UNI-001")).value();
    EXPECT_EQ(suivi.statut, Statut::en_instruction);
    EXPECT_EQ(joue(suivi, ordre(Action::valider, gestionnaire)).value().statut, Statut::validee);
}

TEST(Decision, WhatIsOnlyToMendOrToCheckDoesNotPreventValidation)
{
    for (auto const verdict :
        { quitus::verdict::Verdict::a_modifier, quitus::verdict::Verdict::a_verifier }) {
        auto reception = avance_recue();
        reception.verdict = verdict;
        EXPECT_EQ(validee(reception).statut, Statut::validee);
    }
}

TEST(Decision, ALiftedFindingKeepsWhoLiftedItAndWhy)
{
    auto const suivi
        = joue(en_instruction(with_rejets({ "CAL-001" })), lift(administrateur, "CAL-001")).value();
    ASSERT_EQ(suivi.derogations.size(), 1U);
    EXPECT_EQ(suivi.derogations[0].regle, "CAL-001");
    EXPECT_EQ(suivi.derogations[0].par, administrateur.id);
    EXPECT_EQ(suivi.derogations[0].motif, "Erreur du BDC.");
}

TEST(Decision, OnlyAFindingThatStandsIsLiftedAndOnlyWithAReason)
{
    auto suivi = en_instruction(with_rejets({ "CAL-001" }));
    EXPECT_EQ(code(joue(suivi, lift(administrateur, "MNT-007"))), refus::regle);
    EXPECT_EQ(code(joue(suivi, lift(administrateur, "CAL-001", ""))), refus::motif);
    EXPECT_EQ(code(joue(suivi, lift(administrateur, "CAL-001", " \n"))), refus::motif);
    suivi = joue(suivi, lift(administrateur, "CAL-001")).value();
    EXPECT_EQ(code(joue(suivi, lift(administrateur, "CAL-001"))), refus::regle); // once
}

// Even with the role to pay: an account may have had another role before.
TEST(Decision, WhoValidatedNeverPays)
{
    auto suivi = validee(avance_recue());
    suivi.validee_par = administrateur.id;
    EXPECT_EQ(code(joue(suivi, ordre(Action::payer, administrateur))), refus::personne);
    EXPECT_TRUE(actions_ouvertes(suivi, administrateur).empty());
    EXPECT_EQ(joue(suivi, ordre(Action::payer, autre_administrateur)).value().statut,
        Statut::decidee_et_payee);
}

TEST(Decision, WhoLiftedAFindingNeverPays)
{
    auto suivi
        = joue(en_instruction(with_rejets({ "CAL-001" })), lift(administrateur, "CAL-001")).value();
    suivi = joue(suivi, ordre(Action::valider, gestionnaire)).value();
    EXPECT_EQ(code(joue(suivi, ordre(Action::payer, administrateur))), refus::personne);
    auto const payee = joue(suivi, ordre(Action::payer, autre_administrateur)).value();
    EXPECT_EQ(payee.payee_par, autre_administrateur.id);
    EXPECT_EQ(payee.validee_par, gestionnaire.id);
}

TEST(Decision, AskingOrRejectingWithoutAReasonIsRefused)
{
    for (auto const action : { Action::demander_modification, Action::rejeter }) {
        auto un = ordre(action, gestionnaire);
        un.motif.clear();
        EXPECT_EQ(code(joue(en_instruction(avance_recue()), un)), refus::motif);
        un.motifs = { { "/lignes/0", "Trop élevé.", "", "" }, { "bdc.pdf", "", "signé", "" } };
        EXPECT_EQ(code(joue(en_instruction(avance_recue()), un)), refus::motif);
        un.motifs[1].constat = " ";
        EXPECT_EQ(code(joue(en_instruction(avance_recue()), un)), refus::motif);
        un.motifs[1].constat = "Illisible.";
        auto const suivi = joue(en_instruction(avance_recue()), un).value();
        EXPECT_EQ(suivi.motifs, un.motifs);
    }
}

TEST(Decision, MoneyThatCannotBeComputedIsNotValidated)
{
    auto reception = avance_recue();
    reception.montants.avance.reset();
    EXPECT_EQ(code(joue(en_instruction(reception), ordre(Action::valider, gestionnaire))),
        refus::montant);
    reception = avance_recue();
    reception.type_demande = "solde"; // its net is not known
    EXPECT_EQ(code(joue(en_instruction(reception), ordre(Action::valider, gestionnaire))),
        refus::montant);
}

// The total and its parts would give an entry that no ledger takes.
TEST(Decision, MoneyWhosePartsDoNotMakeTheWholeIsNotValidated)
{
    auto reception = avance_recue();
    reception.financements[0].avance = euros(299);
    EXPECT_EQ(code(joue(en_instruction(reception), ordre(Action::valider, gestionnaire))),
        refus::montant);
}

TEST(Decision, TheDecisionKeepsTheReportAndTheVersionThatWereSeen)
{
    auto const evenement
        = decide(en_instruction(avance_recue()), ordre(Action::valider, gestionnaire)).value();
    EXPECT_EQ(evenement.genre, genre::validee);
    EXPECT_EQ(evenement.acteur, gestionnaire.id);
    EXPECT_EQ(evenement.objet, "SGN-2023-000001");
    EXPECT_EQ(evenement.donnees.texte("rapport"), std::string(64, 'b'));
    EXPECT_EQ(evenement.donnees["version"].entier(), 1);
}

TEST(Decision, AModificationIsAwaitedUntilItsDeadlineAndClosesWithTheRedeposit)
{
    auto un = ordre(Action::demander_modification, gestionnaire);
    un.echeance = instant("2023-09-27T22:00:00Z");
    auto suivi = joue(en_instruction(avance_recue()), un).value();
    EXPECT_EQ(suivi.statut, Statut::a_modifier);
    EXPECT_EQ(suivi.echeance, un.echeance);
    auto const redeposee = apply_all(suivi,
        { recue(genre::redeposee, avance_recue(), laboratoire, instant("2023-09-14T08:00:00Z")) });
    EXPECT_EQ(redeposee.statut, Statut::deposee);
    EXPECT_EQ(redeposee.version, 2);
    EXPECT_EQ(redeposee.versions.size(), 2U);
    EXPECT_TRUE(redeposee.motifs.empty());
    EXPECT_EQ(redeposee.echeance, std::nullopt);
}

// What was admitted of one version is not of the next.
TEST(Decision, ACorrectionThatIsStillRejectedMustBeLiftedAgain)
{
    auto const reception = with_rejets({ "CAL-001" });
    auto suivi = joue(en_instruction(reception), lift(administrateur, "CAL-001")).value();
    suivi = joue(suivi, ordre(Action::demander_modification, gestionnaire)).value();
    suivi = apply_all(suivi,
        { recue(genre::redeposee, reception, laboratoire, instant("2023-09-14T08:00:00Z")) });
    suivi = joue(suivi, ordre(Action::prendre_en_charge, gestionnaire)).value();
    EXPECT_TRUE(suivi.derogations.empty());
    EXPECT_EQ(code(joue(suivi, ordre(Action::valider, gestionnaire))), refus::rejet);
}
