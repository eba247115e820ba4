// SPDX-License-Identifier: EUPL-1.2
// Does a text match a pattern of the schema? Only what the published patterns use: literals,
// classes, groups of alternatives, {m,n}, « ? », anchored at both ends.
#pragma once

#include <string_view>

namespace quitus::normalisation {

// Aborts on a pattern that is not of this kind: the patterns are a part of the program.
bool matches(std::string_view motif, std::string_view texte);

}
