// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

namespace quitus::identite {

namespace {

constexpr std::size_t national_id_length = 12;
constexpr char national_id_prefix_of_rpps = '8';

// A département of Corsica (2A, 2B) or overseas as the ADELI directory wrote it (9A to 9D, 9F).
bool is_lettered_departement(char first, char second)
{
    if (first == '2')
        return second == 'A' || second == 'B';
    return first == '9' && ((second >= 'A' && second <= 'D') || second == 'F');
}

}

Lu<Rpps> Rpps::parse(std::string_view text)
{
    // The key covers the RPPS alone: the prefix of the national id has no part in it.
    if (text.size() == national_id_length && text.front() == national_id_prefix_of_rpps)
        text.remove_prefix(1);
    if (text.size() != 11 || !all_digits(text))
        return tl::unexpected(Defaut::forme);
    if (all_zeros(text))
        return tl::unexpected(Defaut::nul);
    if (luhn_sum(text) % 10 != 0)
        return tl::unexpected(Defaut::cle);
    return Rpps(text);
}

bool Rpps::is_national_id(std::string_view text)
{
    return text.size() == national_id_length && parse(text).has_value();
}

Lu<Adeli> Adeli::parse(std::string_view text)
{
    if (text.size() != 9 || !all_digits(text.substr(2)))
        return tl::unexpected(Defaut::forme);
    if (is_lettered_departement(text[0], text[1]))
        return Adeli(text);
    if (!all_digits(text.substr(0, 2)))
        return tl::unexpected(Defaut::forme);
    if (all_zeros(text))
        return tl::unexpected(Defaut::nul);
    if (luhn_sum(text) % 10 != 0)
        return tl::unexpected(Defaut::cle);
    return Adeli(text);
}

bool Adeli::key_is_checkable() const
{
    return is_digit(text()[1]);
}

}
