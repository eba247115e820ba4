// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/commandes.h"

#include "embedded/schemas.h"
#include "regulation_files/regulation_files.h"

namespace quitus::cli {

namespace {

// The message goes on a sentence: its capital is that of a first word, not of a name or an acronym.
std::string after_colon(std::string message)
{
    if (message.size() > 1 && message[0] >= 'A' && message[0] <= 'Z'
        && !(message[1] >= 'A' && message[1] <= 'Z') && message[1] != '-')
        message[0] = static_cast<char>(message[0] + ('a' - 'A'));
    return message;
}

}

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
    for (auto const& [name, content] : embedded::schemas()) {
        if (name == "demande.schema.json")
            monde.sortie << content;
    }
    return Code::rien_de_bloquant;
}

Code refuse(Monde& monde, base::Erreur const& erreur, Code code)
{
    monde.erreurs << "quitus\u00a0: " << after_colon(erreur.message) << '\n';
    // The place, unless the message has already said it.
    if (!erreur.pointeur.empty() && erreur.message.find(erreur.pointeur) == std::string::npos)
        monde.erreurs << "  à\u00a0: " << erreur.pointeur << '\n';
    return code;
}

}
