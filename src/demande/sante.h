// SPDX-License-Identifier: EUPL-1.2
// Looks for personal health identifiers anywhere in a document (IDT-009).
#pragma once

#include "demande/demande.h"

namespace quitus::demande {

// A citizen's address is sought in every text and name; a NIR in free texts and file names, not in
// the members that hold a typed identifier.
std::vector<IdentifiantSante> find_identifiants_sante(base::JsonDocument const& json);

}
