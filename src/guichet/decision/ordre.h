// SPDX-License-Identifier: EUPL-1.2
// What the decisions have in common: the order is decided on the state as it is now, and recorded.
#pragma once

#include "guichet/decision/decisions.h"
#include "guichet/portail/revision.h"
#include "instruction/decision.h"

#include <functional>

namespace quitus::guichet {

// Completes the order with what only the state of the demande tells.
using Precision = std::function<void(instruction::Ordre&, Suivi const&)>;

base::Result<Suivi> decide_and_record(Portail& portail, Cible const& cible,
    instruction::Ordre ordre, Precision const& precision = {});

}
