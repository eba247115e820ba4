// SPDX-License-Identifier: EUPL-1.2
// The print of a campaign: the same data, the same value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

// SHA-256 in hexadecimal. Each part counts with its length: no two lists of parts give the same
// bytes.
std::string empreinte_of(std::vector<std::string_view> const& parts);

}
