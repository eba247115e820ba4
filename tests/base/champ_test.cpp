// SPDX-License-Identifier: EUPL-1.2
#include "base/champ.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace quitus::base {

namespace {

struct Oreille : TemoinDesChamps {
    std::vector<Place> lus;
    void champ_lu(Place place) override { lus.push_back(place); }
    template <typename C>
    bool heard(C const& champ) const
    {
        return std::ranges::find(lus, place_of(champ)) != lus.end();
    }
};

struct Partie {
    Texte premier;
    Champ<int> second;
};

// Reads under a witness, and gives back what it heard.
template <typename Read>
Oreille during(Read&& read)
{
    Oreille oreille;
    SousTemoinDesChamps const place(&oreille);
    read();
    return oreille;
}

}

TEST(Champ, EveryWayOfReadingATextIsHeard)
{
    Texte const texte = "abc";
    EXPECT_TRUE(during([&] { (void)texte.empty(); }).heard(texte));
    EXPECT_TRUE(during([&] { (void)(texte == "x"); }).heard(texte));
    EXPECT_TRUE(during([&] { (void)std::string(texte); }).heard(texte));
    EXPECT_TRUE(during([&] { (void)fmt::format("{}", texte); }).heard(texte));
    EXPECT_TRUE(during([&] { auto const copy = texte; }).heard(texte));
    EXPECT_EQ(fmt::format("{}", texte), "abc");
}

TEST(Champ, EveryWayOfReadingAValueIsHeard)
{
    Champ<int> const champ = 3;
    EXPECT_TRUE(during([&] { (void)static_cast<bool>(champ); }).heard(champ));
    EXPECT_TRUE(during([&] { (void)champ.has_value(); }).heard(champ));
    EXPECT_TRUE(during([&] { (void)(*champ + 1); }).heard(champ));
    EXPECT_TRUE(during([&] { (void)champ.value_or(0); }).heard(champ));
    EXPECT_TRUE(during([&] { (void)(champ == 3); }).heard(champ));
    EXPECT_TRUE(during([&] {
        std::optional<int> const copy = champ;
        EXPECT_TRUE(copy);
    }).heard(champ));
    EXPECT_TRUE(during([&] { auto const copy = champ; }).heard(champ));
}

TEST(Champ, EveryWayOfReadingAListIsHeard)
{
    Liste<int> const liste{ 1, 2 };
    EXPECT_TRUE(during([&] {
        for ([[maybe_unused]] auto const element : liste) { }
    }).heard(liste));
    EXPECT_TRUE(during([&] { (void)liste.size(); }).heard(liste));
    EXPECT_TRUE(during([&] { (void)liste.empty(); }).heard(liste));
    EXPECT_TRUE(during([&] { (void)liste[1]; }).heard(liste));
    EXPECT_TRUE(during([&] { (void)liste.back(); }).heard(liste));
    EXPECT_TRUE(during([&] {
        std::vector<int> const copy = liste;
        EXPECT_EQ(copy.size(), 2U);
    }).heard(liste));
}

TEST(Champ, ALinkAndAValueAreHeard)
{
    int const cible = 1;
    Lien<int> const lien = &cible;
    Valeur<std::string> const valeur = std::string("a");
    EXPECT_TRUE(during([&] { (void)(lien != nullptr); }).heard(lien));
    EXPECT_TRUE(during([&] { (void)*lien; }).heard(lien));
    EXPECT_TRUE(during([&] { (void)valeur->size(); }).heard(valeur));
}

TEST(Champ, AnAbsentMemberIsHeardToo)
{
    Champ<int> const champ;
    EXPECT_TRUE(during([&] { EXPECT_FALSE(champ); }).heard(champ));
}

TEST(Champ, WhoFillsAMemberDoesNotReadIt)
{
    Texte texte;
    Champ<Partie> champ;
    Liste<int> liste;
    auto const oreille = during([&] {
        texte = "abc";
        champ.emplace().second = 4;
        liste.emplace_back(1);
        liste.back() = 2;
    });
    EXPECT_TRUE(oreille.lus.empty());
}

TEST(Champ, AMemberIsNotTakenForItsOwnFirstPart)
{
    Champ<Partie> const champ = Partie{ "abc", 4 };
    auto const& partie = *champ;
    auto const oreille = during([&] { (void)champ.has_value(); });
    EXPECT_TRUE(oreille.heard(champ));
    EXPECT_FALSE(oreille.heard(partie.premier));
}

TEST(Champ, TheWitnessIsThatOfTheScopeAndTheFormerOneComesBack)
{
    Texte const texte = "abc";
    Oreille dehors;
    SousTemoinDesChamps const place(&dehors);
    auto const dedans = during([&] { (void)texte.empty(); });
    EXPECT_EQ(dedans.lus.size(), 1U);
    EXPECT_TRUE(dehors.lus.empty());
    (void)texte.empty();
    EXPECT_EQ(dehors.lus.size(), 1U);
    SousTemoinDesChamps const nobody(nullptr);
    (void)texte.empty();
    EXPECT_EQ(dehors.lus.size(), 1U);
}

TEST(Champ, AMemberWeighsWhatItHolds)
{
    EXPECT_EQ(sizeof(Texte), sizeof(std::string_view));
    EXPECT_EQ(sizeof(Champ<std::int64_t>), sizeof(std::optional<std::int64_t>));
    EXPECT_EQ(sizeof(Liste<int>), sizeof(std::vector<int>));
}

}
