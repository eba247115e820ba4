// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace quitus::base {

void abandon(char const* promise, std::source_location place)
{
    std::fprintf(stderr, "quitus: défaut interne, promesse rompue : %s (%s:%u)\n", promise, place.file_name(),
        static_cast<unsigned>(place.line()));
    std::abort();
}

}
