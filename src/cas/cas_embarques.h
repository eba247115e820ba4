// SPDX-License-Identifier: EUPL-1.2
// The cases and their base documents as they were when the program was built, so that a rule can be
// explained with its own cases wherever the program runs.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace quitus::cas {

// Every file of tests/cas by its path below it ("CAL-003.yaml", "bases/solde_pha_lgo.json"), with
// its text.
std::vector<std::pair<std::string_view, std::string_view>> const& embedded_files();

}
