// SPDX-License-Identifier: EUPL-1.2
// What an event entails: the entry of a payment, gross and balanced, on the example of the contract
// (section 3 « Money »); the beneficiaries that the file of financing holds.
#include "vies.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace quitus::instruction;
using quitus::grand_livre::Compte;
using quitus::grand_livre::Ecriture;
using quitus::grand_livre::Ligne;
using quitus::grand_livre::Sens;

namespace {

Evenement const paiement{ .seq = 9,
    .instant = instant("2023-10-02T08:00:00Z"),
    .acteur = "C-0003",
    .genre = std::string(genre::payee),
    .objet = "SGN-2023-000001" };

Suivi solde_of(std::vector<Financement> financements, std::vector<Compensation> compensations,
    std::int64_t net)
{
    Suivi suivi;
    suivi.numero = "SGN-2023-000002";
    suivi.type_demande = "solde";
    suivi.dispositif = "BIO_SGL";
    suivi.avance = "SGN-2023-000001";
    suivi.financements = std::move(financements);
    suivi.compensations = std::move(compensations);
    suivi.montants.net = euros(net);
    suivi.montants.ordre_recouvrement = euros(net < 0 ? -net : 0);
    return suivi;
}

Financement const a{ "A", { "cle-a" }, euros(300), euros(700) };
Financement const b{ "B", { "cle-b", "cle-b2" }, euros(600), euros(1400) };

std::vector<Ligne> of_account(Ecriture const& ecriture, Compte compte)
{
    std::vector<Ligne> lignes;
    std::ranges::copy_if(ecriture.lignes, std::back_inserter(lignes),
        [&](Ligne const& ligne) { return ligne.compte == compte; });
    return lignes;
}

}

TEST(Paiement, AnAvanceIsOneLineABeneficiaryAndOneForWhatIsPaid)
{
    auto const ecriture = ecriture_de(deposee(avance_recue()), paiement).value();
    EXPECT_EQ(ecriture.lignes,
        (std::vector<Ligne>{
            { Compte::avances, Sens::debit, euros(300), "A" },
            { Compte::avances, Sens::debit, euros(600), "B" },
            { Compte::avances, Sens::debit, euros(900), "C" },
            { Compte::paye, Sens::credit, euros(1800), "" },
        }));
    EXPECT_TRUE(is_balanced(ecriture));
    EXPECT_EQ(ecriture.demande, "SGN-2023-000001");
    EXPECT_EQ(ecriture.instant, paiement.instant);
}

TEST(Paiement, ASoldeCompensatesTheAvanceOfWhoIsGoneAndPaysTheRest)
{
    auto const ecriture
        = ecriture_de(solde_of({ a, b }, { { "C", euros(900) } }, 1200), paiement).value();
    EXPECT_EQ(ecriture.lignes,
        (std::vector<Ligne>{
            { Compte::soldes, Sens::debit, euros(700), "A" },
            { Compte::soldes, Sens::debit, euros(1400), "B" },
            { Compte::compensations, Sens::credit, euros(900), "C" },
            { Compte::paye, Sens::credit, euros(1200), "" },
        }));
    EXPECT_TRUE(is_balanced(ecriture));
}

TEST(Paiement, ANegativeNetPaysNothingAndIsOwed)
{
    auto const ecriture
        = ecriture_de(solde_of({ a }, { { "B", euros(600) }, { "C", euros(900) } }, -800), paiement)
              .value();
    EXPECT_TRUE(of_account(ecriture, Compte::paye).empty());
    EXPECT_EQ(of_account(ecriture, Compte::creances),
        (std::vector<Ligne>{ { Compte::creances, Sens::debit, euros(800), "" } }));
    EXPECT_EQ(of_account(ecriture, Compte::compensations).size(), 2U); // gross
    EXPECT_TRUE(is_balanced(ecriture));
}

// The invoices came to less than what the avance counted on: part of it is taken back.
TEST(Paiement, ABeneficiaryFinancedLessThanItsAvanceGivesTheDifferenceBack)
{
    Financement const trop{ "B", { "cle-b" }, euros(600), euros(-100) };
    auto const ecriture = ecriture_de(solde_of({ a, trop }, {}, 600), paiement).value();
    EXPECT_EQ(ecriture.lignes,
        (std::vector<Ligne>{
            { Compte::soldes, Sens::debit, euros(700), "A" },
            { Compte::soldes, Sens::credit, euros(100), "B" },
            { Compte::paye, Sens::credit, euros(600), "" },
        }));
    EXPECT_TRUE(is_balanced(ecriture));
}

TEST(Paiement, ANetOfNothingIsStillAnEntryAndMovesNothing)
{
    auto const ecriture
        = ecriture_de(solde_of({ a }, { { "B", euros(700) } }, 0), paiement).value();
    EXPECT_EQ(ecriture.lignes.size(), 2U);
    EXPECT_TRUE(of_account(ecriture, Compte::paye).empty());
    EXPECT_TRUE(is_balanced(ecriture));
}

TEST(Paiement, NoOtherEventMovesMoney)
{
    for (auto const kind : { genre::deposee, genre::validee, genre::rejetee, genre::redeposee,
             genre::rejet_outrepasse }) {
        auto evenement = paiement;
        evenement.genre = kind;
        EXPECT_FALSE(ecriture_de(deposee(avance_recue()), evenement).has_value()) << kind;
    }
}

TEST(Unicite, AValidatedAvanceHoldsEveryKeyOfItsBeneficiariesInItsOwnName)
{
    auto evenement = paiement;
    evenement.genre = genre::validee;
    auto const revendication = revendication_de(deposee(avance_recue()), evenement).value();
    EXPECT_EQ(revendication.dispositif, "BIO_SGL");
    EXPECT_EQ(revendication.dossier, "SGN-2023-000001");
    EXPECT_EQ(
        revendication.cles, (std::vector<std::string>{ "cle-a", "cle-b", "cle-c", "cle-c2" }));
}

TEST(Unicite, AValidatedSoldeHoldsOnlyWhoItStillBearsInTheNameOfItsAvance)
{
    auto evenement = paiement;
    evenement.genre = genre::validee;
    auto const revendication = revendication_de(solde_of({ b }, {}, 1400), evenement).value();
    EXPECT_EQ(revendication.dossier, "SGN-2023-000001");
    EXPECT_EQ(revendication.cles, (std::vector<std::string>{ "cle-b", "cle-b2" }));
}

TEST(Unicite, NoOtherEventTakesABeneficiary)
{
    for (auto const kind :
        { genre::deposee, genre::prise_en_charge, genre::payee, genre::rejetee }) {
        auto evenement = paiement;
        evenement.genre = kind;
        EXPECT_FALSE(revendication_de(deposee(avance_recue()), evenement).has_value()) << kind;
    }
}
