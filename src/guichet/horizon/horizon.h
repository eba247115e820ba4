// SPDX-License-Identifier: EUPL-1.2
// The act of looking along time: one request is judged as if filed at many instants, the context
// keeping its own. The instants come from what the judgment reads (parameters, versions of the
// regulation) and from the dates of the documents; every midnight around them is tried too.
#pragma once

#include "guichet/verifier_demandes.h"
#include "verdict/horizon.h"

namespace quitus::guichet {

// Exactly one of the documents is not context. `options.instant` is that of `actuelle`.
verdict::Horizon horizon(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options);

}
