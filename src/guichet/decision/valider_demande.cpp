// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

base::Result<Suivi> valider_demande(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible)
{
    return decide_and_record(
        portail, cible, { .action = instruction::Action::valider, .acteur = acteur });
}

}
