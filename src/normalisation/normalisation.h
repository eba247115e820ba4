// SPDX-License-Identifier: EUPL-1.2
// A request read with tolerance and written strictly: the values that people and spreadsheets write
// in their own way take the form of the exchange format; every other byte stays as its author wrote
// it. The meaning never changes, and what has several readings stops everything. Requirement: A-24.
#pragma once

#include "base/result.h"
#include "normalisation/attendu.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::normalisation {

// A value that was written otherwise. `avant` and `apres` are JSON, as in the document, unmasked.
struct Conversion {
    std::string pointeur; // RFC 6901; empty for the whole document
    base::Position position;
    std::string avant, apres, pourquoi;
};

// A value that has several readings: where, what stands there, why and how to mend it.
struct Ambiguite {
    std::string pointeur;
    base::Position position;
    std::string trouve, pourquoi;
};

struct Normalisation {
    std::string texte; // the document, the same bytes when nothing was converted
    std::vector<Conversion> conversions; // in the order of the document
    std::vector<Ambiguite> ambiguites; // any of them: the text is not to be used
};

// Error: `json_invalide`, with the place, when the text is no JSON document in UTF-8. A byte order
// mark is removed; a second one is malformed.
base::Result<Normalisation> normalise(std::string_view texte, Schema const& schema);

}
