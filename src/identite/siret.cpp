// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

namespace quitus::identite {

namespace {

constexpr std::string_view siren_of_la_poste = "356000000";
constexpr std::string_view head_office_of_la_poste = "35600000000048";

// La Poste has more establishments than its Luhn numbers allow: all but its head office follow a
// rule of their own, and passing Luhn does not save them.
bool key_is_right(std::string_view siret)
{
    if (!siret.starts_with(siren_of_la_poste) || siret == head_office_of_la_poste)
        return luhn_sum(siret) % 10 == 0;

    unsigned sum = 0;
    for (char const digit : siret)
        sum += digit_value(digit);
    return sum % 5 == 0;
}

}

Lu<Siren> Siren::parse(std::string_view text)
{
    if (text.size() != 9 || !all_digits(text))
        return tl::unexpected(Defaut::forme);
    if (all_zeros(text))
        return tl::unexpected(Defaut::nul);
    if (luhn_sum(text) % 10 != 0)
        return tl::unexpected(Defaut::cle);
    return Siren(text);
}

Lu<Siret> Siret::parse(std::string_view text)
{
    if (text.size() != 14 || !all_digits(text))
        return tl::unexpected(Defaut::forme);
    if (auto const siren = Siren::parse(text.substr(0, 9)); !siren)
        return tl::unexpected(siren.error());
    if (!key_is_right(text))
        return tl::unexpected(Defaut::cle);
    return Siret(text);
}

Siren Siret::siren() const
{
    return Siren::parse(text().substr(0, 9)).value();
}

}
