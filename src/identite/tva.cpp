// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

#include <charconv>

namespace quitus::identite {

namespace {

// Rank of a sign of the key among the 34 allowed: ten digits, then the letters without I and O, too
// like 1 and 0.
std::optional<unsigned> rank_of_sign(char sign)
{
    if (is_digit(sign))
        return digit_value(sign);
    if (!is_upper(sign) || sign == 'I' || sign == 'O')
        return std::nullopt;
    auto rank = static_cast<unsigned>(sign - 'A') + 10;
    rank -= sign > 'I' ? 1 : 0;
    rank -= sign > 'O' ? 1 : 0;
    return rank;
}

bool key_is_right(char first, char second, std::uint32_t siren)
{
    auto const high = *rank_of_sign(first);
    auto const low = *rank_of_sign(second);
    if (is_digit(first) && is_digit(second))
        return high * 10 + low == (12 + 3 * (siren % 97)) % 97;

    auto const key = is_digit(first) ? 24 * high + low - 10 : 34 * high + low - 100;
    return (siren + 1 + key / 11) % 11 == key % 11;
}

// The bodies of Monaco hold French VAT numbers of this shape, with no SIREN behind them.
bool is_of_monaco(std::string_view number)
{
    return number.starts_with("000");
}

}

Lu<NumeroTva> NumeroTva::parse(std::string_view text)
{
    if (text.size() != 13 || !text.starts_with("FR"))
        return tl::unexpected(Defaut::forme);
    auto const number = text.substr(4);
    if (!rank_of_sign(text[2]) || !rank_of_sign(text[3]) || !all_digits(number))
        return tl::unexpected(Defaut::forme);
    if (all_zeros(number))
        return tl::unexpected(Defaut::nul);
    if (!is_of_monaco(number) && !Siren::parse(number))
        return tl::unexpected(Defaut::cle);

    std::uint32_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    if (!key_is_right(text[2], text[3], value))
        return tl::unexpected(Defaut::cle);
    return NumeroTva(text);
}

std::optional<Siren> NumeroTva::siren() const
{
    auto const number = text().substr(4);
    if (is_of_monaco(number))
        return std::nullopt;
    return Siren::parse(number).value();
}

}
