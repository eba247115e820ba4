// SPDX-License-Identifier: EUPL-1.2
// Reads and writes the fixed-width numbers of dates and hours: ASCII digits, nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::calendrier {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// The number written in full by `text`; none when a character is no digit. Requires nine digits at
// most.
constexpr std::optional<int> number_of(std::string_view text)
{
    int value = 0;
    for (char const c : text) {
        if (!is_digit(c))
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// Requires a value from 0 to 99.
inline void append_two_digits(std::string& text, std::int64_t value)
{
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
}

}
