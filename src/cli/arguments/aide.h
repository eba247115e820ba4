// SPDX-License-Identifier: EUPL-1.2
// Help in French, with examples that run, drawn from the definition of the arguments.
#pragma once

#include <ostream>

namespace CLI {
class App;
}

namespace quitus::cli {

void write_help(CLI::App const& app, CLI::App const& racine, std::ostream& sortie);

}
