// SPDX-License-Identifier: EUPL-1.2
// The audit of the journal: every link is what the former and the event give, numbers follow each
// other, and the tables of state are what the events give when they are replayed from nothing.
// Guarantees: 5-contract section 8; 4-standards 6.9.
#pragma once

#include "guichet/ports.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quitus::guichet {

struct RapportDAudit {
    std::int64_t evenements = 0;
    std::int64_t demandes = 0;
    std::int64_t ecritures = 0;
    std::string tete; // last link: published elsewhere, it shows that no tail was cut
    std::vector<std::string> fautes; // French; empty when all is well
};

// `vide` is an empty register, in which the events are replayed.
RapportDAudit verifier_journal(Registre const& registre, Registre& vide);

}
