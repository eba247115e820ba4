// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"
#include "guichet/portail/etape.h"

namespace quitus::guichet {

namespace {

// Until when a new demande of the same type may be filed; none when its step is over.
std::optional<Instant> redepot_avant(
    reglement::ReglementEnVigueur const& reglement, Suivi const& suivi, Instant instant)
{
    auto const fin = fin_de_l_etape(reglement, suivi.dispositif, suivi.type_demande);
    return fin && instant < *fin ? fin : std::nullopt;
}

}

base::Result<Suivi> rejeter_demande(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::vector<instruction::Motif> const& motifs)
{
    return decide_and_record(portail, cible,
        { .action = instruction::Action::rejeter, .acteur = acteur, .motifs = motifs },
        [&](instruction::Ordre& ordre, Suivi const& suivi) {
            ordre.echeance
                = redepot_avant(portail.reglement.en_vigueur(ordre.instant), suivi, ordre.instant);
        });
}

}
