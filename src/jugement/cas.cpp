// SPDX-License-Identifier: EUPL-1.2
#include "jugement/jugement.h"

#include <algorithm>

namespace quitus::jugement {

using reglement::NomEcheance;

bool has_attestation_a_temps(Faits const& faits)
{
    auto const* limite = faits.echeance(NomEcheance::attestation);
    return limite != nullptr
        && std::ranges::any_of(faits.attestations, [&](AttestationConnue const& attestation) {
               return attestation.compte && (*limite)->admet(attestation.depose_le);
           });
}

std::optional<int> cas_du_solde(Faits const& faits)
{
    auto const* limite = faits.echeance(NomEcheance::solde_sans_attestation);
    if (limite == nullptr || !faits.premier_depot_complet)
        return std::nullopt;
    if ((*limite)->admet(*faits.premier_depot_complet))
        return 1;
    return has_attestation_a_temps(faits) ? 2 : 3;
}

}
