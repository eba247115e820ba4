// SPDX-License-Identifier: EUPL-1.2
// Small questions about text: the nearest known name, what a person would call the same text,
// digits.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace quitus::base {

// The known name nearest to `name` by edit distance, or empty when none is near enough to be worth
// proposing.
std::string_view nearest_name(std::string_view name, std::span<std::string_view const> known);

// Lower case, accents and ligatures undone, typographic apostrophes made plain, runs of white space
// made one space: two texts that a reader takes for the same fold to the same text. Invalid UTF-8
// is kept as it stands.
std::string fold(std::string_view text);

// Accents written apart from their letter (NFD, as a Macintosh writes file names) joined to it, for
// the letters of French. Everything else is unchanged, case included.
std::string join_accents(std::string_view text);

bool is_digits(std::string_view text);

}
