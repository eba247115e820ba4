// SPDX-License-Identifier: EUPL-1.2
// The calendar of a campaign: every deadline of every dispositif, with its source and since when it
// holds, as a table for people, for programs, or as events for an agenda. Requirements
// to.
#pragma once

#include "rapports/rapport.h"
#include "reglement/reglement.h"

namespace quitus::rapports {

enum class FormatCalendrier : std::uint8_t { text, json, ics };
std::optional<FormatCalendrier> parse_format_calendrier(std::string_view text);

// Throws EcritureImpossible when the output refuses bytes.
void write_calendrier(FormatCalendrier format, Entete const& entete,
    reglement::ReglementEnVigueur const& reglement, std::ostream& output);

}
