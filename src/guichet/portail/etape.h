// SPDX-License-Identifier: EUPL-1.2
// When the step of a demande ends: nothing can be filed or completed from then on.
#pragma once

#include "calendrier/instant.h"
#include "reglement/reglement.h"

#include <optional>
#include <string_view>

namespace quitus::guichet {

// The first instant that is too late; none when the texts do not say.
std::optional<calendrier::Instant> fin_de_l_etape(reglement::ReglementEnVigueur const& reglement,
    std::string_view dispositif, std::string_view type_demande);

}
