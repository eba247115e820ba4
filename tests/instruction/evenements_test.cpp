// SPDX-License-Identifier: EUPL-1.2
// The state of a demande is the fold of its events: any legal life gives a state that its own text
// gives back, and that the kept events give again.
#include "vies.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus::instruction;

namespace {

std::optional<Cents> any_cents()
{
    auto const cents = *rc::gen::inRange<std::int64_t>(-1'000'000, 100'000'000);
    return *rc::gen::arbitrary<bool>() ? std::optional(Cents::of(cents)) : std::nullopt;
}

std::string any_text()
{
    return *rc::gen::element<std::string>("", "a", "« é »", "une \"autre\"\n", "€\u202f");
}

Reception any_reception(Suivi const& suivi, bool complete)
{
    auto reception = complete ? avance_recue() : incomplete_recue();
    reception.numero = "SGN-2023-000001";
    reception.reference = any_text();
    reception.avance = any_text();
    reception.remplace = any_text();
    reception.type_demande
        = suivi.version == 0 ? *rc::gen::element("avance", "solde") : suivi.type_demande;
    reception.verdict = *rc::gen::element(quitus::verdict::Verdict::recevable,
        quitus::verdict::Verdict::a_verifier, quitus::verdict::Verdict::a_modifier,
        quitus::verdict::Verdict::rejet);
    if (*rc::gen::arbitrary<bool>())
        reception.cas = *rc::gen::inRange(1, 5);
    if (*rc::gen::arbitrary<bool>())
        reception.rejets = { "CAL-001", "UNI-001" };
    if (*rc::gen::arbitrary<bool>())
        reception.montants
            = { any_cents(), any_cents(), any_cents(), any_cents(), any_cents(), any_cents() };
    if (*rc::gen::arbitrary<bool>())
        reception.compensations = { { any_text(), Cents::of(*rc::gen::inRange(1, 1000)) } };
    return reception;
}

// What one of these persons may do now, done; nothing when nobody may do anything.
std::optional<Evenement> any_event(Suivi const& suivi, Instant le)
{
    auto const qui = *rc::gen::elementOf(
        std::vector{ laboratoire, gestionnaire, administrateur, autre_administrateur, agence });
    auto const ouvertes = actions_ouvertes(suivi, qui);
    if (ouvertes.empty())
        return std::nullopt;
    auto const action = *rc::gen::elementOf(ouvertes);
    if (action == Action::completer)
        return recue(genre::completee, any_reception(suivi, true), qui, le);
    if (action == Action::redeposer)
        return recue(genre::redeposee, any_reception(suivi, true), qui, le);
    Ordre un{ .action = action, .acteur = qui, .instant = le, .motif = "Motif." };
    if (action == Action::outrepasser)
        un.regle = suivi.rejets_restants().front();
    if (*rc::gen::arbitrary<bool>()) {
        un.motifs = { { any_text(), "Constat.", any_text(), any_text() } };
        un.echeance = le.plus_secondes(864'000);
    }
    return decide(suivi, un).value();
}

struct Vie {
    Suivi suivi;
    std::vector<Evenement> evenements;

    void live(Evenement evenement)
    {
        evenement.seq = suivi.revision + 1;
        suivi.revision = evenement.seq;
        apply(suivi, evenement);
        evenements.push_back(std::move(evenement));
    }
};

Vie any_life()
{
    Vie vie;
    auto le = instant("2023-09-12T08:00:00Z");
    vie.live(
        recue(genre::deposee, any_reception({}, *rc::gen::arbitrary<bool>()), laboratoire, le));
    for (auto pas = *rc::gen::inRange(0, 25); pas > 0; --pas) {
        le = le.plus_secondes(*rc::gen::inRange(1, 100'000));
        if (auto evenement = any_event(vie.suivi, le))
            vie.live(*std::move(evenement));
        else if (vie.suivi.statut == Statut::incomplete && *rc::gen::inRange(0, 5) == 0)
            vie.live(echeance_atteinte(vie.suivi, vie.suivi.echeance));
    }
    return vie;
}

}

RC_GTEST_PROP(Vie, TheStateIsReadBackFromItsOwnText, ())
{
    auto const vie = any_life();
    auto const texte = vie.suivi.donnees().canonique();
    auto const lu = quitus::journal::Donnees::parse(texte);
    RC_ASSERT(lu.has_value());
    RC_ASSERT(Suivi::of(*lu) == vie.suivi);
}

RC_GTEST_PROP(Vie, TheKeptEventsGiveTheStateAgain, ())
{
    auto const vie = any_life();
    Suivi replayed;
    for (auto const& evenement : vie.evenements) {
        auto const kept = Evenement::parse(evenement.contenu());
        RC_ASSERT(kept.has_value());
        replayed.revision = kept->seq;
        apply(replayed, *kept);
    }
    RC_ASSERT(replayed == vie.suivi);
}

RC_GTEST_PROP(Vie, TheFirstCompleteDepositIsNeverForgotten, ())
{
    auto const vie = any_life();
    std::optional<Instant> premier;
    for (auto const& version : vie.suivi.versions)
        if (version.complete_le && !premier)
            premier = version.complete_le;
    RC_ASSERT(vie.suivi.premier_depot == premier);
    RC_ASSERT(vie.suivi.version == static_cast<int>(vie.suivi.versions.size()));
}

RC_GTEST_PROP(Vie, WhoPaidNeitherValidatedNorLifted, ())
{
    auto const suivi = any_life().suivi;
    if (suivi.payee_par.empty())
        return;
    RC_ASSERT(suivi.payee_par != suivi.validee_par);
    for (auto const& derogation : suivi.derogations)
        RC_ASSERT(derogation.par != suivi.payee_par);
    RC_ASSERT(suivi.rejets_restants().empty());
}

TEST(Vie, ARedepositKeepsTheFirstCompleteDeposit)
{
    auto const le = instant("2023-09-12T08:00:00Z"), plus_tard = instant("2023-09-25T08:00:00Z");
    auto suivi
        = joue(en_instruction(avance_recue()), ordre(Action::demander_modification, gestionnaire))
              .value();
    suivi = apply_all(suivi, { recue(genre::redeposee, avance_recue(), laboratoire, plus_tard) });
    EXPECT_EQ(suivi.premier_depot, le);
    EXPECT_EQ(suivi.recu_le, le);
    EXPECT_EQ(suivi.depose_le, plus_tard);
    EXPECT_EQ(suivi.versions[0].complete_le, le);
    EXPECT_EQ(suivi.versions[1].complete_le, plus_tard);
}

TEST(Vie, AnIncompleteDemandeHasNoDepositUntilItIsCompleted)
{
    auto const suivi = deposee(incomplete_recue());
    EXPECT_EQ(suivi.statut, Statut::incomplete);
    EXPECT_EQ(suivi.depose_le, std::nullopt);
    EXPECT_EQ(suivi.premier_depot, std::nullopt);
    EXPECT_EQ(suivi.courante()->complete_le, std::nullopt);
    auto const le = instant("2023-09-15T08:00:00Z");
    auto const complete
        = apply_all(suivi, { recue(genre::completee, avance_recue(), laboratoire, le) });
    EXPECT_EQ(complete.statut, Statut::deposee);
    EXPECT_EQ(complete.version, 1);
    EXPECT_EQ(complete.depose_le, le);
    EXPECT_EQ(complete.premier_depot, le);
    EXPECT_EQ(complete.recu_le, instant("2023-09-12T08:00:00Z"));
    EXPECT_EQ(complete.faute, "");
    EXPECT_EQ(complete.echeance, std::nullopt);
}

TEST(Vie, ARedepotKeepsThePlaceOfTheDemandeThatItReplaces)
{
    auto reception = avance_recue();
    reception.premier_depot = instant("2023-09-01T08:00:00Z");
    EXPECT_EQ(deposee(reception).premier_depot, reception.premier_depot);
}

TEST(Vie, WhatFallsDueIsDoneByTheSystemAtItsInstant)
{
    auto const suivi = deposee(incomplete_recue());
    auto const evenement = echeance_atteinte(suivi, suivi.echeance);
    EXPECT_EQ(evenement.acteur, "systeme");
    EXPECT_EQ(evenement.instant, instant("2023-09-20T12:00:00Z"));
    auto const apres = apply_all(suivi, { evenement });
    EXPECT_EQ(apres.statut, Statut::non_deposee);
    EXPECT_EQ(apres.echeance, std::nullopt);
}

// A text that came meanwhile puts the end of the step off: it is not over at the date first noted.
TEST(Vie, ALaterTextPutsTheEndOfTheStepOff)
{
    auto const suivi = deposee(incomplete_recue());
    auto const later = instant("2023-12-14T13:00:00Z");
    auto const apres = apply_all(suivi, { echeance_atteinte(suivi, later) });
    EXPECT_EQ(apres.statut, Statut::incomplete);
    EXPECT_EQ(apres.echeance, later);
    auto const sans_fin = apply_all(suivi, { echeance_atteinte(suivi, std::nullopt) });
    EXPECT_EQ(sans_fin.statut, Statut::incomplete);
    EXPECT_EQ(sans_fin.echeance, std::nullopt);
}

// Sent when its step was over already: nothing happens before it was received.
TEST(Vie, NothingFallsDueBeforeItWasReceived)
{
    auto const suivi = deposee(incomplete_recue(), instant("2023-10-01T08:00:00Z"));
    EXPECT_EQ(echeance_atteinte(suivi, suivi.echeance).instant, instant("2023-10-01T08:00:00Z"));
}

TEST(Vie, EventsOfAnAccountAreNoEventsOfADemande)
{
    EXPECT_FALSE(is_de_demande({ .genre = "compte_cree" }));
    EXPECT_TRUE(is_de_demande({ .genre = "demande_payee" }));
    EXPECT_EQ(en_francais("compte_cree"), "");
}

TEST(VieDeathTest, AnEventThatNoDecisionGivesIsABug)
{
    Suivi nothing;
    EXPECT_DEATH(apply(nothing, { .genre = "compte_cree" }), "");
    EXPECT_DEATH(apply(nothing, { .genre = "demande_payee" }), "");
    auto suivi = deposee(avance_recue());
    EXPECT_DEATH(
        apply(suivi, recue(genre::deposee, avance_recue(), laboratoire, suivi.recu_le)), "");
}
