// SPDX-License-Identifier: EUPL-1.2
// A rule that the user names: in capitals or not, with the nearest one when it is none.
#pragma once

#include "cli/monde.h"
#include "verdict/regle.h"

#include <string>

namespace quitus::cli {

// Null when no rule bears that id.
verdict::Regle const* known_rule(std::string const& nom);
Code refuse_rule(Monde& monde, std::string const& nom);

}
