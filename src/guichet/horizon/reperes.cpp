// SPDX-License-Identifier: EUPL-1.2
#include "guichet/horizon/reperes.h"

#include "base/json.h"
#include "calendrier/jours_ouvres.h"

#include <algorithm>

namespace quitus::guichet {

namespace {

using calendrier::Instant;
using calendrier::Jour;

// More than a year on each side: an ordinary request is tried at every midnight from before the
// first date to after the last, so that no rule about days can hide. A long one would take seconds:
// only the days that touch a date or the end of a delay are tried.
constexpr std::int32_t rayon_large = 400, rayon_etroit = 2;
constexpr std::size_t octets_d_une_longue = 128U << 10;

// The ends of the calendar: a day is left at each for the neighbours to the second.
Jour const premier_jour = *Jour::of(1900, 1, 2), dernier_jour = *Jour::of(2199, 12, 30);
constexpr std::int64_t delai_max = 110'000; // longer than the calendar

}

// Wherever they stand: which member a rule reads is no business of ours.
void Reperes::note_dates(std::string_view texte)
{
    m_octets += texte.size();
    base::JsonDocument json;
    if (json.parse(texte))
        return;
    for (auto const& node : json.nodes()) {
        if (node.kind != base::JsonKind::string)
            continue;
        if (auto const instant = Instant::parse_rfc3339(node.text))
            note(*instant);
        else if (auto const jour = Jour::parse(node.text))
            note(*jour);
    }
}

void Reperes::note(Instant instant)
{
    m_novelty = m_instants.insert(instant).second || m_novelty;
    note(calendrier::jour_de_paris(instant));
}

void Reperes::note(Jour jour)
{
    m_novelty = m_jours.insert(std::clamp(jour, premier_jour, dernier_jour)).second || m_novelty;
}

void Reperes::note_delai(std::int64_t jours)
{
    if (jours > 0 && jours <= delai_max)
        m_novelty = m_delais.insert(static_cast<std::int32_t>(jours)).second || m_novelty;
}

// A delay says by its rule whether it is counted in civil days or in jours ouvrés: both ends are
// looked at. Those of many jours ouvrés would be long to count, and none lasts a hundred days.
std::vector<Jour> Reperes::ends_from(Jour jour) const
{
    constexpr std::int32_t ouvres_max = 100, civils_max = 2 * ouvres_max + 30;
    std::vector<Jour> ends{ jour };
    for (auto const delai : m_delais) {
        ends.push_back(jour.plus_jours(delai));
        if (delai <= ouvres_max && jour <= dernier_jour.plus_jours(-civils_max))
            ends.push_back(calendrier::ajoute_jours_ouvres(jour, delai));
    }
    return ends;
}

bool Reperes::take_novelty()
{
    return std::exchange(m_novelty, false);
}

std::vector<Instant> Reperes::instants() const
{
    auto const rayon = m_octets > octets_d_une_longue ? rayon_etroit : rayon_large;
    std::set<Jour> jours{ premier_jour, dernier_jour };
    for (auto const jour : m_jours) {
        for (auto const end : ends_from(jour)) {
            auto const last = std::min(end.plus_jours(rayon), dernier_jour);
            for (auto day = std::max(end.plus_jours(-rayon), premier_jour); day <= last;
                 day = day.plus_jours(1))
                jours.insert(day);
        }
    }
    std::vector<Instant> found;
    for (auto const jour : jours) {
        if (auto const midnight = calendrier::instant_de_paris(jour, {}))
            found.push_back(*midnight);
    }
    for (auto const instant : m_instants) {
        for (auto const gap : { -1, 0, 1 })
            found.push_back(instant.plus_secondes(gap));
    }
    return found;
}

}
