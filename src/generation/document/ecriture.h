// SPDX-License-Identifier: EUPL-1.2
// A made request becomes one line of NDJSON.
#pragma once

#include "generation/document/modele.h"

#include <string>

namespace quitus::generation {

// Appends the document, without an end of line.
void write_document(Demande const& demande, std::string& out);

}
