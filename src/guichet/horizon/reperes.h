// SPDX-License-Identifier: EUPL-1.2
// Marks along time: the instants and days that a judgment may hang on, and the delays counted from
// them. From there, the instants worth trying: each instant and its neighbours to the second, and
// the midnights of Paris around each day and around the end of each delay.
#pragma once

#include "calendrier/instant.h"

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace quitus::guichet {

class Reperes {
public:
    // Every date and instant that a document bears, whatever their place.
    void note_dates(std::string_view texte);
    void note(calendrier::Instant instant);
    void note_delai(std::int64_t jours);
    // Was anything noted that was not known, since the last call?
    bool take_novelty();
    std::vector<calendrier::Instant> instants() const;

private:
    void note(calendrier::Jour jour);
    std::vector<calendrier::Jour> ends_from(calendrier::Jour jour) const;

    std::set<calendrier::Instant> m_instants;
    std::set<calendrier::Jour> m_jours;
    std::set<std::int32_t> m_delais;
    std::size_t m_octets = 0; // of the documents
    bool m_novelty = false;
};

}
