// SPDX-License-Identifier: EUPL-1.2
#include "calendrier/jours_ouvres.h"
#include "guichet/decision/ordre.h"

namespace quitus::guichet {

namespace {

// The answer is awaited until the end of the last jour ouvré of the delay; day 0 does not count.
std::optional<Instant> echeance_de_la_reponse(
    reglement::ReglementEnVigueur const& reglement, Instant instant)
{
    if (!reglement.complements_jours_ouvres)
        return std::nullopt;
    auto const dernier = calendrier::ajoute_jours_ouvres(
        calendrier::jour_de_paris(instant), static_cast<int>(*reglement.complements_jours_ouvres));
    auto const fin
        = calendrier::Echeance::of(dernier, std::nullopt, calendrier::Borne::au_plus_tard);
    return fin ? std::optional(fin->premier_hors_delai()) : std::nullopt;
}

}

base::Result<Suivi> demander_modification(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::vector<instruction::Motif> const& motifs)
{
    return decide_and_record(portail, cible,
        {
            .action = instruction::Action::demander_modification,
            .acteur = acteur,
            .motifs = motifs,
        },
        [&](instruction::Ordre& ordre, Suivi const&) {
            ordre.echeance = echeance_de_la_reponse(
                portail.reglement.en_vigueur(ordre.instant), ordre.instant);
        });
}

}
