// SPDX-License-Identifier: EUPL-1.2
#include "reglement/empreinte.h"

#include "base/sha256.h"

#include <fmt/format.h>

namespace quitus::reglement {

std::string empreinte_of(std::vector<std::string_view> const& parts)
{
    base::Sha256 sha256;
    for (auto const part : parts) {
        sha256.update(fmt::format("{}:", part.size()));
        sha256.update(part);
    }
    return sha256.finish();
}

}
