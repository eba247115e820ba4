// SPDX-License-Identifier: EUPL-1.2
// The keys of a beneficiary: which of its identifiers count for the grain of a SONS, and when two
// of them are one.
#include "beneficiaire/identifiants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace quitus::beneficiaire;
using quitus::reglement::NatureIdentifiant;
using testing::ElementsAre;
using testing::IsEmpty;
using enum NatureIdentifiant;

Maille const biologie = { { finess_geographique } };
Maille const hopital = { { finess_pmsi }, { finess_juridique, finess_geographique } };
Maille const ville = { { finess_geographique, rpps } };
Maille const radiologie = { { id_nat_struct } };

template <typename T>
Declare<T> declare(std::string_view texte)
{
    return Declare<T>::read(texte);
}

// "F540002698", in the order in which the keys are given.
std::vector<std::string> keys(Identifiants const& identifiants, Maille const& maille)
{
    std::vector<std::string> texts;
    for (auto const& cle : cles(identifiants, maille))
        texts.push_back(cle.famille + std::string(cle.text()));
    return texts;
}

TEST(UneCle, EstCelleDeLaMaille)
{
    Identifiants identifiants;
    identifiants.finess_geographique = declare<quitus::identite::Finess>("540002698");
    identifiants.finess_juridique = declare<quitus::identite::Finess>("010780054");
    identifiants.siret = declare<quitus::identite::Siret>("30206838200050");
    identifiants.id_nat_struct = declare<quitus::identite::IdNatStruct>("1540002698");
    identifiants.rpps = { { "99900000003", 0 } };
    EXPECT_THAT(keys(identifiants, biologie), ElementsAre("F540002698"));
    EXPECT_THAT(keys(identifiants, ville), ElementsAre("F540002698", "R99900000003"));
    EXPECT_THAT(keys(identifiants, radiologie), ElementsAre("S1540002698"));
    EXPECT_THAT(keys(identifiants, hopital), ElementsAre("F010780054", "F540002698"));
}

TEST(LeFinessPmsi, PasseAvantLesAutresEtLesEcarte)
{
    Identifiants identifiants;
    identifiants.finess_pmsi = declare<quitus::identite::Finess>("750712184");
    identifiants.finess_juridique = declare<quitus::identite::Finess>("010780054");
    EXPECT_THAT(keys(identifiants, hopital), ElementsAre("F750712184"));
    // Declared but wrong, it still stands before the others: its own rule says so, and nothing is
    // guessed.
    identifiants.finess_pmsi = declare<quitus::identite::Finess>("750712185");
    EXPECT_THAT(keys(identifiants, hopital), IsEmpty());
}

TEST(UnIdentifiantFaux, NEstPasUneCleMaisEstDonne)
{
    Identifiants identifiants;
    identifiants.finess_geographique = declare<quitus::identite::Finess>("540002699");
    EXPECT_THAT(keys(identifiants, biologie), IsEmpty());
    EXPECT_TRUE(declares_grain(identifiants, biologie));
    EXPECT_FALSE(declares_grain(identifiants, radiologie));
}

TEST(UneCollectionDeRpps, DonneUneCleParPersonne)
{
    Identifiants identifiants;
    identifiants.rpps = { { "99900000003", 0 }, { "99900000001", 1 }, { "899900000011", 2 } };
    EXPECT_THAT(keys(identifiants, ville), ElementsAre("R99900000003", "R99900000011"));
}

TEST(DeuxCles, SontLaMemeQuandLaFamilleEtLeTexteLeSont)
{
    EXPECT_EQ(Cle::of('F', "540002698"), Cle::of('F', "540002698"));
    EXPECT_NE(Cle::of('F', "540002698"), Cle::of('R', "540002698"));
    EXPECT_NE(Cle::of('S', "1540002698"), Cle::of('S', "154000269"));
    EXPECT_EQ(
        CleHash{}(Cle::of('S', "499700237045007")), CleHash{}(Cle::of('S', "499700237045007")));
    EXPECT_EQ(Cle::of('S', "499700237045007").text(), "499700237045007");
}

TEST(UneCle, NeSeCompareQuAvecLesNaturesDeLaMaille)
{
    auto const finess = Cle::of('F', "540002698"), rpps = Cle::of('R', "99900000003"),
               structure = Cle::of('S', "1540002698");
    EXPECT_TRUE(is_of_grain(finess, biologie));
    EXPECT_TRUE(is_of_grain(finess, hopital));
    EXPECT_TRUE(is_of_grain(rpps, ville));
    EXPECT_TRUE(is_of_grain(structure, radiologie));
    EXPECT_FALSE(is_of_grain(finess, radiologie));
    EXPECT_FALSE(is_of_grain(rpps, hopital));
    EXPECT_FALSE(is_of_grain(structure, ville));
}

TEST(UnBeneficiaireSansIdentifiant, NeDonneRien)
{
    Identifiants const identifiants;
    EXPECT_THAT(keys(identifiants, hopital), IsEmpty());
    EXPECT_FALSE(declares_grain(identifiants, hopital));
}

}
