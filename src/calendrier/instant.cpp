// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/instant.h"

#include "calendrier/chiffres.h"

#include <algorithm>

namespace quitus::calendrier {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;

// What follows the seconds: a fraction perhaps, dropped here. None when a point has no digit after
// it.
std::optional<std::string_view> without_fraction(std::string_view text)
{
    if (!text.starts_with('.'))
        return text;
    auto const digits = text.substr(1);
    auto const end = std::ranges::find_if_not(digits, is_digit);
    auto const count = static_cast<std::size_t>(end - digits.begin());
    if (count == 0)
        return std::nullopt;
    return digits.substr(count);
}

// "Z", "+02:00", "-00:00": seconds to add to UTC to get the local time.
std::optional<std::int64_t> offset_of(std::string_view text)
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    auto const shift = Heure::parse(text.substr(1));
    if (!shift)
        return std::nullopt;
    std::int64_t const seconds = shift->seconds_since_midnight();
    return text[0] == '-' ? -seconds : seconds;
}

Jour jour_utc(Instant instant)
{
    auto const seconds = instant.seconds_since_1970();
    auto const days = seconds / seconds_a_day - (seconds % seconds_a_day < 0 ? 1 : 0);
    return Jour::of_days_since_1970(static_cast<std::int32_t>(days));
}

}

std::optional<Instant> Instant::parse_rfc3339(std::string_view text)
{
    constexpr std::size_t length_to_the_second = 19;
    if (text.size() <= length_to_the_second || (text[10] != 'T' && text[10] != 't'))
        return std::nullopt;
    auto const jour = Jour::parse(text.substr(0, 10));
    auto const heure = Heure::parse(text.substr(11, 8));
    auto const rest = without_fraction(text.substr(length_to_the_second));
    auto const offset = rest ? offset_of(*rest) : std::nullopt;
    if (!jour || !heure || !offset)
        return std::nullopt;

    auto const local = jour->days_since_1970() * seconds_a_day + heure->seconds_since_midnight();
    Instant const instant(local - *offset);
    // An offset may carry the last hours of 2199, or the first of 1900, out of the years that can
    // be written.
    auto const jour_en_utc = jour_utc(instant);
    if (!Jour::of(jour_en_utc.year(), jour_en_utc.month(), jour_en_utc.day()))
        return std::nullopt;
    return instant;
}

std::string Instant::text() const
{
    auto const jour = jour_utc(*this);
    auto const second = m_seconds - jour.days_since_1970() * seconds_a_day;
    auto text = jour.text();
    char sign = 'T';
    for (auto const part : { second / 3600, second / 60 % 60, second % 60 }) {
        text += sign;
        append_two_digits(text, part);
        sign = ':';
    }
    text += 'Z';
    return text;
}

}
