// SPDX-License-Identifier: EUPL-1.2
// The judgment of what was received in the portal: the facts around a demande come from the
// register, at the instant of its complete reception. Same rules as `check`.
#pragma once

#include "demande/demande.h"
#include "guichet/portail/portail.h"
#include "instruction/decision.h"

namespace quitus::guichet {

// What was received.
struct Recu {
    std::string texte; // the JSON, as received
    pieces::Livraison livraison;
    Instant instant;
    std::string siret; // of the company that files
    Suivi const* deja = nullptr; // the demande that it completes or redeposits
};

struct DepotJuge {
    verdict::DemandeJugee jugee;
    instruction::Reception reception; // without its number
    bool autre_entreprise = false; // the document declares the SIRET of another company
    bool fatal = false; // nothing else than SCH-001 or SCH-002 can be said of it
};

// Knows nothing of other companies but that they bear the same beneficiaries.
DepotJuge judge_depot(Lecture const& registre, Portail const& portail, Recu const& recu);

// The prints by which a beneficiary of that identifier may be found, whatever its kind.
std::vector<std::string> cles_d_un_identifiant(std::string_view identifiant);

}
