// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace quitus::base {

void abandon(char const* promise, char const* file, unsigned line)
{
    std::fprintf(stderr, "quitus\u00a0: défaut interne, promesse rompue\u00a0: %s (%s:%u)\n",
        promise, file, line);
    std::abort();
}

}
