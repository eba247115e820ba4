// SPDX-License-Identifier: EUPL-1.2
#include "verdict/simulation.h"

namespace quitus::verdict {

std::string_view text(Effet effet)
{
    switch (effet) {
    case Effet::apparait:
        return "apparait";
    case Effet::disparait:
        return "disparait";
    case Effet::change:
        return "change";
    }
    return {};
}

std::string_view en_francais(Effet effet)
{
    switch (effet) {
    case Effet::apparait:
        return "apparaît";
    case Effet::disparait:
        return "disparaît";
    case Effet::change:
        return "change d’effet";
    }
    return {};
}

std::size_t Simulation::changent_de_verdict() const
{
    std::size_t moved = 0;
    for (auto const& transition : transitions) {
        if (transition.de != transition.vers)
            moved += transition.nombre;
    }
    return moved;
}

}
