// SPDX-License-Identifier: EUPL-1.2
#include "guichet/ports.h"

namespace quitus::guichet {

LigneDemande ligne_de(Suivi const& suivi, std::int64_t rang)
{
    auto const& montants = suivi.montants;
    return {
        .rang = rang,
        .numero = suivi.numero,
        .siret = suivi.siret,
        .raison_sociale = suivi.raison_sociale,
        .type_demande = suivi.type_demande,
        .dispositif = suivi.dispositif,
        .reference = suivi.reference,
        .statut = suivi.statut,
        .verdict = suivi.verdict,
        .version = suivi.version,
        .recu_le = suivi.recu_le,
        .depose_le = suivi.depose_le,
        .echeance = suivi.echeance,
        .finance = montants.finance,
        .a_payer = suivi.type_demande == "solde" ? montants.net : montants.avance,
        .beneficiaires = static_cast<std::int64_t>(suivi.financements.size()),
    };
}

}
