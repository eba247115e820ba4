// SPDX-License-Identifier: EUPL-1.2
// What falls due by itself: incomplete demandes, each at the end of its step, in order.
#include "monde.h"

using namespace quitus::guichet;
using quitus::instruction::Statut;

namespace {

class Echeances : public Monde {
protected:
    std::string incomplete(char const* base, char const* envoi)
    {
        return deposer_demande(
            portail, laboratoire, { document(base, { { "/identifiant_envoi", envoi } }), {} })
            .value()
            .suivi.numero;
    }
    Evenement last_event(std::string const& numero)
    {
        return ask([&](Lecture const& l) { return l.evenements_de(numero).back(); });
    }
};

}

TEST_F(Echeances, AnIncompleteDemandeIsNotFiledAtTheEndOfItsStepAtThatVeryInstant)
{
    auto const numero = incomplete("avance_bio_sgl", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9a\"");
    constater_non_depots(portail, at("2022-11-30T22:59:59Z"));
    EXPECT_EQ(state(numero).statut, Statut::incomplete);
    horloge.instant = at("2023-02-01T08:00:00Z");
    constater_non_depots(portail, horloge.instant);
    auto const suivi = state(numero);
    EXPECT_EQ(suivi.statut, Statut::non_deposee);
    EXPECT_EQ(suivi.echeance, std::nullopt);
    auto const evenement = last_event(numero);
    EXPECT_EQ(evenement.instant, at("2022-11-30T23:00:00Z"));
    EXPECT_EQ(evenement.acteur, "systeme");
}

TEST_F(Echeances, AtThatInstantItIsDueAndOnlyOnce)
{
    auto const numero = incomplete("avance_bio_sgl", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9a\"");
    constater_non_depots(portail, at("2022-11-30T23:00:00Z"));
    auto const before = events();
    EXPECT_EQ(state(numero).statut, Statut::non_deposee);
    constater_non_depots(portail, at("2022-12-31T23:00:00Z"));
    EXPECT_EQ(events(), before);
}

TEST_F(Echeances, TheEarliestComesFirst)
{
    // The solde waits for the closing of its wave, the avance for the end of its own step.
    auto const solde = incomplete("solde_bio_sgl", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9b\"");
    auto const avance = incomplete("avance_bio_sgl", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9a\"");
    ASSERT_LT(state(avance).echeance, state(solde).echeance);
    constater_non_depots(portail, at("2024-01-01T00:00:00Z"));
    EXPECT_LT(state(avance).revision, state(solde).revision);
}

TEST_F(Echeances, CompletedInTimeItStays)
{
    auto const texte = document("avance_bio_sgl");
    auto const numero = deposer_demande(portail, laboratoire, { texte, {} }).value().suivi.numero;
    ASSERT_TRUE(completer_demande(portail, laboratoire, numero, archive_of(texte)));
    constater_non_depots(portail, at("2024-01-01T00:00:00Z"));
    EXPECT_EQ(state(numero).statut, Statut::deposee);
}

TEST_F(Echeances, ReceivedAfterItsStepItIsDueAtOnceAndNotBefore)
{
    horloge.instant = at("2022-12-05T08:00:00Z");
    auto const numero = incomplete("avance_bio_sgl", "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e9a\"");
    constater_non_depots(portail, at("2022-12-05T08:00:00Z"));
    EXPECT_EQ(state(numero).statut, Statut::non_deposee);
    EXPECT_EQ(last_event(numero).instant, at("2022-12-05T08:00:00Z"));
}
