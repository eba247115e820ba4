// SPDX-License-Identifier: EUPL-1.2
// A deadline as a text states it: a day, perhaps an hour in Paris, and whether that very instant is
// in time. A day without an hour ends at 23:59:59 and is in time whole (au_plus_tard) or too late
// whole (avant). Requirements.
#pragma once

#include "calendrier/instant.h"

#include <cstdint>
#include <optional>
#include <string>

namespace quitus::calendrier {

enum class Borne : std::uint8_t {
    au_plus_tard, // the instant itself is in time
    avant, // the instant itself is too late
};

class Echeance {
public:
    // Errors: those of instant_de_paris.
    static base::Result<Echeance> of(Jour jour, std::optional<Heure> heure, Borne borne);

    bool admet(Instant instant) const { return instant < m_premier_hors_delai; }
    // The first second that is too late.
    Instant premier_hors_delai() const { return m_premier_hors_delai; }
    Jour jour() const { return m_jour; }
    std::optional<Heure> heure() const { return m_heure; }
    Borne borne() const { return m_borne; }
    bool operator==(Echeance const&) const = default;

    // "≤ 2023-09-20T14:00:00+02:00", "< 2023-12-14T14:00:00+01:00", "≤ 2023-10-31".
    std::string text() const;
    // "au plus tard le 20 septembre 2023 à 14 h 00", "avant le 14 décembre 2023 à 14 h 00".
    std::string en_francais() const;

private:
    Jour m_jour;
    std::optional<Heure> m_heure;
    Borne m_borne = Borne::au_plus_tard;
    Instant m_premier_hors_delai;
};

}
