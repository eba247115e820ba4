// SPDX-License-Identifier: EUPL-1.2
#include "base/markup.h"

#include "base/utf8.h"

#include <array>

namespace quitus::base {

namespace {

bool is_illegal(char32_t character)
{
    bool const is_space = character == '\t' || character == '\n' || character == '\r';
    return (character < 0x20 && !is_space) || (character >= 0x7F && character <= 0x9F)
        || character == 0xFFFE || character == 0xFFFF;
}

std::string_view reference_of(unsigned char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

std::string_view space_reference_of(unsigned char byte)
{
    switch (byte) {
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return {};
    }
}

// Bytes written as they stand, whatever is asked.
constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        table[byte] = byte != '&' && byte != '<' && byte != '>' && byte != '"' && byte != '\'';
    return table;
}();

void append_escaped(std::string& out, std::string_view text, bool refers_to_spaces)
{
    std::size_t kept = 0; // everything before is already in `out`
    for (std::size_t at = 0; at < text.size();) {
        if (plain[static_cast<unsigned char>(text[at])]) { // nearly all of them
            ++at;
            continue;
        }
        auto const byte = static_cast<unsigned char>(text[at]);
        auto const character = utf8_character(text, at);
        auto replacement = reference_of(byte);
        if (replacement.empty() && refers_to_spaces)
            replacement = space_reference_of(byte);
        if (!character.is_valid || is_illegal(character.value))
            replacement = replacement_character;
        auto const next = at + character.length;
        if (!replacement.empty()) {
            out.append(text, kept, at - kept);
            out += replacement;
            kept = next;
        }
        at = next;
    }
    out.append(text, kept);
}

}

void append_html_escaped(std::string& out, std::string_view text)
{
    append_escaped(out, text, false);
}

void append_xml_escaped(std::string& out, std::string_view text)
{
    append_escaped(out, text, true);
}

}
