// SPDX-License-Identifier: EUPL-1.2
// Each number is read by the room that knows its form and key; none is in a range that someone
// bears.
#include "generation/numeros.h"
#include "identite/identifiant.h"
#include "identite/mssante.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <vector>

namespace quitus::generation {

using testing::AnyOf;
using testing::StartsWith;

class DesNumeros : public testing::TestWithParam<std::uint64_t> { };
INSTANTIATE_TEST_SUITE_P(Graines, DesNumeros, testing::Values(0, 1, 20230920, UINT64_MAX));

TEST_P(DesNumeros, AreRightInFormAndKey)
{
    Numeros numeros(GetParam(), Plage::stock);
    Alea alea(GetParam());
    for (int i = 0; i < 2000; ++i) {
        auto const siren = numeros.siren();
        EXPECT_TRUE(identite::Finess::parse(numeros.finess()));
        EXPECT_TRUE(identite::Rpps::parse(numeros.rpps()));
        EXPECT_TRUE(identite::Siren::parse(siren)) << siren;
        EXPECT_TRUE(identite::Siret::parse(numeros.siret()));
        auto const tva = identite::NumeroTva::parse(numero_tva_of(siren));
        ASSERT_TRUE(tva) << siren;
        EXPECT_EQ(tva->siren()->text(), siren);
        auto const compte = iban(alea);
        EXPECT_TRUE(identite::Iban::parse(compte)) << compte;
    }
}

TEST_P(DesNumeros, AreGivenOnce)
{
    Numeros du_stock(GetParam(), Plage::stock), des_defauts(GetParam(), Plage::defauts);
    std::set<std::string> finess, rpps, siren;
    constexpr std::size_t count = 8'000;
    for (std::size_t i = 0; i < count; ++i) {
        for (auto* numeros : { &du_stock, &des_defauts }) {
            finess.insert(numeros->finess());
            rpps.insert(numeros->rpps());
            siren.insert(numeros->siren());
        }
    }
    EXPECT_EQ(finess.size(), 2 * count);
    EXPECT_EQ(rpps.size(), 2 * count);
    EXPECT_EQ(siren.size(), 2 * count);
}

// A walk through the whole range meets every number that any seed may draw, the worst ones too.
TEST(TousLesFinessDuStock, AreRightInFormAndKeyAndGivenOnce)
{
    constexpr std::size_t count = 3'000'000 - 1; // all but 000000000
    Numeros numeros(7, Plage::stock);
    std::vector<bool> seen(100'000'000); // by the eight digits before the key
    std::size_t wrong = 0, again = 0;
    std::string last_wrong;
    for (std::size_t i = 0; i < count; ++i) {
        auto const finess = numeros.finess();
        if (!identite::Finess::parse(finess)) {
            ++wrong;
            last_wrong = finess;
            continue;
        }
        std::size_t body = 0;
        for (char const digit : std::string_view(finess).substr(0, 8))
            body = 10 * body + static_cast<std::size_t>(digit - '0');
        again += seen[body] ? 1 : 0;
        seen[body] = true;
    }
    EXPECT_EQ(wrong, 0U) << last_wrong;
    EXPECT_EQ(again, 0U);
}

TEST_P(DesNumeros, AreOfRangesThatNobodyBears)
{
    Alea alea(GetParam());
    for (auto const plage : { Plage::stock, Plage::defauts }) {
        Numeros numeros(GetParam(), plage);
        for (int i = 0; i < 500; ++i) {
            EXPECT_THAT(numeros.finess(),
                AnyOf(StartsWith("99"), StartsWith("96"), StartsWith("00"), StartsWith("20")));
            EXPECT_THAT(numeros.rpps(), StartsWith("99")); // those of people begin with 1
            EXPECT_THAT(numeros.siren(), StartsWith("0"));
            EXPECT_THAT(iban(alea).substr(4), StartsWith("99999"));
        }
    }
}

TEST_P(DesNumeros, HaveAWrongKeyWhenAsked)
{
    Numeros numeros(GetParam(), Plage::defauts);
    for (int i = 0; i < 500; ++i) {
        EXPECT_EQ(identite::Finess::parse(with_wrong_key(numeros.finess())).error(),
            identite::Defaut::cle);
        EXPECT_EQ(
            identite::Rpps::parse(with_wrong_key(numeros.rpps())).error(), identite::Defaut::cle);
        EXPECT_EQ(
            identite::Siret::parse(with_wrong_key(numeros.siret())).error(), identite::Defaut::cle);
    }
}

TEST_P(DesNumeros, OfPatientsAreSeenAsSuchAndImpossible)
{
    Alea alea(GetParam());
    for (int i = 0; i < 500; ++i) {
        auto const nir = nir_impossible(alea);
        EXPECT_TRUE(identite::contains_nir(nir)) << nir;
        EXPECT_EQ(nir.substr(3, 4), "1399") << "a thirteenth month, abroad";
    }
}

TEST_P(DesNumeros, OfSendingsAreUuidsOfVersion4)
{
    Alea alea(GetParam());
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        auto const texte = uuid(alea);
        EXPECT_THAT(texte,
            testing::MatchesRegex(
                "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        EXPECT_THAT(empreinte(alea), testing::MatchesRegex("[0-9a-f]{64}"));
        seen.insert(texte);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

}
