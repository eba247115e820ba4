// SPDX-License-Identifier: EUPL-1.2
// The process as the command line sees it: what the programs of `app` have in common.
#pragma once

#include "cli/commandes/portail.h"

#include <istream>
#include <ostream>

namespace quitus::programme {

// The process's own.
struct Flux {
    std::istream& entree;
    std::ostream& sortie;
    std::ostream& erreurs;
};

// The exit code of the process.
int run(int count, char** values, Flux flux, cli::CommandesDuPortail& portail);

}
