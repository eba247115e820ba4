// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"
#include "guichet/depot/depot.h"
#include "instruction/decision.h"

namespace quitus::guichet {

void constater_non_depots(Portail& portail, Instant jusqu_a)
{
    portail.registre.write([&](Transaction& transaction) {
        for (auto const& numero : transaction.incompletes_echues(jusqu_a)) {
            auto const suivi = transaction.demande(numero);
            auto const recorded = record(
                transaction, portail, *suivi, instruction::non_deposee(*suivi, *suivi->echeance));
            QUITUS_ENSURE(recorded.has_value()); // takes no uniqueness: nothing can refuse it
        }
    });
}

}
