// SPDX-License-Identifier: EUPL-1.2
// The command line: reads the arguments, runs one command, and turns every kind of trouble into its
// exit code.
#pragma once

#include "cli/monde.h"

#include <string>
#include <vector>

namespace quitus::cli {

inline constexpr char const* version = "0.1.0";

// `arguments` without the program's name. Never throws.
Code run(std::vector<std::string> const& arguments, Monde& monde);

}
