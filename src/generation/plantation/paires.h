// SPDX-License-Identifier: EUPL-1.2
// Defects that take two requests: the same beneficiary, or the same file, in two files of
// financing. The rule speaks on both, so both are known to bear it.
#pragma once

#include "generation/plantation/plantation.h"

namespace quitus::generation {

// From time to time, a pair of each kind among the documents chosen; both get the same rule.
std::vector<Plantation> plant_pairs(Lot const& lot, Alea& alea);

}
