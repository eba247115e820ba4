// SPDX-License-Identifier: EUPL-1.2
// Until when a request could still be filed: the last second, from its own instant on, at which the
// calendar does not refuse it. The engine says so: the request is judged at every instant that its
// judgment reads, in the parameters and in the versions of the regulation.
#pragma once

#include "guichet/verifier_demandes.h"

#include <functional>

namespace quitus::guichet {

struct DernierInstant {
    bool existe = false; // false: every instant from the filing on is refused
    std::optional<calendrier::Instant> instant; // none: the calendar sets no end
};

// `judge` is that of the request as if filed at an instant, on this thread. A refusal by `ignoree`
// does not count: it is what would be mended.
DernierInstant dernier_instant(
    std::function<verdict::DemandeJugee(calendrier::Instant)> const& judge,
    calendrier::Instant depot, reglement::Reglement const& reglement,
    std::optional<verdict::IdRegle> ignoree = std::nullopt);

}
