// SPDX-License-Identifier: EUPL-1.2
// Completion for bash, made from the real definition of the arguments: it can never be out of date.
#pragma once

#include <ostream>

namespace CLI {
class App;
}

namespace quitus::cli {

void write_bash_completion(CLI::App const& racine, std::ostream& sortie);

}
