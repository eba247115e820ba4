// SPDX-License-Identifier: EUPL-1.2
#include "verdict/demande_jugee.h"

namespace quitus::verdict {

void Bilan::count(DemandeJugee const& jugee)
{
    ++demandes;
    switch (jugee.verdict) {
    case Verdict::recevable:
        ++recevable;
        break;
    case Verdict::a_verifier:
        ++a_verifier;
        break;
    case Verdict::a_modifier:
        ++a_modifier;
        break;
    case Verdict::rejet:
        ++rejet;
        break;
    }
    for (auto const& constat : jugee.constats)
        ++constats[std::string(constat.regle.text())];
}

}
