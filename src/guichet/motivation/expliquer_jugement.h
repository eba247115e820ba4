// SPDX-License-Identifier: EUPL-1.2
// The act of telling why: one request is judged as `check` would, and every rule tells what it
// looked at. Requirement: A-26.
#pragma once

#include "guichet/verifier_demandes.h"
#include "verdict/motivation.h"

namespace quitus::guichet {

// Exactly one of the documents is not context.
verdict::Motivation explique_jugement(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification options);

}
