// SPDX-License-Identifier: EUPL-1.2
// The style sheet and the script: files of the program, served under a name that holds their print,
// so that a browser keeps them for ever and never shows an old one.
#pragma once

#include "web/cadre/garde.h"

#include <string>

namespace quitus::web {

struct Statique {
    std::string css, js; // their paths
};
Statique const& statique();

void add_statique(Garde& garde);

}
