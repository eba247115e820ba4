// SPDX-License-Identifier: EUPL-1.2
#include "rapports/reparation/reparation.h"

#include "rapports/reparation/formes.h"

namespace quitus::rapports {

std::optional<FormatReparation> parse_format_reparation(std::string_view text)
{
    if (text == "text")
        return FormatReparation::text;
    if (text == "json")
        return FormatReparation::json;
    return std::nullopt;
}

void write_reparation(FormatReparation format, Options options,
    verdict::Reparation const& reparation, std::ostream& output)
{
    std::string bytes;
    if (format == FormatReparation::json)
        append_json(bytes, reparation);
    else
        append_texte(bytes, options, reparation);
    output << bytes << std::flush;
    if (!output)
        throw EcritureImpossible(
            "La réparation n’a pas pu être écrite en entier\u00A0: la sortie refuse les octets. "
            "Libérez de la place ou choisissez une autre sortie, puis relancez la commande.");
}

}
