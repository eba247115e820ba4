// SPDX-License-Identifier: EUPL-1.2
// A product of two 64-bit numbers is held in 128 bits before it is divided, so nothing is lost on
// the way.
#include "montant/montant.h"

#include <limits>

namespace quitus::montant {

namespace {

__extension__ using Entier128 = __int128;

// numerator / denominator to the nearest whole, a half going away from zero. Requires denominator >
// 0.
Cents nearest(Entier128 numerator, Entier128 denominator)
{
    auto const magnitude = numerator < 0 ? -numerator : numerator;
    auto quotient = magnitude / denominator;
    auto const remainder = magnitude % denominator;
    if (remainder >= denominator - remainder)
        ++quotient;

    auto const rounded = numerator < 0 ? -quotient : quotient;
    QUITUS_ENSURE(rounded >= std::numeric_limits<std::int64_t>::min());
    QUITUS_ENSURE(rounded <= std::numeric_limits<std::int64_t>::max());
    return Cents::of(static_cast<std::int64_t>(rounded));
}

}

Cents part_arrondie_au_demi_superieur(Cents montant, Taux taux)
{
    constexpr Entier128 basis_points_of_the_whole = 10'000;
    return nearest(Entier128{ montant.count() } * taux.basis_points(), basis_points_of_the_whole);
}

Cents prorata_arrondi_au_demi_superieur(Cents montant, Cents numerateur, Cents denominateur)
{
    QUITUS_ENSURE(!numerateur.is_negative());
    QUITUS_ENSURE(numerateur <= denominateur);
    QUITUS_ENSURE(!denominateur.is_zero());
    return nearest(Entier128{ montant.count() } * numerateur.count(), denominateur.count());
}

}
