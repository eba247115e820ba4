// SPDX-License-Identifier: EUPL-1.2
// The times at which an act is received, as the regulation says them: a set of intervals of
// seconds, from which an instant is drawn.
#pragma once

#include "calendrier/instant.h"
#include "generation/alea.h"

#include <optional>
#include <vector>

namespace quitus::generation {

using calendrier::Instant;
using calendrier::Jour;

struct Fenetre {
    Instant de, a; // `de` included, `a` excluded
};

class Fenetres {
public:
    // In order of time, apart from each other; an empty one is left out.
    void add(Fenetre fenetre);
    bool is_empty() const { return m_fenetres.empty(); }
    bool contains(Instant instant) const;
    // An instant of the set from `de` on, in office hours when one is found at once; none when
    // nothing of the set is left.
    std::optional<Instant> tire(Alea& alea, Instant de) const;

private:
    std::vector<Fenetre> m_fenetres;
};

// A day between the two, both included; the first when they are in disorder.
Jour jour_entre(Alea& alea, Jour premier, Jour dernier);

}
