// SPDX-License-Identifier: EUPL-1.2
// The perimeter of a solde laid over that of its avance (B-18 to B-21), by examples and by laws.
#include "beneficiaire/rapprochement.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace {

using namespace quitus::beneficiaire;
using testing::ElementsAre;
using testing::IsEmpty;

// A beneficiary by the letters of its keys: "A", or "AB" for two.
std::vector<Cle> keys(std::string_view letters)
{
    std::vector<Cle> all;
    for (char const letter : letters)
        all.push_back(Cle::of('F', std::string_view(&letter, 1)));
    return all;
}

Cles un(std::string_view letters, std::vector<std::string_view> const& historiques = {})
{
    Cles cles{ .propres = keys(letters), .historiques = {} };
    for (auto const ancien : historiques)
        cles.historiques.push_back(keys(ancien));
    return cles;
}

TEST(UnMemePerimetre, FaitCorrespondreChacunALuiMeme)
{
    auto const r = rapproche({ un("B"), un("A") }, { un("A"), un("B") });
    EXPECT_EQ(r.solde[0].dans_avance, 1U);
    EXPECT_EQ(r.solde[1].dans_avance, 0U);
    EXPECT_EQ(r.avance[0].dans_solde, 1U);
    EXPECT_EQ(r.avance[1].dans_solde, 0U);
    EXPECT_FALSE(r.avance[0].retire());
}

TEST(UneSeuleCleCommune, Suffit)
{
    auto const r = rapproche({ un("XB") }, { un("AB") });
    EXPECT_EQ(r.solde[0].dans_avance, 0U);
}

TEST(UnBeneficiaireRetire, NAPlusPersonne)
{
    auto const r = rapproche({ un("A") }, { un("A"), un("B"), un("C") });
    EXPECT_FALSE(r.avance[0].retire());
    EXPECT_TRUE(r.avance[1].retire());
    EXPECT_TRUE(r.avance[2].retire());
}

TEST(UnBeneficiaireAjoute, NEstPasDansLAvance)
{
    auto const r = rapproche({ un("A"), un("Z") }, { un("A") });
    EXPECT_EQ(r.solde[1].dans_avance, std::nullopt);
    EXPECT_THAT(r.solde[1].succede_a, IsEmpty());
    EXPECT_THAT(r.solde[1].historiques_absents, IsEmpty());
}

TEST(UneFusion, CompteLesDeuxAnciensSurLeNouveau)
{
    auto const r = rapproche({ un("C", { "A", "B" }) }, { un("A"), un("B") });
    EXPECT_EQ(r.solde[0].dans_avance, std::nullopt);
    EXPECT_THAT(r.solde[0].succede_a, ElementsAre(0U, 1U));
    EXPECT_THAT(r.avance[0].successeurs, ElementsAre(0U));
    EXPECT_THAT(r.avance[1].successeurs, ElementsAre(0U));
    EXPECT_FALSE(r.avance[0].retire());
}

TEST(UneAbsorption, CompteLAbsorbeSurCeluiQuiReste)
{
    auto const r = rapproche({ un("A", { "B" }) }, { un("A"), un("B") });
    EXPECT_EQ(r.solde[0].dans_avance, 0U);
    EXPECT_THAT(r.solde[0].succede_a, ElementsAre(1U));
    EXPECT_EQ(r.avance[0].dans_solde, 0U);
    EXPECT_THAT(r.avance[0].successeurs, IsEmpty());
}

TEST(UneScission, CompteLAncienSurChacunDesNouveaux)
{
    auto const r = rapproche({ un("B", { "A" }), un("C", { "A" }) }, { un("A") });
    EXPECT_THAT(r.avance[0].successeurs, ElementsAre(0U, 1U));
    EXPECT_THAT(r.solde[0].succede_a, ElementsAre(0U));
    EXPECT_THAT(r.solde[1].succede_a, ElementsAre(0U));
}

TEST(UnHistoriqueQuiReste, GardeSonAvance)
{
    // A stays and C names it: the avance of A is counted on A alone, that of B on C.
    auto const r = rapproche({ un("A"), un("C", { "A", "B" }) }, { un("A"), un("B") });
    EXPECT_EQ(r.avance[0].dans_solde, 0U);
    EXPECT_THAT(r.avance[0].successeurs, IsEmpty());
    EXPECT_THAT(r.solde[1].succede_a, ElementsAre(1U));
    EXPECT_THAT(r.solde[1].historiques_absents, IsEmpty());
    // Whatever the order of the two in the solde.
    auto const inverse = rapproche({ un("C", { "A", "B" }), un("A") }, { un("A"), un("B") });
    EXPECT_EQ(inverse.avance[0].dans_solde, 1U);
    EXPECT_THAT(inverse.solde[0].succede_a, ElementsAre(1U));
}

TEST(UnHistoriqueInconnuDeLAvance, EstDitParSonRang)
{
    auto const r = rapproche({ un("C", { "X", "A", "Y" }) }, { un("A") });
    EXPECT_THAT(r.solde[0].historiques_absents, ElementsAre(0U, 2U));
    EXPECT_THAT(r.solde[0].succede_a, ElementsAre(0U));
}

TEST(UnHistoriqueNommeDeuxFois, NEstCompteQuUneFois)
{
    auto const r = rapproche({ un("C", { "A", "A" }) }, { un("A") });
    EXPECT_THAT(r.solde[0].succede_a, ElementsAre(0U));
    EXPECT_THAT(r.avance[0].successeurs, ElementsAre(0U));
    // By two of its keys, and with another between.
    auto const two = rapproche({ un("C", { "A", "B", "D" }) }, { un("AD"), un("B") });
    EXPECT_THAT(two.solde[0].succede_a, ElementsAre(0U, 1U));
    EXPECT_THAT(two.avance[0].successeurs, ElementsAre(0U));
}

TEST(UnBeneficiaireDeuxFoisDansLeSolde, EstCompteSurLePremier)
{
    auto const r = rapproche({ un("A"), un("A") }, { un("A") });
    EXPECT_EQ(r.avance[0].dans_solde, 0U);
    EXPECT_EQ(r.solde[1].dans_avance, 0U);
}

TEST(UneCleDeuxFoisDansLAvance, EstAuPremier)
{
    auto const r = rapproche({ un("A") }, { un("A"), un("A") });
    EXPECT_EQ(r.solde[0].dans_avance, 0U);
    EXPECT_TRUE(r.avance[1].retire());
}

TEST(UnSoldeVideOuUneAvanceVide, NeFaitRienTomber)
{
    EXPECT_THAT(rapproche({}, {}).solde, IsEmpty());
    EXPECT_TRUE(rapproche({}, { un("A") }).avance[0].retire());
    EXPECT_EQ(rapproche({ un("A") }, {}).solde[0].dans_avance, std::nullopt);
    EXPECT_THAT(rapproche({ un("C", { "A" }) }, {}).solde[0].historiques_absents, ElementsAre(0U));
}

TEST(CinqMilleBeneficiaires, SeRapprochent)
{
    std::vector<Cles> avance, solde;
    for (int i = 0; i < 5000; ++i) {
        auto const key = Cle::of('F', std::to_string(100'000'000 + i));
        avance.push_back({ .propres = { key }, .historiques = {} });
        solde.push_back({ .propres = { Cle::of('F', std::to_string(200'000'000 + i)) },
            .historiques = { { key } } });
    }
    auto const r = rapproche(solde, avance);
    EXPECT_THAT(r.avance[4999].successeurs, ElementsAre(4999U));
}

// --- Laws: perimeters of a few letters, so that everything meets.
// -------------------------------------------------------

std::string some_letters(std::string_view among, std::size_t at_most)
{
    auto const count = *rc::gen::resize(100, rc::gen::inRange<std::size_t>(1, at_most + 1));
    return *rc::gen::container<std::string>(count, rc::gen::elementOf(std::string(among)));
}

// Beneficiaries of distinct letters: a document in which IDT-011 says nothing.
std::vector<Cles> some_perimeter(bool with_history)
{
    std::vector<Cles> perimeter;
    std::set<char> used;
    for (char const letter : some_letters("ABCDEF", 5)) {
        if (!used.insert(letter).second)
            continue;
        std::vector<std::string_view> const none;
        auto one = un(std::string_view(&letter, 1), none);
        auto const count = with_history ? *rc::gen::resize(100, rc::gen::inRange(0, 3)) : 0;
        for (int i = 0; i < count; ++i)
            one.historiques.push_back(keys(some_letters("ABCDEFXY", 1)));
        perimeter.push_back(one);
    }
    return perimeter;
}

RC_GTEST_PROP(LeRapprochement, CompteChaqueBeneficiaireDeLAvanceAUnSeulTitre, ())
{
    auto const solde = some_perimeter(true);
    auto const avance = some_perimeter(false);
    auto const r = rapproche(solde, avance);
    for (std::size_t a = 0; a < avance.size(); ++a) {
        bool named = false, stays = false;
        for (auto const& one : solde) {
            stays = stays || one.propres == avance[a].propres;
            named = named
                || std::ranges::find(one.historiques, avance[a].propres) != one.historiques.end();
        }
        RC_ASSERT(r.avance[a].dans_solde.has_value() == stays);
        RC_ASSERT(r.avance[a].successeurs.empty() == (stays || !named));
        RC_ASSERT(r.avance[a].retire() == (!stays && !named));
        for (auto const s : r.avance[a].successeurs)
            RC_ASSERT(std::ranges::count(r.solde[s].succede_a, a) == 1);
    }
}

RC_GTEST_PROP(LeRapprochement, NeDependPasDeLOrdreDuSolde, ())
{
    auto const solde = some_perimeter(true);
    auto const avance = some_perimeter(false);
    std::vector<Cles> backwards(solde.rbegin(), solde.rend());
    auto const mirror = [&](std::size_t rank) { return solde.size() - 1 - rank; };

    auto const r = rapproche(solde, avance);
    auto const inverse = rapproche(backwards, avance);

    for (std::size_t s = 0; s < solde.size(); ++s) {
        RC_ASSERT(r.solde[s].dans_avance == inverse.solde[mirror(s)].dans_avance);
        RC_ASSERT(r.solde[s].succede_a == inverse.solde[mirror(s)].succede_a);
        RC_ASSERT(r.solde[s].historiques_absents == inverse.solde[mirror(s)].historiques_absents);
    }
    for (std::size_t a = 0; a < avance.size(); ++a) {
        auto successeurs = inverse.avance[a].successeurs;
        std::ranges::transform(successeurs, successeurs.begin(), mirror);
        std::ranges::sort(successeurs);
        RC_ASSERT(r.avance[a].successeurs == successeurs);
    }
}

}
