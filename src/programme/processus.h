// SPDX-License-Identifier: EUPL-1.2
// The process as the command line sees it: what the programs of `app` have in common.
#pragma once

#include "cli/commandes/portail.h"

namespace quitus::programme {

// The exit code of the process.
int run(int count, char** values, cli::CommandesDuPortail& portail);

}
