// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "campagnes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace quitus::generation::essais {

TEST(Stock, GivesTheSameBytesForTheSameSeedAndOthersForAnother)
{
    EXPECT_EQ(whole(commande(800, 7, "0.3")).lignes, whole(commande(800, 7, "0.3")).lignes);
    EXPECT_NE(whole(commande(800, 7)).lignes, whole(commande(800, 8)).lignes);
}

RC_GTEST_PROP(Stock, GivesAsManyLinesAsAskedAndExactlyTheShareOfDefects, ())
{
    auto const demandes = *rc::gen::inRange<std::uint32_t>(1, 300);
    auto const milliemes = *rc::gen::inRange<std::uint32_t>(0, 1001);
    auto const part = milliemes == 1000 ? std::string("1") : fmt::format("0.{:03}", milliemes);
    auto const sortie = whole(commande(demandes, *rc::gen::arbitrary<std::uint64_t>(), part));
    RC_ASSERT(lines_of(sortie.lignes).size() == demandes);
    std::set<std::uint32_t> lines;
    for (auto const& verite : sortie.verites) {
        RC_ASSERT(verite.ligne >= 1 && verite.ligne <= demandes);
        RC_ASSERT(lines.insert(verite.ligne).second);
    }
    // Half a request counts for one.
    RC_ASSERT(lines.size() == (demandes * milliemes + 500) / 1000);
}

// A defect moves nothing of the rest: the other lines are those of the sound stock.
TEST(Stock, DiffersFromTheSoundOneOnlyWhereADefectIsKnown)
{
    auto const sound = lines_of(whole(commande(3000, 11)).lignes);
    auto const sortie = whole(commande(3000, 11, "0.4"));
    auto const lines = lines_of(sortie.lignes);
    std::set<std::size_t> known;
    for (auto const& verite : sortie.verites)
        known.insert(verite.ligne - 1);
    std::size_t same = 0;
    for (std::size_t rang = 0; rang < lines.size(); ++rang) {
        if (known.contains(rang)) {
            same += lines[rang] == sound[rang] ? 1 : 0;
            continue;
        }
        EXPECT_EQ(lines[rang], sound[rang]) << rang;
    }
    // The first of two rivals stays as it is: it is the other that comes after it.
    EXPECT_LT(same, known.size() / 20);
}

TEST(Stock, OfALargerSizeBeginsLikeTheSmaller)
{
    auto const small = lines_of(whole(commande(40, 5)).lignes);
    auto const large = lines_of(whole(commande(90, 5)).lignes);
    for (std::size_t rang = 0; rang < small.size(); ++rang)
        EXPECT_EQ(small[rang], large[rang]);
}

TEST(Stock, PlaysAnyCampaign)
{
    auto const sortie = whole(commande(500, 3, "0.5"), vague_b());
    EXPECT_EQ(sortie.verites.size(), 250U);
    EXPECT_NE(sortie.lignes.find("\"code\":\"HOP_URG\""), std::string::npos);
    EXPECT_NE(sortie.lignes.find("\"vague\":7"), std::string::npos);
    EXPECT_EQ(sortie.lignes.find("BIO_SGL"), std::string::npos);
}

TEST(Part, IsReadExactly)
{
    for (auto const& [texte, de_mille] : { std::pair{ "0", 0U }, { "0.0", 0U }, { "1", 1000U },
             { "1.000", 1000U }, { "0.05", 50U }, { "0.0005", 1U }, { "0.0004", 0U },
             { "0.999999999", 1000U }, { "0.123456789", 123U } }) {
        auto const part = Part::parse(texte);
        ASSERT_TRUE(part) << texte;
        EXPECT_EQ(part->of(1000), de_mille) << texte;
    }
}

TEST(Part, RefusesWhatIsNoShare)
{
    for (auto const* texte : { "", ".", "-0.1", "1.1", "1.000000001", "2", "0,5", "50%", "0.", ".5",
             "1e-1", "0.1234567890", " 0.5", "0.5 ", "00.5", "nan", "0.+5" }) {
        auto const part = Part::parse(texte);
        ASSERT_FALSE(part) << texte;
        EXPECT_EQ(part.error().code, "part_impossible");
        EXPECT_NE(part.error().message.find(texte), std::string::npos);
    }
}

// Proves nothing of what the bytes say, only that every compiler and every machine gives the same
// ones: the suite runs under two compilers. A change of the generator changes this print, and every
// stock with it: it is then copied again, on purpose, and the journal of changes says so.
TEST(Stock, IsTheSameOnEveryMachine)
{
    EXPECT_EQ(base::sha256_hex(whole(commande(2000, 20230920, "0.25")).lignes),
        "07721c588ac780e92a04ab34584f7141d86d53b891f2df05b079d8ebe0dc56d0");
}

}
