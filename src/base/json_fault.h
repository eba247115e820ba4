// SPDX-License-Identifier: EUPL-1.2
// Where and why a text stops being JSON: a second, slower reading, done only once the fast one has
// failed.
#pragma once

#include "base/json.h"

#include <optional>
#include <string_view>

namespace quitus::base {

// None when the slower reading finds nothing wrong.
std::optional<JsonFault> fault_of(std::string_view text, bool known_not_utf8);

}
