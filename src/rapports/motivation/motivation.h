// SPDX-License-Identifier: EUPL-1.2
// Tells why a verdict (`explain --file`): for a person, what causes it first, then what could not
// be evaluated, then what holds, shortly; for a program, everything that was read.
#pragma once

#include "rapports/rapport.h"
#include "verdict/motivation.h"

namespace quitus::rapports {

enum class FormatMotivation : std::uint8_t { text, json };
std::optional<FormatMotivation> parse_format_motivation(std::string_view text);

// Of `options`, only the colours count. With `seule`, that rule alone is told.
std::string rendered_motivation(FormatMotivation format, verdict::Motivation const& motivation,
    Entete const& entete, Catalogue const& catalogue, Options const& options,
    std::optional<verdict::IdRegle> seule = std::nullopt);

}
