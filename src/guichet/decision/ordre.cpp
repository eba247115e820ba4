// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

base::Result<Suivi> decide_and_record(
    Portail& portail, Cible const& cible, instruction::Ordre ordre, Precision const& precision)
{
    return change(portail, ordre.acteur, cible.numero, cible.revision,
        [&](Transaction& transaction, Suivi const& suivi) -> base::Result<Suivi> {
            ordre.instant = portail.horloge.now();
            if (precision)
                precision(ordre, suivi);
            auto const evenement = QUITUS_TRY(instruction::decide(suivi, ordre));
            return record(transaction, portail, suivi, evenement);
        });
}

}
