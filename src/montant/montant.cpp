// SPDX-License-Identifier: EUPL-1.2
#include "montant/montant.h"

#include <algorithm>
#include <charconv>

namespace quitus::montant {

namespace {

constexpr std::size_t integer_digits_max = 12;
constexpr std::size_t decimals_max = 9;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_zero(char c)
{
    return c == '0';
}

bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, is_digit);
}

// Requires digits only, few enough for 64 bits.
std::int64_t value_of(std::string_view digits)
{
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// The two first decimals as cents: "5" is 50.
std::int64_t cents_of(std::string_view decimals)
{
    return value_of(decimals.substr(0, 2)) * (decimals.size() == 1 ? 10 : 1);
}

}

std::optional<Montant> Montant::parse(std::string_view texte)
{
    auto const has_sign = texte.starts_with('-');
    auto const unsigned_text = texte.substr(has_sign ? 1 : 0);
    auto const point = unsigned_text.find('.');
    auto const integer = unsigned_text.substr(0, point);
    if (integer.empty() || integer.size() > integer_digits_max || !all_digits(integer))
        return std::nullopt;

    std::string_view decimals;
    if (point != std::string_view::npos) {
        decimals = unsigned_text.substr(point + 1);
        if (decimals.empty() || decimals.size() > decimals_max || !all_digits(decimals))
            return std::nullopt;
    }

    auto const has_value
        = !std::ranges::all_of(integer, is_zero) || !std::ranges::all_of(decimals, is_zero);
    Montant read{ .texte = texte, .decimales = static_cast<int>(decimals.size()) };
    read.negatif = has_sign && has_value;
    auto const beyond_cents = decimals.substr(std::min<std::size_t>(decimals.size(), 2));
    if (std::ranges::all_of(beyond_cents, is_zero)) {
        auto const magnitude = value_of(integer) * 100 + cents_of(decimals);
        read.cents = Cents::of(read.negatif ? -magnitude : magnitude);
    }
    return read;
}

}
