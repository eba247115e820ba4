// SPDX-License-Identifier: EUPL-1.2
// Amounts stand in most sentences and in every report: they are put together from digits, which is
// several times quicker than a format.
#include "montant/montant.h"

#include <array>
#include <charconv>
#include <limits>

namespace quitus::montant {

namespace {

constexpr std::string_view narrow_no_break_space = "\u202f";

// Also right for the smallest 64-bit number, whose opposite does not exist among signed ones.
std::uint64_t magnitude_of(Cents montant)
{
    auto const bits = static_cast<std::uint64_t>(montant.count());
    return montant.is_negative() ? 0 - bits : bits;
}

void append_two_digits(std::string& text, std::uint64_t value)
{
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
}

void append_grouped(std::string& text, std::uint64_t value, std::string_view separator)
{
    std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> buffer{};
    auto const* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    for (char const* at = buffer.data(); at != end; ++at) {
        if (at != buffer.data() && (end - at) % 3 == 0)
            text += separator;
        text += *at;
    }
}

}

std::string decimal_text(Cents montant)
{
    auto const magnitude = magnitude_of(montant);
    std::string text(montant.is_negative() ? "-" : "");
    append_grouped(text, magnitude / 100, "");
    text += '.';
    append_two_digits(text, magnitude % 100);
    return text;
}

std::string euros(Cents montant)
{
    auto const magnitude = magnitude_of(montant);
    std::string text(montant.is_negative() ? "−" : "");
    append_grouped(text, magnitude / 100, narrow_no_break_space);
    text += ',';
    append_two_digits(text, magnitude % 100);
    text += "\u00a0€";
    return text;
}

}
