// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

namespace quitus::base {

namespace {

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t least; // below it, the character was written longer than needed
};

Lead lead_of(unsigned char byte)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        return { 2, byte & 0x1FU, 0x80 };
    if (byte >= 0xE0 && byte <= 0xEF)
        return { 3, byte & 0x0FU, 0x800 };
    if (byte >= 0xF0 && byte <= 0xF4)
        return { 4, byte & 0x07U, 0x10000 };
    return { 0, 0, 0 };
}

}

std::string abridged(std::string text, std::size_t octets_max)
{
    if (text.size() <= octets_max)
        return text;
    auto end = octets_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text + "…";
}

// Counted in a byte, block by block, so that the compiler takes sixteen of the text at a time.
std::uint32_t characters_in(std::string_view text)
{
    constexpr signed char last_continuation = -65;
    constexpr std::size_t block_max = 255;
    auto count = static_cast<std::uint32_t>(text.size());
    while (!text.empty()) {
        auto const block = text.substr(0, block_max);
        std::uint8_t continuations = 0;
        for (char const c : block)
            continuations = static_cast<std::uint8_t>(
                continuations + (static_cast<signed char>(c) <= last_continuation ? 1 : 0));
        count -= continuations;
        text.remove_prefix(block.size());
    }
    return count;
}

Utf8Character utf8_character(std::string_view text, std::size_t at)
{
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return { first, 1, true };
    Utf8Character const broken{ first, 1, false };
    auto const lead = lead_of(first);
    if (lead.length == 0 || text.size() - at < lead.length)
        return broken;
    auto value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        auto const byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0U) != 0x80U)
            return broken;
        value = (value << 6U) | (byte & 0x3FU);
    }
    bool const is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.least || value > 0x10FFFF || is_surrogate)
        return broken;
    return { value, lead.length, true };
}

}
