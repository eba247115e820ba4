// SPDX-License-Identifier: EUPL-1.2
#include "programme/processus.h"

#include "cli/cli.h"

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace quitus::programme {

int run(int count, char** values, Flux flux, cli::CommandesDuPortail& portail)
{
    // A reader that goes away is an error of writing, told and counted as such, not a silent death.
    std::signal(SIGPIPE, SIG_IGN);
    char const* const no_color = std::getenv("NO_COLOR");
    cli::Monde monde{
        .entree = flux.entree,
        .sortie = flux.sortie,
        .erreurs = flux.erreurs,
        .couleur = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0'),
        .progression = isatty(STDERR_FILENO) == 1,
        .portail = &portail,
    };
    return static_cast<int>(cli::run({ values + 1, values + count }, monde));
}

}
