// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

namespace {

// Until when a new demande of the same type may be filed; none when its step is over.
std::optional<Instant> fin_de_l_etape(
    reglement::ReglementEnVigueur const& reglement, Suivi const& suivi, Instant instant)
{
    auto const* const dispositif = reglement.dispositif(suivi.dispositif);
    if (dispositif == nullptr)
        return std::nullopt;
    auto const& echeance
        = dispositif->echeance(suivi.type_demande == "solde" ? reglement::NomEcheance::cloture
                                                             : reglement::NomEcheance::avance);
    bool const is_open = echeance && echeance->admet(instant);
    return is_open ? std::optional(echeance->premier_hors_delai()) : std::nullopt;
}

}

base::Result<Suivi> rejeter_demande(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::vector<instruction::Motif> const& motifs)
{
    return decide_and_record(portail, cible,
        { .action = instruction::Action::rejeter, .acteur = acteur, .motifs = motifs },
        [&](instruction::Ordre& ordre, Suivi const& suivi) {
            ordre.echeance
                = fin_de_l_etape(portail.reglement.en_vigueur(ordre.instant), suivi, ordre.instant);
        });
}

}
