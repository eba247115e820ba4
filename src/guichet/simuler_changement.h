// SPDX-License-Identifier: EUPL-1.2
// The act of simulating a change of the regulation: a stock is judged before and after it, and what
// moves is told. Nothing is kept of a request but its verdict, its rules and its euros.
#pragma once

#include "base/result.h"
#include "guichet/verifier_demandes.h"
#include "verdict/simulation.h"

#include <functional>
#include <vector>

namespace quitus::guichet {

struct Changement {
    reglement::Reglement const& avant;
    reglement::Reglement const& apres;
};

// Who follows the simulation while it runs. Both may be empty.
struct SuiviSimulation {
    std::function<void()> jugee; // each time that a request has been judged: twice for each
    std::function<void(verdict::DemandeConcernee&&)> concernee; // in the order of the stock
};

base::Result<verdict::Simulation> simule_changement(std::vector<DocumentDepose> const& documents,
    Changement const& changement, OptionsVerification const& options, SuiviSimulation const& suivi);

}
