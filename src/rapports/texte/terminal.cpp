// SPDX-License-Identifier: EUPL-1.2
#include "rapports/texte/terminal.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace quitus::rapports {

namespace {

struct Range {
    char32_t first, last;
};

constexpr bool lies_in(char32_t character, Range range)
{
    return character >= range.first && character <= range.last;
}

constexpr std::array without_width = std::to_array<Range>({ { 0x0300, 0x036F }, { 0x200B, 0x200D },
    { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF } });
constexpr std::array wide
    = std::to_array<Range>({ { 0x1100, 0x115F }, { 0x2E80, 0xA4CF }, { 0xAC00, 0xD7A3 },
        { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 },
        { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F900, 0x1FAFF }, { 0x20000, 0x3FFFD } });

std::string_view colour_of(verdict::Verdict verdict)
{
    switch (verdict) {
    case verdict::Verdict::recevable:
        return "\x1b[32m";
    case verdict::Verdict::a_verifier:
        return "\x1b[36m";
    case verdict::Verdict::a_modifier:
        return "\x1b[33m";
    case verdict::Verdict::rejet:
        return "\x1b[31m";
    }
    return {};
}

bool lies_in_any(char32_t character, auto const& ranges)
{
    return std::ranges::any_of(ranges, [&](Range range) { return lies_in(character, range); });
}

}

std::string in_colour(verdict::Verdict verdict, std::string_view text)
{
    return std::string(colour_of(verdict)).append(text).append("\x1b[0m");
}

std::size_t columns(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = base::utf8_character(text, at);
        if (lies_in_any(character.value, wide))
            count += 2;
        else if (!lies_in_any(character.value, without_width))
            ++count;
        at += character.length;
    }
    return count;
}

void append_wrapped(
    std::string& out, std::string_view lead, std::string_view text, std::size_t width)
{
    auto const indent = columns(lead);
    out += lead;
    auto used = indent;
    bool starts_line = true;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        auto const word_columns = columns(word);
        if (!starts_line && used + 1 + word_columns > width) {
            out += '\n';
            out.append(indent, ' ');
            used = indent;
            starts_line = true;
        }
        if (!starts_line) {
            out += ' ';
            ++used;
        }
        out += word;
        used += word_columns;
        starts_line = false;
    }
    out += '\n';
}

}
