// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/commandes.h"

#include "cli/diagnostic.h"
#include "normalisation/attendu.h"
#include "regulation_files/regulation_files.h"

namespace quitus::cli {

base::Result<reglement::Reglement> load(ChoixReglement const& choix)
{
    auto reglement = choix.dossier.empty()
        ? base::Result<reglement::Reglement>(regulation_files::compiled_campaign())
        : regulation_files::read_campaign(choix.dossier);
    for (auto const& remplacement : choix.remplacements) {
        if (!reglement)
            break;
        auto const egal = remplacement.find('=');
        if (egal == std::string::npos)
            return base::failure("remplacement_illisible",
                "«\u00a0" + remplacement
                    + "\u00a0» n’est pas de la forme NOM=VALEUR, par exemple "
                      "montants.tolerance_tva=0.01.");
        reglement = reglement->with(remplacement.substr(0, egal), remplacement.substr(egal + 1));
    }
    return reglement;
}

Code schema(Monde& monde)
{
    monde.sortie << normalisation::schema_publie();
    return Code::rien_de_bloquant;
}

Code refuse(Monde& monde, base::Erreur const& erreur, Code code)
{
    say(monde, "quitus\u00a0: " + after_colon(erreur.message));
    // The place, unless the message has already said it.
    if (!erreur.pointeur.empty() && erreur.message.find(erreur.pointeur) == std::string::npos)
        say(monde, "  à\u00a0: " + erreur.pointeur);
    return code;
}

}
