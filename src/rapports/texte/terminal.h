// SPDX-License-Identifier: EUPL-1.2
// Lines of text for a terminal, which stop at the asked width, and their colours.
#pragma once

#include "verdict/regle.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace quitus::rapports {

// The text in the colour of its verdict.
std::string in_colour(verdict::Verdict verdict, std::string_view text);

// Columns that a terminal gives to the text: none for a combining mark, two for a wide character.
std::size_t columns(std::string_view text);

// Appends `text`, broken at its spaces so that no line passes `width`; the first line starts after
// `lead`, the next ones under its end. A word wider than a line stands alone, unbroken: a path must
// remain one thing to copy.
void append_wrapped(
    std::string& out, std::string_view lead, std::string_view text, std::size_t width);

}
