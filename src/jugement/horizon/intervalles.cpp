// SPDX-License-Identifier: EUPL-1.2
#include "jugement/horizon/intervalles.h"

#include "base/ensure.h"

#include <map>
#include <set>

namespace quitus::jugement {

namespace {

using calendrier::Instant;
using verdict::Intervalle;
using verdict::Issue;

using Connues = std::map<Instant, Issue>;

// Where to look next between neighbours that differ and do not touch.
std::set<Instant> middles(Connues const& connues)
{
    std::set<Instant> found;
    for (auto right = std::next(connues.begin()); right != connues.end(); ++right) {
        auto const& [before, issue] = *std::prev(right);
        auto const gap = right->first.seconds_since_1970() - before.seconds_since_1970();
        if (gap > 1 && issue != right->second)
            found.insert(before.plus_secondes(gap / 2));
    }
    return found;
}

std::vector<Intervalle> merged(Connues const& connues)
{
    std::vector<Intervalle> intervalles;
    for (auto const& [instant, issue] : connues) {
        if (!intervalles.empty() && intervalles.back().issue == issue)
            continue;
        if (!intervalles.empty())
            intervalles.back().a = instant;
        intervalles.push_back({ .de = intervalles.empty() ? std::nullopt : std::optional(instant),
            .a = {},
            .issue = issue });
    }
    return intervalles;
}

}

std::vector<Intervalle> find_intervalles(Essayer const& essayer, std::vector<Instant> const& depart)
{
    QUITUS_ENSURE(!depart.empty());
    Connues connues;
    std::set<Instant> next(depart.begin(), depart.end());
    while (!next.empty()) {
        std::vector<Instant> const instants(next.begin(), next.end());
        auto essais = essayer(instants);
        QUITUS_ENSURE(essais.size() == instants.size());
        next.clear();
        for (std::size_t rang = 0; rang < instants.size(); ++rang) {
            connues.emplace(instants[rang], std::move(essais[rang].issue));
            next.insert(essais[rang].suites.begin(), essais[rang].suites.end());
        }
        next.merge(middles(connues));
        std::erase_if(next, [&](Instant instant) { return connues.contains(instant); });
    }
    return merged(connues);
}

}
