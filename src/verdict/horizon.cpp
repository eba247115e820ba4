// SPDX-License-Identifier: EUPL-1.2
#include "verdict/horizon.h"

#include <algorithm>

namespace quitus::verdict {

Issue issue_of(Verdict verdict, std::optional<int> cas, std::vector<Constat> const& constats)
{
    Issue issue{ .verdict = verdict, .cas = cas, .regles = {} };
    for (auto const& constat : constats) {
        if (constat.consequence != Consequence::information
            && std::ranges::find(issue.regles, constat.regle) == issue.regles.end())
            issue.regles.push_back(constat.regle);
    }
    return issue;
}

std::size_t Horizon::rank_of(calendrier::Instant instant) const
{
    auto const found = std::ranges::find_if(intervalles,
        [&](Intervalle const& intervalle) { return !intervalle.a || instant < *intervalle.a; });
    return static_cast<std::size_t>(found - intervalles.begin());
}

}
