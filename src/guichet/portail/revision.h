// SPDX-License-Identifier: EUPL-1.2
// A change of one demande by a person: it is found as that person may see it, it is still the one
// that was seen, and all of the change is recorded or nothing.
#pragma once

#include "guichet/portail/portail.h"

#include <functional>
#include <optional>
#include <string_view>

namespace quitus::guichet {

using Changement = std::function<base::Result<Suivi>(Transaction&, Suivi const&)>;

// The demande as that person may see it, still the one that was seen. Refusals: inconnue, version.
base::Result<Suivi> find_seen(Lecture const& registre, acces::Acteur const& acteur,
    std::string_view numero, std::optional<std::int64_t> revision);

// `revision`: that of the state the person saw; none when it does not matter. What the change
// refuses must have written nothing. Refusals: inconnue, version, those of the change.
base::Result<Suivi> change(Portail& portail, acces::Acteur const& acteur, std::string_view numero,
    std::optional<std::int64_t> revision, Changement const& changement);

}
