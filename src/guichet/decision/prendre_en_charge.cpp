// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

base::Result<Suivi> prendre_en_charge(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible)
{
    return decide_and_record(
        portail, cible, { .action = instruction::Action::prendre_en_charge, .acteur = acteur });
}

}
