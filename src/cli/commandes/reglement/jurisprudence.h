// SPDX-License-Identifier: EUPL-1.2
// The cases embedded in the program, as `explain` and `requirements` need them.
#pragma once

#include "cas/jouer.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::cli {

// How many cases prove each rule.
std::map<std::string, std::size_t, std::less<>> cases_by_rule();
// The cases of one rule, or none when it has no file.
std::optional<cas::FichierDeCas> cases_of(std::string_view regle);
// What the cases stand on: the embedded documents, one campaign, and that of the
// program.
cas::Monde world_of_cases(reglement::Reglement const& reglement);

}
