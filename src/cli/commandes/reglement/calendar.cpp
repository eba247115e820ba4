// SPDX-License-Identifier: EUPL-1.2
// `quitus calendar`: the deadlines of the regulation in force. No clock: without an instant, what
// the last texts say.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "rapports/calendrier/calendrier.h"

namespace quitus::cli {

namespace {

calendrier::Instant after_every_text(reglement::Reglement const& reglement)
{
    auto const changements = reglement.changements();
    return changements.empty() ? calendrier::Instant{} : changements.back();
}

}

Code calendar(Calendar const& demande, Monde& monde)
{
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto instant = after_every_text(*reglement);
    if (!demande.instant.empty()) {
        auto const asked = calendrier::parse_instant(demande.instant);
        if (!asked)
            return refuse(monde, asked.error(), Code::mauvais_usage);
        instant = *asked;
    }
    rapports::write_calendrier(*rapports::parse_format_calendrier(demande.format),
        { .reglement = { reglement->id(), reglement->empreinte() }, .version = version },
        reglement->en_vigueur(instant), monde.sortie);
    return Code::rien_de_bloquant;
}

}
