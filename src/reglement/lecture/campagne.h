// SPDX-License-Identifier: EUPL-1.2
// From the texts of a campaign folder to checked data. Every fault of every file is told; the data
// counts only when there is none.
#pragma once

#include "reglement/donnees.h"
#include "reglement/fautes.h"

#include <vector>

namespace quitus::reglement {

// The texts must be sorted by name and outlive the faults.
Donnees read_campagne(std::vector<TexteReglement> const& textes, Fautes& fautes);

}
