// SPDX-License-Identifier: EUPL-1.2
// What happens to each demande of the demonstration, and when: acts in order of time, each by the
// counter, at the instant of a clock that the scenario moves.
#pragma once

#include "service/demonstration/dossiers.h"
#include "service/ouverture/ouverture.h"

#include <string>
#include <vector>

namespace quitus::service {

struct Distribution { // who plays
    std::vector<acces::Acteur> fournisseurs; // by rank of company
    acces::Acteur gestionnaire, administrateur;
};

// Everything that happens before `depart`.
void play(Ouverture& ouverture, DossiersDeDemonstration const& dossiers,
    Distribution const& distribution, Instant depart);

}
