// SPDX-License-Identifier: EUPL-1.2
#include "rapports/motivation/motivation.h"

#include "rapports/motivation/formats.h"

namespace quitus::rapports {

std::optional<FormatMotivation> parse_format_motivation(std::string_view text)
{
    if (text == "text")
        return FormatMotivation::text;
    if (text == "json")
        return FormatMotivation::json;
    return std::nullopt;
}

std::string rendered_motivation(FormatMotivation format, verdict::Motivation const& motivation,
    Entete const& entete, Catalogue const& catalogue, Options const& options,
    std::optional<verdict::IdRegle> seule)
{
    Demonstration const demonstration{ motivation, entete, catalogue, options, seule };
    return format == FormatMotivation::json ? motivation_json(demonstration)
                                            : motivation_texte(demonstration);
}

}
