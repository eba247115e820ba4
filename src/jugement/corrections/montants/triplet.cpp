// SPDX-License-Identifier: EUPL-1.2
#include "jugement/corrections/montants/triplet.h"

#include <algorithm>
#include <array>

namespace quitus::jugement::corrections {

namespace {

using montant::Cents;
using montant::part_arrondie_au_demi_superieur;
using montant::Taux;

enum Membre : unsigned { ht = 1, tva = 2, ttc = 4, taux = 8 };

unsigned unknown(Triplet const& triplet)
{
    return (triplet.ht ? 0U : ht) | (triplet.tva ? 0U : tva) | (triplet.ttc ? 0U : ttc)
        | (triplet.taux ? 0U : taux);
}

bool is_vat(Cents base, Taux rate, Cents vat, Cents tolerance)
{
    return (part_arrondie_au_demi_superieur(base, rate) - vat).magnitude() <= tolerance;
}

// The only admitted rate that gives that TVA.
std::optional<Taux> rate_of(Cents base, Cents vat, Lois const& lois)
{
    std::optional<Taux> found;
    for (auto const rate : lois.taux_admis) {
        if (!is_vat(base, rate, vat, lois.tolerance) || rate == found)
            continue;
        if (found)
            return std::nullopt;
        found = rate;
    }
    return found;
}

// The HT that a TTC comes from: HT + TVA grows with HT, so there is one or none.
std::optional<Cents> base_of(Cents total, Taux rate)
{
    auto const scale = 10000 + std::int64_t{ rate.basis_points() };
    auto const near = total.count() / scale * 10000 + total.count() % scale * 10000 / scale;
    for (std::int64_t cents = near - 1; cents <= near + 1; ++cents) {
        auto const base = Cents::of(cents);
        if (base + part_arrondie_au_demi_superieur(base, rate) == total)
            return base;
    }
    return std::nullopt;
}

// What the members of `set` must be for the others to hold; none when they cannot be, or could be
// several things.
std::optional<Triplet> completed(Triplet triplet, unsigned set, Lois const& lois)
{
    switch (set) {
    case 0:
        break;
    case ttc:
    case ttc | taux:
        triplet.ttc = *triplet.ht + *triplet.tva;
        break;
    case tva:
    case tva | taux:
        triplet.tva = *triplet.ttc - *triplet.ht;
        break;
    case ht:
    case ht | taux:
        triplet.ht = *triplet.ttc - *triplet.tva;
        break;
    case taux:
        break;
    case tva | ttc:
        triplet.tva = part_arrondie_au_demi_superieur(*triplet.ht, *triplet.taux);
        triplet.ttc = *triplet.ht + *triplet.tva;
        break;
    case ht | tva:
        triplet.ht = base_of(*triplet.ttc, *triplet.taux);
        if (!triplet.ht)
            return std::nullopt;
        triplet.tva = *triplet.ttc - *triplet.ht;
        break;
    default:
        return std::nullopt;
    }
    if ((set & taux) != 0) {
        triplet.taux = rate_of(*triplet.ht, *triplet.tva, lois);
        if (!triplet.taux)
            return std::nullopt;
    }
    return holds_together(triplet, lois) ? std::optional(triplet) : std::nullopt;
}

// How many of these places bear what a reading changes, less how many bear what it drops.
int support(Triplet const& reading, Triplet const& declare, std::vector<Triplet> const& temoins)
{
    int score = 0;
    auto const count = [&](auto member) {
        if (reading.*member == declare.*member)
            return;
        for (auto const& temoin : temoins) {
            if (!(temoin.*member))
                continue;
            score += temoin.*member == reading.*member ? 1 : 0;
            score -= temoin.*member == declare.*member ? 1 : 0;
        }
    };
    count(&Triplet::ht);
    count(&Triplet::tva);
    count(&Triplet::ttc);
    count(&Triplet::taux);
    return score;
}

// A way to make the triplet hold together, and what speaks for it: other papers, then sums.
struct Lecture {
    Triplet triplet;
    bool touches_ht = false; // although it could be read
    std::pair<int, int> appui;
};

// Every set of members to change, by number, then from what is computed to what is not.
constexpr std::array sets = { 0U, unsigned{ ttc }, unsigned{ tva }, unsigned{ ht },
    unsigned{ taux }, tva | ttc, ht | tva, ttc | taux, tva | taux, ht | taux };

int size_of(unsigned set)
{
    return __builtin_popcount(set);
}

// A rate that can be read is one of two things to change only when the other cannot be read either.
bool is_candidate(unsigned set, unsigned missing)
{
    bool const covers = (set & missing) == missing;
    return covers && (size_of(set) < 2 || (set & taux) == 0 || (missing & taux) != 0);
}

std::vector<Lecture> readings_of(
    Triplet const& declare, Temoins const& temoins, Lois const& lois, int size)
{
    auto const missing = unknown(declare);
    std::vector<Lecture> all;
    for (auto const set : sets) {
        if (size_of(set) != size || !is_candidate(set, missing))
            continue;
        auto const triplet = completed(declare, set, lois);
        if (!triplet || std::ranges::find(all, *triplet, &Lecture::triplet) != all.end())
            continue;
        std::pair const appui{ support(*triplet, declare, temoins.pieces),
            support(*triplet, declare, temoins.sommes) };
        if (appui.first >= 0)
            all.push_back({ *triplet, (set & ~missing & ht) != 0, appui });
    }
    return all;
}

// A HT that can be read is changed only when nothing else can be, or when something speaks for it.
std::optional<Triplet> only_reading(std::vector<Lecture> lectures, int size)
{
    bool const computed
        = std::ranges::any_of(lectures, [](Lecture const& lecture) { return !lecture.touches_ht; });
    std::erase_if(lectures, [&](Lecture const& lecture) {
        return lecture.touches_ht && (computed || size > 1) && lecture.appui <= std::pair{ 0, 0 };
    });
    if (lectures.empty())
        return std::nullopt;
    auto const best = std::ranges::max(lectures, {}, &Lecture::appui).appui;
    std::erase_if(lectures, [&](Lecture const& lecture) { return lecture.appui < best; });
    return lectures.size() == 1 ? std::optional(lectures.front().triplet) : std::nullopt;
}

}

bool holds_together(Triplet const& triplet, Lois const& lois)
{
    auto const zero = Cents{};
    return triplet.ht && triplet.tva && triplet.ttc && triplet.taux && *triplet.ht > zero
        && *triplet.tva >= zero && *triplet.ttc > zero && *triplet.ht + *triplet.tva == *triplet.ttc
        && is_vat(*triplet.ht, *triplet.taux, *triplet.tva, lois.tolerance);
}

std::optional<Triplet> resolve(Triplet const& declare, Temoins const& temoins, Lois const& lois)
{
    for (int size = size_of(unknown(declare)); size <= 2; ++size) {
        auto const lectures = readings_of(declare, temoins, lois, size);
        if (!lectures.empty())
            return only_reading(lectures, size);
    }
    return std::nullopt;
}

}
