// SPDX-License-Identifier: EUPL-1.2
// The horizon of a request, in three forms: a timeline for people, intervals for programs, and the
// changes as events for an agenda (5-contract, section 2).
#pragma once

#include "rapports/rapport.h"
#include "verdict/horizon.h"

namespace quitus::rapports {

enum class FormatHorizon : std::uint8_t { text, json, ics };
std::optional<FormatHorizon> parse_format_horizon(std::string_view text);

// Throws EcritureImpossible when the output refuses bytes.
void write_horizon(FormatHorizon format, Entete const& entete, Catalogue const& catalogue,
    Options options, verdict::Horizon const& horizon, std::ostream& output);

// « clôture des soldes, avant le… »
std::string en_clair(verdict::Motif const& motif);

}
