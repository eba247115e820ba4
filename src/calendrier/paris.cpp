// SPDX-License-Identifier: EUPL-1.2
// The only place that knows the zone Europe/Paris.
#include "base/ensure.h"
#include "calendrier/instant.h"

#include <algorithm>
#include <date/tz.h>
#include <fmt/format.h>

namespace quitus::calendrier {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;

// The library reads the transitions that a compiled zone lists, up to 2037, and not the rule that
// the same file gives for the years after. From 2038 on, that rule, the one of the European
// directive, is applied here: summer time from the last Sunday of March to that of October, 01:00
// UTC.
constexpr date::year first_year_without_transitions{ 2038 };
constexpr std::chrono::hours winter_offset{ 1 };
constexpr std::chrono::hours summer_offset{ 2 };

std::chrono::seconds listed_offset_at(date::sys_seconds instant)
{
    static auto const* const zone = date::locate_zone("Europe/Paris");
    return zone->get_info(instant).offset;
}

std::chrono::seconds offset_by_rule_at(date::sys_seconds instant, date::year year)
{
    auto const change = [year](date::month month) {
        return date::sys_days(year / month / date::Sunday[date::last]) + std::chrono::hours(1);
    };
    bool const is_summer = instant >= change(date::March) && instant < change(date::October);
    return is_summer ? summer_offset : winter_offset;
}

std::chrono::seconds offset_at(Instant instant)
{
    date::sys_seconds const seconds{ std::chrono::seconds(instant.seconds_since_1970()) };
    auto const year = date::year_month_day(date::floor<date::days>(seconds)).year();
    return year < first_year_without_transitions ? listed_offset_at(seconds)
                                                 : offset_by_rule_at(seconds, year);
}

struct HeureLocale {
    Jour jour;
    Heure heure;
    std::int64_t decalage_secondes;
};

HeureLocale local_time(Instant instant)
{
    auto const offset = offset_at(instant);
    date::local_seconds const local{ std::chrono::seconds(instant.seconds_since_1970()) + offset };
    auto const midnight = date::floor<date::days>(local);
    date::hh_mm_ss const clock(local - midnight);
    return { Jour::of_days_since_1970(midnight.time_since_epoch().count()),
        { static_cast<std::uint8_t>(clock.hours().count()),
            static_cast<std::uint8_t>(clock.minutes().count()),
            static_cast<std::uint8_t>(clock.seconds().count()) },
        offset.count() };
}

base::Result<Instant> ambiguous(Jour jour, Heure heure, Instant first, Instant second)
{
    return base::failure("heure_ambigue",
        fmt::format(
            "Le {} à {}, l’horloge de Paris passe deux fois par cette heure\u00a0: donnez le "
            "décalage, {} (première fois) ou {} (seconde fois).",
            jour.en_francais(), heure.en_francais(), texte_de_paris(first),
            texte_de_paris(second)));
}

base::Result<Instant> skipped(Jour jour, Heure heure, Instant after_the_jump)
{
    return base::failure("heure_inexistante",
        fmt::format(
            "Le {} à {} n’existe pas à Paris\u00a0: l’horloge saute cette heure. Donnez une heure "
            "avant ou après le saut, par exemple {}.",
            jour.en_francais(), heure.en_francais(), texte_de_paris(after_the_jump)));
}

}

Jour jour_de_paris(Instant instant)
{
    return local_time(instant).jour;
}

std::string en_francais(Instant instant)
{
    auto const local = local_time(instant);
    return fmt::format(
        "{} à {} (heure de Paris)", local.jour.en_francais(), local.heure.en_francais());
}

std::string texte_de_paris(Instant instant)
{
    auto const local = local_time(instant);
    // Until 1911 Paris was 9 min 21 s ahead of Greenwich, which RFC 3339 cannot write: UTC says the
    // same instant.
    if (local.decalage_secondes % 60 != 0)
        return instant.text();
    auto const minutes = std::abs(local.decalage_secondes) / 60;
    return fmt::format("{}T{}{}{:02}:{:02}", local.jour.text(), local.heure.text(),
        local.decalage_secondes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// The offsets of the day before and of the day after are the only ones that this hour can have: it
// exists as many times as one of them gives an instant at which it is in force.
base::Result<Instant> instant_de_paris(Jour jour, Heure heure)
{
    QUITUS_ENSURE(heure.heure < 24 && heure.minute < 60 && heure.seconde < 60);
    auto const as_utc = Instant::of_seconds_since_1970(
        jour.days_since_1970() * seconds_a_day + heure.seconds_since_midnight());
    auto const before = offset_at(as_utc.plus_secondes(-seconds_a_day));
    auto const after = offset_at(as_utc.plus_secondes(seconds_a_day));
    auto const with_before = as_utc.plus_secondes(-before.count());
    auto const with_after = as_utc.plus_secondes(-after.count());
    bool const before_holds = offset_at(with_before) == before;
    bool const after_holds = offset_at(with_after) == after;

    if (before_holds && after_holds && before != after)
        return ambiguous(jour, heure, with_before, with_after);
    if (!before_holds && !after_holds)
        return skipped(jour, heure, with_before);
    return before_holds ? with_before : with_after;
}

base::Result<Instant> parse_instant(std::string_view text)
{
    if (auto const instant = Instant::parse_rfc3339(text))
        return *instant;

    auto const jour = Jour::parse(text.substr(0, 10));
    auto const hour_text = text.substr(std::min<std::size_t>(text.size(), 10));
    auto const heure = hour_text.empty() ? Heure{}
        : hour_text.front() == 'T'       ? Heure::parse(hour_text.substr(1))
                                         : std::nullopt;
    if (jour && heure)
        return instant_de_paris(*jour, *heure);
    return base::failure("instant_illisible",
        "Ce texte n’est pas un instant\u00a0: écrivez une date (2023-09-20), une date et une heure "
        "de "
        "Paris "
        "(2023-09-20T14:00) ou un instant avec son décalage (2023-09-20T14:00:00+02:00), de 1900 à "
        "2199.");
}

}
