// SPDX-License-Identifier: EUPL-1.2
// The shapes of texts that the exchange format names: ASCII bytes only, always a full match.
#pragma once

#include "demande/objet.h"

namespace quitus::demande::formes {

extern Forme const uuid, courriel, telephone, sha256, numero_dossier_asp, code_dispositif, taux_tva;
inline constexpr Forme identifiant{ 1, 254 };
inline constexpr Forme id_local{ 1, 40 };
constexpr Forme longueur(std::size_t max)
{
    return { 1, max };
}
constexpr Forme libre(std::size_t max)
{
    return { 0, max };
}

}
