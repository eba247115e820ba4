// SPDX-License-Identifier: EUPL-1.2
#include "generation/document/retouche.h"

#include "base/ensure.h"
#include "base/json_edit.h"

namespace quitus::generation {

namespace {

// A planter names places that it has just seen: a refusal is a bug of the planter.
std::string edited(base::Result<std::string> result)
{
    QUITUS_ENSURE(result.has_value());
    return std::move(*result);
}

}

std::string retouched(std::string line, Retouche const& retouche)
{
    using Geste = Retouche::Geste;
    switch (retouche.geste) {
    case Geste::remplace:
        return edited(base::set_value(line, retouche.lieu, retouche.texte));
    case Geste::retire:
        return edited(base::remove_value(line, retouche.lieu));
    case Geste::insere: {
        auto const place = line.find(retouche.lieu);
        QUITUS_ENSURE(place != std::string::npos);
        return line.insert(place + retouche.lieu.size(), retouche.texte);
    }
    case Geste::enferme:
        return '[' + line + ']';
    case Geste::coupe:
        line.resize(line.size() * retouche.part / 100);
        return line;
    }
    return line;
}

}
