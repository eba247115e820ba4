// SPDX-License-Identifier: EUPL-1.2
// Laws of the rules of amounts that no list of cases can say.
#include "brouillon.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace quitus;
using namespace quitus::jugement;
using brouillon::Brouillon;
using verdict::Etape;

namespace {

verdict::Constats apply(
    void (*regle)(Faits const&, reglement::ReglementEnVigueur const&, verdict::Constats&),
    demande::Demande const& demande, reglement::ReglementEnVigueur const& reglement)
{
    Faits faits{ .demande = demande };
    faits.dispositif = &reglement.dispositifs.front();
    verdict::Constats constats;
    regle(faits, reglement, constats);
    return constats;
}

rc::Gen<std::int64_t> amounts()
{
    return rc::gen::inRange<std::int64_t>(1, 10'000'000'00);
}

}

RC_GTEST_PROP(Mnt006, AdmitsOneVatPerAmountAndRate, ())
{
    auto const ht = *amounts();
    auto const rate = *rc::gen::element(2000, 850, 550, 1000, 0, 9999);
    auto const gap = *rc::gen::inRange<std::int64_t>(-2, 3);
    auto const expected = (ht * rate + 5000) / 10000;
    RC_PRE(expected + gap >= 0);

    Brouillon avance(Etape::avance);
    auto& montants = avance.line(1, ht).montants;
    montants.ht = avance.amount(ht);
    montants.taux_tva = montant::Taux::of_basis_points(rate);
    montants.tva = avance.amount(expected + gap);

    auto const constats
        = apply(regles::tva_selon_son_taux, avance.sealed(), brouillon::reglement_d_essai());
    RC_ASSERT(constats.contains("MNT-006") == (gap != 0));
}

RC_GTEST_PROP(Mnt008, ChangesItsMindOnceAtTheCeiling, ())
{
    auto const plafond = *amounts();
    auto const ttc = plafond + *rc::gen::inRange<std::int64_t>(-3, 4);

    Brouillon avance(Etape::avance);
    auto& ligne = avance.line(1, 1);
    ligne.montants.ttc = avance.amount(ttc);

    auto const constats = apply(
        regles::ttc_sous_le_plafond, avance.sealed(), brouillon::reglement_d_essai(plafond));
    RC_ASSERT(constats.contains("MNT-008") == (ttc > plafond));
}

RC_GTEST_PROP(Mnt011, KnowsTheSumWhateverTheOrderOfTheLines, ())
{
    auto const amounts_of_lines
        = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(amounts()));
    auto const gap = *rc::gen::element<std::int64_t>(-1, 0, 1);
    std::int64_t total = gap;
    Brouillon avance(Etape::avance);
    for (auto const amount : amounts_of_lines) {
        total += amount;
        avance.line(1, amount);
    }
    auto& totaux = avance.demande().totaux.emplace();
    totaux.montant_segur = avance.amount(total);

    auto const reglement = brouillon::reglement_d_essai();
    auto const constats = apply(regles::totaux_egaux_aux_sommes, avance.sealed(), reglement);
    RC_ASSERT(constats.contains("MNT-011") == (gap != 0));

    std::ranges::reverse(avance.demande().lignes);
    for (std::size_t rang = 0; rang < avance.demande().lignes.size(); ++rang)
        avance.demande().lignes[rang].indice = rang;
    RC_ASSERT(
        apply(regles::totaux_egaux_aux_sommes, avance.demande(), reglement).contains("MNT-011")
        == (gap != 0));
}

RC_GTEST_PROP(Mnt014, TheAvanceIsThirtyPercentOfEachLineUnderTheCeiling, ())
{
    auto const asked = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(amounts()));
    auto const plafond = *rc::gen::maybe(amounts());
    Brouillon avance(Etape::avance);
    std::int64_t financed = 0;
    std::int64_t advanced = 0;
    for (auto const segur : asked) {
        auto const kept = plafond ? std::min(segur, *plafond) : segur;
        financed += kept;
        advanced += brouillon::trente_pour_cent(kept);
        avance.line(1, segur);
    }
    auto const reglement
        = brouillon::reglement_d_essai(plafond ? std::optional(*plafond) : std::nullopt);
    Faits faits{ .demande = avance.sealed() };
    faits.dispositif = &reglement.dispositifs.front();

    auto const montants = finance(faits, reglement).montants;
    RC_ASSERT(montants.finance.value().count() == financed);
    RC_ASSERT(montants.avance.value().count() == advanced);
    RC_ASSERT(!montants.solde);
}

namespace {

// The names of the parameters that the only finding of a rule says it read.
std::vector<std::string> parameters_of(verdict::Constats const& constats)
{
    std::vector<std::string> names;
    for (auto const& parametre : constats.all().at(0).parametres)
        names.push_back(parametre.nom);
    return names;
}

}

TEST(Mnt007, CitesTheCeilingThatItRead)
{
    auto reglement = brouillon::reglement_d_essai();
    auto& plafond = reglement.dispositifs.front().plafond_ht_max;
    plafond.nom = "plafonds.TST_UN.ht_max";
    plafond.valeur = Cents::of(100);
    Brouillon avance(Etape::avance);
    avance.line(1, 1).montants.ht = avance.amount(101);

    auto const constats = apply(regles::ht_sous_le_plafond, avance.sealed(), reglement);
    EXPECT_EQ(parameters_of(constats), std::vector<std::string>{ "plafonds.TST_UN.ht_max" });
}

TEST(Mnt014, CitesTheShareOfTheAvanceWhereItComputedOne)
{
    auto reglement = brouillon::reglement_d_essai();
    reglement.taux_avance.nom = "financement.taux_avance";
    std::vector<std::string> const share{ "financement.taux_avance" };
    Brouillon avance(Etape::avance);
    avance.add(1);
    avance.line(1, 100);
    Brouillon solde(Etape::solde);
    solde.add(1);
    solde.line(1, 100, { 100 });

    EXPECT_EQ(parameters_of(apply(regles::montants_calcules, avance.sealed(), reglement)), share);
    EXPECT_EQ(parameters_of(apply(regles::montants_calcules, solde.sealed(), reglement)), share);

    brouillon::Rencontre const rencontre(solde.demande(), avance.demande(), reglement);
    verdict::Constats constats;
    regles::montants_calcules(rencontre.faits(), reglement, constats);
    EXPECT_EQ(parameters_of(constats), std::vector<std::string>{});
}
