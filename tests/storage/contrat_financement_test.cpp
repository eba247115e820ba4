// SPDX-License-Identifier: EUPL-1.2
#include "registres_d_essai.h"

#include <atomic>
#include <thread>

namespace quitus::storage {
namespace {

using grand_livre::Compte;
using grand_livre::Ecriture;
using grand_livre::Sens;
using montant::Cents;

class ContratFinancement : public Contrat {
protected:
    std::optional<guichet::Conflit> claim(
        std::string dossier, std::vector<std::string> cles, std::string sons = "PHA_LGO") const
    {
        std::optional<guichet::Conflit> conflit;
        act([&](Transaction& t) { conflit = t.claim({ sons, dossier, cles }); });
        return conflit;
    }
    std::optional<std::string> holder(char const* cle, char const* sons = "PHA_LGO") const
    {
        return ask([&](Lecture const& l) { return l.detenteur(sons, cle); });
    }
};
QUITUS_ON_EACH_REGISTRE(ContratFinancement);

Ecriture une_ecriture(char const* instant = "2023-09-12T08:00:00Z", std::int64_t cents = 1000)
{
    return { .instant = at(instant),
        .demande = "SGN-1",
        .libelle = "Paiement de l’avance",
        .lignes = { { Compte::avances, Sens::debit, Cents::of(cents), "b1" },
            { Compte::paye, Sens::credit, Cents::of(cents), "" } } };
}

}

TEST_P(ContratFinancement, ABeneficiaryIsHeldByOneFile)
{
    EXPECT_FALSE(claim("SGN-1", { "k1", "k2", "k1" }));
    EXPECT_EQ(holder("k1"), "SGN-1");
    EXPECT_EQ(holder("k9"), std::nullopt);
    auto const conflit = claim("SGN-2", { "k3", "k2", "k1" });
    ASSERT_TRUE(conflit);
    EXPECT_EQ(conflit->cle, "k2") << "the first in the order asked";
    EXPECT_EQ(conflit->dossier, "SGN-1");
    EXPECT_EQ(holder("k3"), std::nullopt) << "a conflict changes nothing";
    EXPECT_FALSE(claim("SGN-2", { "k2" }, "RAD_RIS")) << "each dispositif apart";
    EXPECT_EQ(holder("k2", "RAD_RIS"), "SGN-2");
}

TEST_P(ContratFinancement, AFileHoldsWhatItLastClaimedAndOnlyThat)
{
    claim("SGN-1", { "k1", "k2" });
    EXPECT_FALSE(claim("SGN-1", { "k2", "k3" }));
    EXPECT_EQ(holder("k1"), std::nullopt);
    EXPECT_EQ(holder("k3"), "SGN-1");
    EXPECT_FALSE(claim("SGN-2", { "k1" }));
    EXPECT_FALSE(claim("SGN-1", {}));
    EXPECT_EQ(holder("k2"), std::nullopt);
    EXPECT_EQ(holder("k1"), "SGN-2");
}

TEST_P(ContratFinancement, ClaimsHundredsOfBeneficiariesAtOnce)
{
    std::vector<std::string> cles;
    for (int i = 0; i < 203; ++i)
        cles.push_back("k" + std::to_string(i));
    EXPECT_FALSE(claim("SGN-1", cles));
    EXPECT_EQ(holder("k202"), "SGN-1");
    auto const conflit = claim("SGN-2", { "x", "k150" });
    ASSERT_TRUE(conflit);
    EXPECT_EQ(conflit->cle, "k150");
}

TEST_P(ContratFinancement, OfFilesThatRaceForABeneficiaryOneWins)
{
    std::vector<std::thread> files;
    std::atomic<int> winners = 0;
    std::atomic<int> losers = 0;
    for (int i = 0; i < 8; ++i)
        files.emplace_back([&, i] {
            auto const own = "own" + std::to_string(i);
            (claim("SGN-" + std::to_string(i), { own, "rare" }) ? losers : winners) += 1;
        });
    for (auto& file : files)
        file.join();
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(losers, 7);
    int held = 0;
    for (int i = 0; i < 8; ++i)
        held += holder(("own" + std::to_string(i)).c_str()) ? 1 : 0;
    EXPECT_EQ(held, 1);
}

TEST_P(ContratFinancement, KeepsEntriesInTheirOrderWithTheirLines)
{
    act([](Transaction& t) {
        EXPECT_EQ(t.record(une_ecriture()), 1);
        auto other = une_ecriture();
        other.demande = "SGN-2";
        EXPECT_EQ(t.record(other), 2);
        EXPECT_EQ(t.record(une_ecriture()), 3);
    });
    auto expected = une_ecriture();
    expected.numero = 3;
    auto const of_one = ask([](Lecture const& l) { return l.ecritures_de("SGN-1"); });
    ASSERT_EQ(of_one.size(), 2U);
    EXPECT_EQ(of_one[1], expected);
    auto const page = ask([](Lecture const& l) { return l.ecritures(0, 2); });
    ASSERT_EQ(page.elements.size(), 2U);
    EXPECT_EQ(page.elements[1].demande, "SGN-2");
    EXPECT_EQ(page.elements[1].lignes.size(), 2U);
    EXPECT_EQ(page.suite, 2);
    auto const last = ask([](Lecture const& l) { return l.ecritures(2, 2); });
    ASSERT_EQ(last.elements.size(), 1U);
    EXPECT_EQ(last.elements[0], expected);
    EXPECT_EQ(last.suite, std::nullopt);
}

TEST_P(ContratFinancement, KeepsAnEntryOfHundredsOfLines)
{
    Ecriture ecriture = une_ecriture();
    ecriture.lignes.clear();
    for (int i = 0; i < 137; ++i)
        ecriture.lignes.push_back(
            { Compte::avances, Sens::debit, Cents::of(1 + i), "b" + std::to_string(i) });
    ecriture.lignes.push_back({ Compte::paye, Sens::credit, Cents::of(137 * 138 / 2), "" });
    act([&](Transaction& t) { ecriture.numero = t.record(ecriture); });
    EXPECT_EQ(ask([](Lecture const& l) { return l.ecritures_de("SGN-1"); }).at(0), ecriture);
}

TEST_P(ContratFinancement, RefusesAnEntryThatDoesNotBalanceAndAllItsAct)
{
    auto const refused = [&](Ecriture const& ecriture, char const* contrainte) {
        auto const faute = fault_of([&] {
            act([&](Transaction& t) {
                t.append(un_evenement());
                t.record(ecriture);
            });
        });
        EXPECT_EQ(faute.genre(), FauteDeBase::Genre::controle);
        EXPECT_EQ(faute.contrainte(), contrainte);
    };
    auto tilted = une_ecriture();
    tilted.lignes[0].montant = Cents::of(999);
    refused(tilted, "ecritures_equilibrees");
    auto empty = une_ecriture();
    empty.lignes.clear();
    refused(empty, "ecritures_equilibrees");
    auto negative = une_ecriture("2023-09-12T08:00:00Z", -5);
    refused(negative, "lignes_d_ecriture_montant");
    registre->read([](Lecture const& lecture) {
        EXPECT_TRUE(lecture.ecritures(0, 10).elements.empty());
        EXPECT_TRUE(lecture.evenements(0, 10).elements.empty());
    });
    act([](Transaction& t) { EXPECT_EQ(t.record(une_ecriture()), 1); });
}

TEST_P(ContratFinancement, AddsUpWhatWasPaidAndRecoveredByMonthOfParis)
{
    act([](Transaction& t) {
        t.record(une_ecriture("2023-08-31T21:59:59Z", 1));
        t.record(une_ecriture("2023-08-31T22:00:00Z", 10)); // September in Paris
        t.record(une_ecriture("2023-09-30T21:59:59Z", 100));
        auto recovered = une_ecriture("2023-11-05T10:00:00Z", 7);
        recovered.lignes = { { Compte::paye, Sens::debit, Cents::of(7), "" },
            { Compte::creances, Sens::credit, Cents::of(7), "" } };
        t.record(recovered);
    });
    auto const months = ask([](Lecture const& l) { return l.paiements_par_mois(); });
    ASSERT_EQ(months.size(), 3U);
    EXPECT_EQ(months[0].mois, "2023-08");
    EXPECT_EQ(months[0].paye, Cents::of(1));
    EXPECT_EQ(months[1].mois, "2023-09");
    EXPECT_EQ(months[1].paye, Cents::of(110));
    EXPECT_EQ(months[1].recouvre, Cents());
    EXPECT_EQ(months[2].recouvre, Cents::of(7));
    EXPECT_EQ(months[2].paye, Cents());
}

}
