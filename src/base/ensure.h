// SPDX-License-Identifier: EUPL-1.2
// QUITUS_ENSURE guards what only a bug can break; it stays on in release. Never for user input.
#pragma once

#include <source_location>

namespace quitus::base {

// Prints the broken promise and its place on stderr, then aborts.
[[noreturn]] void abandon(char const* promise, std::source_location place = std::source_location::current());

}

#define QUITUS_ENSURE(promise) ((promise) ? static_cast<void>(0) : ::quitus::base::abandon(#promise))
