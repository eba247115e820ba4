// SPDX-License-Identifier: EUPL-1.2
#include "generation/fenetres.h"

#include <algorithm>

namespace quitus::generation {

namespace {

std::int64_t seconds(Fenetre const& fenetre)
{
    return fenetre.a.seconds_since_1970() - fenetre.de.seconds_since_1970();
}

// The same day in Paris, between 08:00:00 and 18:59:59; none when that hour is told twice or
// skipped.
std::optional<Instant> in_office_hours(Alea& alea, Instant instant)
{
    calendrier::Heure const heure{ static_cast<std::uint8_t>(8 + alea.below(11)),
        static_cast<std::uint8_t>(alea.below(60)), static_cast<std::uint8_t>(alea.below(60)) };
    auto const found = calendrier::instant_de_paris(calendrier::jour_de_paris(instant), heure);
    return found ? std::optional(*found) : std::nullopt;
}

}

void Fenetres::add(Fenetre fenetre)
{
    if (fenetre.de < fenetre.a)
        m_fenetres.push_back(fenetre);
}

bool Fenetres::contains(Instant instant) const
{
    return std::ranges::any_of(m_fenetres,
        [&](Fenetre const& fenetre) { return fenetre.de <= instant && instant < fenetre.a; });
}

std::optional<Instant> Fenetres::tire(Alea& alea, Instant de) const
{
    auto const clipped = [&](Fenetre const& fenetre) {
        return Fenetre{ std::max(fenetre.de, de), fenetre.a };
    };
    std::int64_t total = 0;
    for (auto const& fenetre : m_fenetres)
        total += std::max<std::int64_t>(0, seconds(clipped(fenetre)));
    if (total == 0)
        return std::nullopt;
    auto place = alea.between(0, total - 1);
    for (auto const& fenetre : m_fenetres) {
        auto const left = clipped(fenetre);
        auto const length = std::max<std::int64_t>(0, seconds(left));
        if (place >= length) {
            place -= length;
            continue;
        }
        auto const instant = left.de.plus_secondes(place);
        auto const better = in_office_hours(alea, instant);
        return better && *better >= de && contains(*better) ? better : instant;
    }
    return std::nullopt;
}

Jour jour_entre(Alea& alea, Jour premier, Jour dernier)
{
    return dernier < premier
        ? premier
        : premier.plus_jours(static_cast<std::int32_t>(alea.between(0, dernier - premier)));
}

}
