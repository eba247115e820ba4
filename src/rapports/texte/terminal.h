// SPDX-License-Identifier: EUPL-1.2
// Text laid out for a terminal: nothing that a document holds may move the cursor, change colours
// or turn the reading direction, and lines stop at the asked width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quitus::rapports {

// Control characters, direction overrides and bytes that are no text become U+FFFD; line breaks and
// tabs a space.
std::string printable(std::string_view text);

// Columns that a terminal gives to the text: none for a combining mark, two for a wide character.
std::size_t columns(std::string_view text);

// Appends `text`, broken at its spaces so that no line passes `width`; the first line starts after
// `lead`, the next ones under its end. A word wider than a line stands alone, unbroken: a path must
// remain one thing to copy.
void append_wrapped(
    std::string& out, std::string_view lead, std::string_view text, std::size_t width);

}
