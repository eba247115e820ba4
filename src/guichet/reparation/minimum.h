// SPDX-License-Identifier: EUPL-1.2
// Drops the changes that can be spared: with what is left, taking any other one away leaves the
// request blocked.
#pragma once

#include "guichet/reparation/retouches.h"

#include <functional>

namespace quitus::guichet {

// `judge` is that of a text of the request; with all the changes, nothing blocks.
void minimise(Retouches& retouches, std::function<verdict::DemandeJugee(std::string)> const& judge);

}
