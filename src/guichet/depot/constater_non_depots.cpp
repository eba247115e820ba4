// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"
#include "guichet/depot/depot.h"
#include "guichet/portail/etape.h"
#include "instruction/decision.h"

namespace quitus::guichet {

namespace {

// One demande at its own instant; false when none is due any more.
bool note_next(Transaction& transaction, Portail const& portail, Instant jusqu_a)
{
    auto const echues = transaction.incompletes_echues(jusqu_a);
    if (echues.empty())
        return false;
    auto const suivi = transaction.demande(echues.front());
    auto const fin = fin_de_l_etape(
        portail.reglement.en_vigueur(*suivi->echeance), suivi->dispositif, suivi->type_demande);
    auto const recorded
        = record(transaction, portail, *suivi, instruction::echeance_atteinte(*suivi, fin));
    QUITUS_ENSURE(recorded.has_value()); // takes no uniqueness: nothing can refuse it
    return true;
}

}

void constater_non_depots(Portail& portail, Instant jusqu_a)
{
    // Looked at first without the writer: nothing is due most of the time.
    bool is_due = false;
    portail.registre.read(
        [&](Lecture const& registre) { is_due = !registre.incompletes_echues(jusqu_a).empty(); });
    if (!is_due)
        return;
    portail.registre.write([&](Transaction& transaction) {
        while (note_next(transaction, portail, jusqu_a))
            ;
    });
}

}
