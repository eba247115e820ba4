// SPDX-License-Identifier: EUPL-1.2
#include "cli/cli.h"

#include "cli/arguments/arguments.h"
#include "cli/commandes/commandes.h"
#include "cli/diagnostic.h"
#include "rapports/rapport.h"

#include <exception>

namespace quitus::cli {

namespace {

void say_failure(Monde& monde, std::string_view message)
{
    say(monde, "quitus\u00a0: " + after_colon(std::string(message)));
}

}

Code run(std::vector<std::string> const& arguments, Monde& monde)
{
    try {
        auto const code = dispatch(arguments, monde);
        monde.sortie.flush();
        if (!monde.sortie)
            throw rapports::EcritureImpossible("la sortie n’a pas accepté tout le texte.");
        return code;
    } catch (MauvaisUsage const& erreur) {
        say_failure(monde, erreur.what());
        return Code::mauvais_usage;
    } catch (rapports::EcritureImpossible const& erreur) {
        say_failure(monde, erreur.what());
    } catch (std::bad_alloc const&) {
        say_failure(monde, "la mémoire manque. Relancer sur moins de demandes à la fois.");
    } catch (std::exception const& erreur) {
        say_failure(monde, erreur.what());
    }
    return Code::echec_de_l_outil;
}

}
