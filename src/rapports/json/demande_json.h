// SPDX-License-Identifier: EUPL-1.2
// The JSON of a judged request, as every report and the API show it: the same members, in the same
// order.
#pragma once

#include "base/json_writer.h"
#include "rapports/rapport.h"

namespace quitus::rapports {

// One element of `demandes`.
void write_json(
    base::JsonWriter& writer, verdict::DemandeJugee const& demande, Catalogue const& catalogue);
// One element of `constats`.
void write_json(
    base::JsonWriter& writer, verdict::Constat const& constat, Catalogue const& catalogue);
// The value of `montants`.
void write_json(base::JsonWriter& writer, verdict::Montants const& montants);
// The value of `bilan`.
void write_json(base::JsonWriter& writer, verdict::Bilan const& bilan);

}
