// SPDX-License-Identifier: EUPL-1.2
// QUITUS_ENSURE guards what only a bug can break; it stays on in release. Never for user input.
#pragma once

namespace quitus::base {

// Prints the broken promise and its place on stderr, then aborts. The place comes from the two
// builtins that both compilers know: clang 14 has no std::source_location.
[[noreturn]] void abandon(
    char const* promise, char const* file = __builtin_FILE(), unsigned line = __builtin_LINE());

}

#define QUITUS_ENSURE(promise)                                                                     \
    ((promise) ? static_cast<void>(0) : ::quitus::base::abandon(#promise))
