// SPDX-License-Identifier: EUPL-1.2
// What a document holds, made fit to be shown to a person: it may neither move a cursor, nor change
// colours, nor turn the direction of reading, nor drown the rest. Programs read JSON, which keeps
// everything.
#pragma once

#include "verdict/demande_jugee.h"

#include <string>
#include <string_view>

namespace quitus::rapports {

// Control characters, marks of direction and bytes that are no text become U+FFFD; line breaks and
// tabs a space.
std::string affichable(std::string_view text);
// The beginning of a value of megabytes, which says so.
std::string abrege(std::string_view value);
// The request with every text of it made fit, and the values of its findings shortened.
verdict::DemandeJugee affichable(verdict::DemandeJugee demande);

}
