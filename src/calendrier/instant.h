// SPDX-License-Identifier: EUPL-1.2
// Time as the texts use it: an Instant is a second of the world (UTC), a Jour is a civil day
// without a zone, and Europe/Paris ties the two at the edges only. Requirements.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::calendrier {

// A civil day of the Gregorian calendar, between 1900-01-01 and 2199-12-31.
class Jour {
public:
    constexpr Jour() = default;
    // "2023-09-20", full match, a day that exists. None otherwise.
    static std::optional<Jour> parse(std::string_view text);
    static std::optional<Jour> of(int year, unsigned month, unsigned day);
    static constexpr Jour of_days_since_1970(std::int32_t days) { return Jour(days); }

    constexpr std::int32_t days_since_1970() const { return m_days; }
    constexpr auto operator<=>(Jour const&) const = default;
    constexpr Jour plus_jours(std::int32_t days) const { return Jour(m_days + days); }
    friend constexpr std::int32_t operator-(Jour left, Jour right)
    {
        return left.m_days - right.m_days;
    }

    int year() const;
    unsigned month() const; // 1 to 12
    unsigned day() const; // 1 to 31
    unsigned day_of_week() const; // 1 Monday to 7 Sunday
    std::string text() const; // "2023-09-20"
    std::string en_francais() const; // "20 septembre 2023", "1er octobre 2023"

private:
    constexpr explicit Jour(std::int32_t days) : m_days(days) { }
    std::int32_t m_days = 0;
};

// An hour of the day on a civil clock, to the second.
struct Heure {
    std::uint8_t heure = 0, minute = 0, seconde = 0;
    auto operator<=>(Heure const&) const = default;
    // "14:00" or "14:00:00", 00:00 to 23:59:59.
    static std::optional<Heure> parse(std::string_view text);
    std::int32_t seconds_since_midnight() const { return heure * 3600 + minute * 60 + seconde; }
    std::string text() const; // "14:00:00"
    std::string en_francais() const; // "14 h 00", "23 h 59 min 59 s", with no-break spaces
};

// A second of the world, counted in UTC since 1970.
class Instant {
public:
    constexpr Instant() = default;
    static constexpr Instant of_seconds_since_1970(std::int64_t seconds)
    {
        return Instant(seconds);
    }

    // RFC 3339 with an offset: "2023-09-20T14:00:00+02:00", "…Z"; fractions of a second are
    // dropped. Years 1900 to 2199, as written and in UTC; a leap second (:60) is refused. None for
    // anything else.
    static std::optional<Instant> parse_rfc3339(std::string_view text);

    constexpr std::int64_t seconds_since_1970() const { return m_seconds; }
    constexpr auto operator<=>(Instant const&) const = default;
    constexpr Instant plus_secondes(std::int64_t seconds) const
    {
        return Instant(m_seconds + seconds);
    }

    std::string text() const; // "2023-09-20T12:00:00Z"

private:
    constexpr explicit Instant(std::int64_t seconds) : m_seconds(seconds) { }
    std::int64_t m_seconds = 0;
};

// The civil day in Paris at that instant.
Jour jour_de_paris(Instant instant);
// "20 septembre 2023 à 14 h 00 (heure de Paris)", with no-break spaces; seconds are written when
// they are not zero.
std::string en_francais(Instant instant);
// "2023-09-20T14:00:00+02:00" (in UTC before 1911, when Paris was not whole minutes away from it).
std::string texte_de_paris(Instant instant);

// The instant of a day and hour on the clock of Paris. Errors: `heure_ambigue` (told twice, in
// October), `heure_inexistante` (skipped, in March).
base::Result<Instant> instant_de_paris(Jour jour, Heure heure);

// What a person types on a command line: RFC 3339 with offset, or Paris time without
// ("2023-09-20T14:00:00", "2023-09-20T14:00", "2023-09-20" for midnight). Errors:
// `instant_illisible`, `heure_ambigue`, `heure_inexistante`.
base::Result<Instant> parse_instant(std::string_view text);

}
