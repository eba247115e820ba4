// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

base::Result<Suivi> outrepasser_rejet(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::string const& regle, std::string const& motif)
{
    return decide_and_record(portail, cible,
        {
            .action = instruction::Action::outrepasser,
            .acteur = acteur,
            .motif = motif,
            .regle = regle,
        });
}

}
