// SPDX-License-Identifier: EUPL-1.2
// The characters of an identifier are ASCII bytes: the locale's opinion, or Unicode's other digits,
// must not count.
#pragma once

#include <algorithm>
#include <string_view>

namespace quitus::identite {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool is_letter_or_digit(char c)
{
    return is_digit(c) || is_upper(c) || is_lower(c);
}

constexpr char to_lower(char c)
{
    return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), is_digit);
}

constexpr bool all_zeros(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

constexpr unsigned digit_value(char c)
{
    return static_cast<unsigned>(c - '0');
}

}
