// SPDX-License-Identifier: EUPL-1.2
#include "guichet/portail/etape.h"

namespace quitus::guichet {

std::optional<calendrier::Instant> fin_de_l_etape(reglement::ReglementEnVigueur const& reglement,
    std::string_view dispositif, std::string_view type_demande)
{
    auto const* const known = reglement.dispositif(dispositif);
    if (known == nullptr)
        return std::nullopt;
    auto const& echeance = known->echeance(
        type_demande == "solde" ? reglement::NomEcheance::cloture : reglement::NomEcheance::avance);
    return echeance ? std::optional(echeance->premier_hors_delai()) : std::nullopt;
}

}
