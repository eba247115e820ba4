// SPDX-License-Identifier: EUPL-1.2
// The state of a demande that a person saw before she acted: her form bears it, the act compares.
#pragma once

#include "web/cadre/visite.h"

#include <optional>

namespace quitus::web {

inline constexpr std::string_view champ_revision = "revision";

// Zero, which no state bears, when the form holds none: the act is then refused as too late.
std::int64_t revision_seen(Visite const& visite);

}
