// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/chiffres.h"
#include "calendrier/instant.h"

#include <fmt/format.h>

namespace quitus::calendrier {

std::optional<Heure> Heure::parse(std::string_view text)
{
    bool const has_seconds = text.size() == 8 && text[5] == ':';
    if ((!has_seconds && text.size() != 5) || text[2] != ':')
        return std::nullopt;
    auto const hour = number_of(text.substr(0, 2));
    auto const minute = number_of(text.substr(3, 2));
    auto const second = has_seconds ? number_of(text.substr(6, 2)) : 0;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return Heure{ static_cast<std::uint8_t>(*hour), static_cast<std::uint8_t>(*minute),
        static_cast<std::uint8_t>(*second) };
}

std::string Heure::text() const
{
    return fmt::format("{:02}:{:02}:{:02}", heure, minute, seconde);
}

std::string Heure::en_francais() const
{
    auto const to_the_minute = fmt::format("{}\u00a0h\u00a0{:02}", heure, minute);
    if (seconde == 0)
        return to_the_minute;
    return fmt::format("{}\u00a0min\u00a0{:02}\u00a0s", to_the_minute, seconde);
}

}
