// SPDX-License-Identifier: EUPL-1.2
#include "cli/cli.h"

#include "cli/arguments/arguments.h"
#include "cli/commandes/commandes.h"
#include "rapports/rapport.h"

#include <exception>

namespace quitus::cli {

Code run(std::vector<std::string> const& arguments, Monde& monde)
{
    try {
        auto const code = dispatch(arguments, monde);
        monde.sortie.flush();
        if (!monde.sortie)
            throw rapports::EcritureImpossible("la sortie n’a pas accepté tout le texte.");
        return code;
    } catch (rapports::EcritureImpossible const& erreur) {
        monde.erreurs << "quitus\u00a0: " << erreur.what() << '\n';
    } catch (std::bad_alloc const&) {
        monde.erreurs
            << "quitus\u00a0: la mémoire manque. Relancer sur moins de demandes à la fois.\n";
    } catch (std::exception const& erreur) {
        monde.erreurs << "quitus\u00a0: " << erreur.what() << '\n';
    }
    return Code::echec_de_l_outil;
}

}
