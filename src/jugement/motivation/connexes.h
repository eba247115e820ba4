// SPDX-License-Identifier: EUPL-1.2
// What is known beside the document, as a person names it: the instants, the avance, the
// attestations, the delivery… with what to give when it is not known.
#pragma once

#include "jugement/faits.h"
#include "verdict/motivation.h"

#include <vector>

namespace quitus::jugement {

struct FaitConnexe {
    base::Place place; // of the member of the facts, or of the known avance
    verdict::FaitConsulte fait; // its place in the document is not filled in
    // It tells which regulation and which documents apply, and nothing of the request: to read it
    // is not to look at the request.
    bool cadre = false;
};

std::vector<FaitConnexe> faits_connexes(Faits const& faits);

}
