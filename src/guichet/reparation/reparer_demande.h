// SPDX-License-Identifier: EUPL-1.2
// The act of mending a request: what its findings ask for is computed from what it already says,
// the result is judged again, and so on until nothing blocks or nothing more can be computed. Then
// every change that is not needed is dropped: taking any other away leaves the request blocked.
#pragma once

#include "guichet/verifier_demandes.h"
#include "verdict/reparation/reparation.h"

namespace quitus::guichet {

// Exactly one of the documents is not context: the one to mend.
verdict::Reparation repare_demande(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options);

}
