// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/echeance.h"

#include <fmt/format.h>

namespace quitus::calendrier {

namespace {

struct JourEtHeure {
    Jour jour;
    Heure heure;
};

// The clock of Paris at the bound itself, or one second after it: a day given alone is in time
// whole, or too late whole.
JourEtHeure bound_on_the_clock(Jour jour, std::optional<Heure> heure, Borne borne)
{
    if (heure)
        return { jour, *heure };
    return { borne == Borne::avant ? jour : jour.plus_jours(1), Heure{} };
}

}

base::Result<Echeance> Echeance::of(Jour jour, std::optional<Heure> heure, Borne borne)
{
    auto const clock = bound_on_the_clock(jour, heure, borne);
    auto const bound = QUITUS_TRY(instant_de_paris(clock.jour, clock.heure));

    Echeance echeance;
    echeance.m_jour = jour;
    echeance.m_heure = heure;
    echeance.m_borne = borne;
    bool const bound_is_in_time = heure && borne == Borne::au_plus_tard;
    echeance.m_premier_hors_delai = bound_is_in_time ? bound.plus_secondes(1) : bound;
    return echeance;
}

std::string Echeance::text() const
{
    auto const sign = m_borne == Borne::avant ? "<" : "≤";
    if (!m_heure)
        return fmt::format("{} {}", sign, m_jour.text());
    auto const bound
        = m_borne == Borne::avant ? m_premier_hors_delai : m_premier_hors_delai.plus_secondes(-1);
    return fmt::format("{} {}", sign, texte_de_paris(bound));
}

std::string Echeance::en_francais() const
{
    auto const words = m_borne == Borne::avant ? "avant le" : "au plus tard le";
    if (!m_heure)
        return fmt::format("{} {}", words, m_jour.en_francais());
    return fmt::format("{} {} à {}", words, m_jour.en_francais(), m_heure->en_francais());
}

}
