// SPDX-License-Identifier: EUPL-1.2
// One form of the mending a file.
#pragma once

#include "rapports/reparation/reparation.h"

namespace quitus::rapports {

void append_texte(std::string& out, Options options, verdict::Reparation const& reparation);
void append_json(std::string& out, verdict::Reparation const& reparation);

}
