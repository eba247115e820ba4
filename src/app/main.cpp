// SPDX-License-Identifier: EUPL-1.2
// Builds the objects of the process and hands over to the command line; nothing else.
#include "cli/cli.h"
#include "service/commandes/commandes.h"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

int main(int count, char** values)
{
    // A reader that goes away is an error of writing, told and counted as such, not a silent death.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios::sync_with_stdio(false);
    char const* const no_color = std::getenv("NO_COLOR");
    quitus::service::Commandes portail;
    quitus::cli::Monde monde{
        .entree = std::cin,
        .sortie = std::cout,
        .erreurs = std::cerr,
        .couleur = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0'),
        .progression = isatty(STDERR_FILENO) == 1,
        .portail = &portail,
    };
    return static_cast<int>(quitus::cli::run({ values + 1, values + count }, monde));
}
