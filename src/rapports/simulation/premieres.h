// SPDX-License-Identifier: EUPL-1.2
// The requests that a report names out of a stock of any size: those that change of verdict take
// the places of the others.
#pragma once

#include "rapports/simulation/phrases.h"

#include <cstddef>
#include <vector>

namespace quitus::rapports {

class Premieres {
public:
    explicit Premieres(std::size_t max) : m_max(max) { }

    void add(verdict::DemandeConcernee const& demande)
    {
        bool const moves = demande.avant.verdict != demande.apres.verdict;
        auto& list = moves ? m_changent : m_gardent;
        if (list.size() < m_max)
            list.push_back(affichable(demande));
    }

    // Says how many were shown.
    template <typename Show>
    std::size_t for_each(Show&& show) const
    {
        std::size_t shown = 0;
        for (auto const* list : { &m_changent, &m_gardent }) {
            for (auto const& demande : *list) {
                if (shown == m_max)
                    return shown;
                show(demande);
                ++shown;
            }
        }
        return shown;
    }

private:
    std::size_t m_max;
    std::vector<verdict::DemandeConcernee> m_changent, m_gardent;
};

}
