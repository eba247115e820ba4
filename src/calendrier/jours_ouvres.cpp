// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/jours_ouvres.h"

#include "base/ensure.h"

#include <algorithm>
#include <array>

namespace quitus::calendrier {

namespace {

struct JourDuMois {
    unsigned mois;
    unsigned jour;
    auto operator<=>(JourDuMois const&) const = default;
};

// Code du travail L.3133-1: the eight holidays that bear a date.
constexpr std::array feries_fixes
    = { JourDuMois{ 1, 1 }, JourDuMois{ 5, 1 }, JourDuMois{ 5, 8 }, JourDuMois{ 7, 14 },
          JourDuMois{ 8, 15 }, JourDuMois{ 11, 1 }, JourDuMois{ 11, 11 }, JourDuMois{ 12, 25 } };
constexpr JourDuMois saint_etienne = { 12, 26 }; // Alsace-Moselle

// The three that follow Easter, in days after it.
constexpr std::int32_t lundi_de_paques = 1;
constexpr std::int32_t ascension = 39;
constexpr std::int32_t lundi_de_pentecote = 50;
constexpr std::int32_t vendredi_saint = -2; // Alsace-Moselle

// Easter Sunday of the Gregorian calendar, by the anonymous algorithm published in 1876 (Meeus,
// Jones, Butcher). Its letters are kept: the quantities have no names of their own.
Jour paques(int year)
{
    int const a = year % 19;
    int const b = year / 100;
    int const c = year % 100;
    int const d = b / 4;
    int const e = b % 4;
    int const f = (b + 8) / 25;
    int const g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30;
    int const i = c / 4;
    int const k = c % 4;
    int const l = (32 + 2 * e + 2 * i - h - k) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const month_and_day = h + l - 7 * m + 114;
    auto const month = static_cast<unsigned>(month_and_day / 31);
    auto const day = static_cast<unsigned>(month_and_day % 31 + 1);
    return Jour::of(year, month, day).value();
}

bool follows_easter(std::int32_t days, Zone zone)
{
    return days == lundi_de_paques || days == ascension || days == lundi_de_pentecote
        || (zone == Zone::alsace_moselle && days == vendredi_saint);
}

bool bears_a_fixed_date(JourDuMois jour, Zone zone)
{
    return std::ranges::find(feries_fixes, jour) != feries_fixes.end()
        || (zone == Zone::alsace_moselle && jour == saint_etienne);
}

}

bool est_ferie(Jour jour, Zone zone)
{
    return bears_a_fixed_date({ jour.month(), jour.day() }, zone)
        || follows_easter(jour - paques(jour.year()), zone);
}

bool est_ouvre(Jour jour, Zone zone)
{
    constexpr unsigned friday = 5;
    return jour.day_of_week() <= friday && !est_ferie(jour, zone);
}

std::vector<Jour> jours_feries(int year, Zone zone)
{
    auto const first = Jour::of(year, 1, 1);
    QUITUS_ENSURE(first.has_value());
    // Each day is asked once, so that two holidays on one day (Ascension on 1 May 2008) make one.
    std::vector<Jour> feries;
    for (auto jour = *first; jour.year() == year; jour = jour.plus_jours(1)) {
        if (est_ferie(jour, zone))
            feries.push_back(jour);
    }
    return feries;
}

Jour ajoute_jours_ouvres(Jour jour_zero, int nombre, Zone zone)
{
    QUITUS_ENSURE(nombre >= 0);
    auto jour = jour_zero;
    for (int remaining = nombre; remaining > 0;) {
        jour = jour.plus_jours(1);
        if (est_ouvre(jour, zone))
            --remaining;
    }
    return jour;
}

}
