// SPDX-License-Identifier: EUPL-1.2
// One line of diagnostics. A path or an argument may hold a personal health identifier: it is
// masked here too (IDT-009).
#pragma once

#include "cli/monde.h"

#include <string>
#include <string_view>

namespace quitus::cli {

// A message that goes on after a colon: its capital goes, unless it is that of an acronym.
std::string after_colon(std::string message);

void say(Monde& monde, std::string_view texte);

}
