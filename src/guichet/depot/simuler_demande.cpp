// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"
#include "guichet/portail/autorisation.h"

namespace quitus::guichet {

base::Result<std::string> simuler_demande(
    Portail const& portail, acces::Acteur const& acteur, Depot const& depot)
{
    if (auto const refusal = refusal_of(acteur, Droit::deposer))
        return tl::unexpected(*refusal);
    Recu const recu{
        .texte = depot.demande,
        .livraison
        = depot.archive ? portail.read_archive(*depot.archive, nullptr) : pieces::Livraison{},
        .instant = portail.horloge.now(),
        .siret = acteur.siret,
    };
    std::string rapport;
    portail.registre.read([&](Lecture const& registre) {
        rapport = portail.write_rapport(judge_depot(registre, portail, recu).jugee);
    });
    return rapport;
}

}
