// SPDX-License-Identifier: EUPL-1.2
#include "pieces/livraison.h"

namespace quitus::pieces {

std::string_view base_name(std::string_view nom)
{
    auto const slash = nom.rfind('/');
    return slash == std::string_view::npos ? nom : nom.substr(slash + 1);
}

}
