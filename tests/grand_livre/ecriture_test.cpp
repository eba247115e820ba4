// SPDX-License-Identifier: EUPL-1.2
// An entry is balanced when debits equal credits and no line is empty or negative.
#include "grand_livre/ecriture.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <vector>

using namespace quitus::grand_livre;
using quitus::montant::Cents;

namespace {

Ecriture entry(std::vector<Ligne> lignes)
{
    return { .demande = "SGN-2023-000001", .libelle = "Paiement", .lignes = std::move(lignes) };
}

Ligne debit(std::int64_t cents, Compte compte = Compte::avances)
{
    return { compte, Sens::debit, Cents::of(cents) };
}

Ligne credit(std::int64_t cents, Compte compte = Compte::paye)
{
    return { compte, Sens::credit, Cents::of(cents) };
}

}

TEST(Ecriture, IsBalancedWhenItsDebitsEqualItsCredits)
{
    EXPECT_TRUE(is_balanced(entry({ debit(30000), debit(60000), credit(90000) })));
    EXPECT_FALSE(is_balanced(entry({ debit(30000), credit(30001) })));
    EXPECT_FALSE(is_balanced(entry({ debit(30000), debit(30000) })));
}

TEST(Ecriture, TheGapSaysWhatIsMissing)
{
    EXPECT_EQ(ecart(entry({ debit(30000), credit(29999) })), Cents::of(1));
    EXPECT_EQ(ecart(entry({ debit(30000), credit(30001) })), Cents::of(-1));
    EXPECT_EQ(ecart(entry({})), Cents());
}

TEST(Ecriture, OneLineNoLineOrALineOfNothingIsNoEntry)
{
    EXPECT_FALSE(is_balanced(entry({})));
    EXPECT_FALSE(is_balanced(entry({ debit(0) })));
    EXPECT_FALSE(is_balanced(entry({ debit(0), credit(0) })));
    EXPECT_FALSE(is_balanced(entry({ debit(-100), credit(-100) })));
    EXPECT_FALSE(is_balanced(entry({ debit(100), debit(-100), credit(0) })));
}

TEST(Ecriture, AccountsAndSidesAreReadAsTheyAreWritten)
{
    for (auto const compte : { Compte::avances, Compte::soldes, Compte::compensations,
             Compte::creances, Compte::paye }) {
        EXPECT_EQ(parse_compte(text(compte)), compte);
        EXPECT_FALSE(en_francais(compte).empty());
    }
    EXPECT_EQ(text(Compte::paye), "paye");
    EXPECT_EQ(text(Sens::debit), "debit");
    EXPECT_EQ(text(Sens::credit), "credit");
    EXPECT_EQ(parse_sens("debit"), Sens::debit);
    EXPECT_EQ(parse_sens("credit"), Sens::credit);
    EXPECT_EQ(parse_sens("débit"), std::nullopt);
    EXPECT_EQ(parse_compte("caisse"), std::nullopt);
}

RC_GTEST_PROP(Ecriture, WhateverIsDebitedOneCreditOfTheTotalBalances, ())
{
    auto const debits = *rc::gen::nonEmpty<std::vector<std::int32_t>>();
    Ecriture ecriture = entry({});
    std::int64_t total = 0;
    for (auto const cents : debits) {
        auto const montant = std::int64_t{ cents } < 0 ? -std::int64_t{ cents } : cents + 1LL;
        ecriture.lignes.push_back(debit(montant));
        total += montant;
    }
    ecriture.lignes.push_back(credit(total));
    RC_ASSERT(is_balanced(ecriture));
    ecriture.lignes.back().montant += Cents::of(1);
    RC_ASSERT(!is_balanced(ecriture));
}
