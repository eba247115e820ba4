// SPDX-License-Identifier: EUPL-1.2
// The act of simulating a change of the regulation: a stock is judged before and after it, and what
// moves is told.
#pragma once

#include "base/result.h"
#include "guichet/verifier_demandes.h"
#include "verdict/simulation.h"

#include <functional>

namespace quitus::guichet {

struct Changement {
    reglement::Reglement const& avant;
    reglement::Reglement const& apres;
};

// Who follows the simulation while it runs.
struct SuiviSimulation {
    // In the order of the stock.
    std::function<void(verdict::DemandeConcernee&&)> concernee = [](auto&&) {};
    // How many documents were read or judged, of twice their number.
    std::function<void(std::size_t done)> progress = [](std::size_t) {};
};

// Error `somme_trop_grande`: the amounts of the stock do not add up in 64 bits.
base::Result<verdict::Simulation> simule_changement(DocumentsDonnes const& documents,
    Changement const& changement, OptionsVerification const& options, SuiviSimulation const& suivi);

}
