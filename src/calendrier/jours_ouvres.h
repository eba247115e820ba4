// SPDX-License-Identifier: EUPL-1.2
// Legal holidays and working days. Convention: day 0 is excluded, the N-th jour ouvré is included.
// Working days are Monday to Friday minus holidays. The payer's calendar is that of métropole.
// Requirements: B-07, A-16.
#pragma once

#include "calendrier/instant.h"

#include <cstdint>
#include <vector>

namespace quitus::calendrier {

enum class Zone : std::uint8_t { metropole, alsace_moselle };

bool est_ferie(Jour jour, Zone zone = Zone::metropole);
bool est_ouvre(Jour jour, Zone zone = Zone::metropole);

// The holidays of a year, in order, each once. Years 1900 to 2199.
std::vector<Jour> jours_feries(int year, Zone zone = Zone::metropole);

// The N-th jour ouvré after day 0; with N = 0, day 0 itself, worked or not.
Jour ajoute_jours_ouvres(Jour jour_zero, int nombre, Zone zone = Zone::metropole);

}
