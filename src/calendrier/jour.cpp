// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/chiffres.h"
#include "calendrier/instant.h"

#include <array>
#include <date/date.h>
#include <fmt/format.h>

namespace quitus::calendrier {

namespace {

constexpr int year_min = 1900;
constexpr int year_max = 2199;

constexpr std::array<std::string_view, 12> noms_des_mois = { "janvier", "février", "mars", "avril",
    "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" };

date::sys_days sys_days_of(Jour jour)
{
    return date::sys_days(date::days(jour.days_since_1970()));
}

date::year_month_day civil(Jour jour)
{
    return sys_days_of(jour);
}

}

std::optional<Jour> Jour::parse(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    auto const year = number_of(text.substr(0, 4));
    auto const month = number_of(text.substr(5, 2));
    auto const day = number_of(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Jour> Jour::of(int year, unsigned month, unsigned day)
{
    // Bounded before they reach the library, which keeps a month and a day in one byte each.
    if (year < year_min || year > year_max || month > 12 || day > 31)
        return std::nullopt;
    auto const civil_day = date::year(year) / date::month(month) / date::day(day);
    if (!civil_day.ok())
        return std::nullopt;
    return Jour(date::sys_days(civil_day).time_since_epoch().count());
}

int Jour::year() const
{
    return static_cast<int>(civil(*this).year());
}

unsigned Jour::month() const
{
    return static_cast<unsigned>(civil(*this).month());
}

unsigned Jour::day() const
{
    return static_cast<unsigned>(civil(*this).day());
}

unsigned Jour::day_of_week() const
{
    return date::weekday(sys_days_of(*this)).iso_encoding();
}

std::string Jour::text() const
{
    auto const ymd = civil(*this);
    auto const year = static_cast<int>(ymd.year());
    std::string text;
    append_two_digits(text, year / 100);
    append_two_digits(text, year % 100);
    text += '-';
    append_two_digits(text, static_cast<unsigned>(ymd.month()));
    text += '-';
    append_two_digits(text, static_cast<unsigned>(ymd.day()));
    return text;
}

std::string Jour::en_francais() const
{
    auto const ymd = civil(*this);
    auto const day = static_cast<unsigned>(ymd.day());
    return fmt::format("{}{} {} {}", day, day == 1 ? "er" : "",
        noms_des_mois[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()));
}

}
