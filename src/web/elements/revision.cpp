// SPDX-License-Identifier: EUPL-1.2
#include "web/elements/revision.h"

#include <charconv>

namespace quitus::web {

std::int64_t revision_seen(Visite const& visite)
{
    auto const texte = visite.champ(champ_revision);
    std::int64_t revision = 0;
    auto const [end, fault] = std::from_chars(texte.data(), texte.data() + texte.size(), revision);
    return fault == std::errc() && end == texte.data() + texte.size() ? revision : 0;
}

}
