// SPDX-License-Identifier: EUPL-1.2
#include "verdict/motivation.h"

namespace quitus::verdict {

std::string_view text(SortDeRegle sort)
{
    switch (sort) {
    case SortDeRegle::hors_etape:
        return "hors_etape";
    case SortDeRegle::tient:
        return "tient";
    case SortDeRegle::parle:
        return "parle";
    case SortDeRegle::non_evaluee:
        return "non_evaluee";
    }
    return {};
}

}
