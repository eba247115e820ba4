// SPDX-License-Identifier: EUPL-1.2
// A long row worked on by several threads is taken up in order, whole, and stops when told.
#include "guichet/recueil/chaine.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace {

using namespace quitus::guichet;

// What each rank gave, as the thread that called took it.
std::vector<std::size_t> taken(std::size_t size, unsigned jobs, std::size_t stop_at)
{
    std::vector<std::size_t> places(places_d_une_chaine), seen;
    in_chain(
        size, jobs,
        [&](std::size_t first, std::size_t last, std::size_t place) {
            for (auto rang = first; rang < last; ++rang)
                places[place++] = 3 * rang;
        },
        [&](std::size_t from, std::size_t to, std::size_t place) {
            for (auto rang = from; rang < to; ++rang)
                seen.push_back(places[place++]);
            return to < stop_at;
        });
    return seen;
}

TEST(UneChaine, RendToutDansLOrdreQuelQueSoitLeNombreDeFils)
{
    for (auto const size : { std::size_t{ 0 }, std::size_t{ 1 }, part_taille, part_taille + 1,
             lot_taille - 1, lot_taille, lot_taille + 1, 2 * lot_taille, 5 * lot_taille + 7 }) {
        std::vector<std::size_t> expected;
        for (std::size_t rang = 0; rang < size; ++rang)
            expected.push_back(3 * rang);
        for (auto const jobs : { 1U, 2U, 7U })
            EXPECT_EQ(taken(size, jobs, size + 1), expected) << size << " on " << jobs;
    }
}

TEST(UneChaine, SArreteApresLeLotRefuse)
{
    for (auto const jobs : { 1U, 4U }) {
        EXPECT_EQ(taken(5 * lot_taille, jobs, 1).size(), lot_taille);
        EXPECT_EQ(taken(5 * lot_taille, jobs, 2 * lot_taille).size(), 2 * lot_taille);
    }
}

TEST(UneChaine, RelanceCeQuUneTacheALance)
{
    auto const take = [](std::size_t, std::size_t, std::size_t) { return true; };
    for (auto const jobs : { 1U, 3U }) {
        auto const work = [](std::size_t first, std::size_t, std::size_t) {
            if (first >= 1000)
                throw std::runtime_error("le monde ne répond plus");
        };
        EXPECT_THROW(in_chain(10'000, jobs, work, take), std::runtime_error);
    }
}

}
