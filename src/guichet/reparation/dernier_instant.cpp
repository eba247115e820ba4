// SPDX-License-Identifier: EUPL-1.2
#include "guichet/reparation/dernier_instant.h"

#include <algorithm>
#include <map>

namespace quitus::guichet {

namespace {

using calendrier::Instant;

class Echeances final : public reglement::Temoin {
public:
    void parametre_lu(reglement::ParametreVu const& vu) override
    {
        if (vu.instant)
            instants.push_back(*vu.instant);
    }
    std::vector<Instant> instants;
};

bool is_refused_by_the_calendar(
    verdict::DemandeJugee const& jugee, std::optional<verdict::IdRegle> ignoree)
{
    return std::ranges::any_of(jugee.constats, [&](verdict::Constat const& constat) {
        return constat.consequence == verdict::Consequence::rejet
            && constat.regle.famille() == "CAL" && constat.regle != ignoree;
    });
}

}

DernierInstant dernier_instant(std::function<verdict::DemandeJugee(Instant)> const& judge,
    Instant depot, reglement::Reglement const& reglement, std::optional<verdict::IdRegle> ignoree)
{
    std::map<Instant, bool> refused;
    auto to_try = reglement.changements();
    to_try.push_back(depot);
    while (!to_try.empty()) {
        auto const instant = to_try.back();
        to_try.pop_back();
        if (instant < depot || refused.contains(instant))
            continue;
        Echeances echeances;
        {
            reglement::SousTemoin const listens(echeances);
            refused[instant] = is_refused_by_the_calendar(judge(instant), ignoree);
        }
        to_try.insert(to_try.end(), echeances.instants.begin(), echeances.instants.end());
    }
    auto const last = std::find_if(
        refused.rbegin(), refused.rend(), [](auto const& one) { return !one.second; });
    if (last == refused.rend())
        return {};
    if (last == refused.rbegin())
        return { true, std::nullopt };
    return { true, std::prev(last)->first.plus_secondes(-1) };
}

}
