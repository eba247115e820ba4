// SPDX-License-Identifier: EUPL-1.2
// What mends a request, in two forms: for people, what changes, what they must bring and what
// nothing mends; for programs, a JSON Patch (5-contract, section 2 « repair »).
#pragma once

#include "rapports/rapport.h"
#include "verdict/reparation/reparation.h"

namespace quitus::rapports {

enum class FormatReparation : std::uint8_t { text, json };
std::optional<FormatReparation> parse_format_reparation(std::string_view text);

// Throws EcritureImpossible when the output refuses bytes.
void write_reparation(FormatReparation format, Options options,
    verdict::Reparation const& reparation, std::ostream& output);

}
