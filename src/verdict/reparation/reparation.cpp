// SPDX-License-Identifier: EUPL-1.2
#include "verdict/reparation/reparation.h"

namespace quitus::verdict {

std::string_view text(Remede remede)
{
    switch (remede) {
    case Remede::calcul:
        return "calcul";
    case Remede::personne:
        return "personne";
    case Remede::aucun:
        return "aucun";
    }
    return {};
}

std::string_view text(Operation::Genre genre)
{
    switch (genre) {
    case Operation::Genre::ajoute:
        return "add";
    case Operation::Genre::remplace:
        return "replace";
    case Operation::Genre::retire:
        return "remove";
    }
    return {};
}

}
