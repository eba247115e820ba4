// SPDX-License-Identifier: EUPL-1.2
#include "guichet/courriels/courriels.h"

namespace quitus::guichet {

void post_courriels(Transaction& transaction, Portail const& portail, Suivi const& suivi,
    Evenement const& evenement)
{
    auto const redaction = redige(suivi, evenement, portail.options);
    if (!redaction)
        return;
    for (auto const& destinataire : transaction.comptes_de(suivi.siret)) {
        transaction.post({
            .evenement = suivi.revision,
            .compte = destinataire.compte.id,
            .demande = suivi.numero,
            .objet = redaction->objet,
            .texte = redaction->texte,
            .instant = evenement.instant,
        });
    }
}

}
