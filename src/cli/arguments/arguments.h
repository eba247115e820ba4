// SPDX-License-Identifier: EUPL-1.2
// Reads the arguments and runs the command they name. The only file that knows the library of
// arguments, with the completion that is made from the same definition.
#pragma once

#include "cli/monde.h"

#include <string>
#include <vector>

namespace quitus::cli {

Code dispatch(std::vector<std::string> const& arguments, Monde& monde);

}
