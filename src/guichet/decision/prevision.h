// SPDX-License-Identifier: EUPL-1.2
// What a decision would do, before it is made: the act itself is run, then undone. So what is shown
// is what would happen, refusals included.
#pragma once

#include "guichet/portail/portail.h"

#include <functional>
#include <string_view>
#include <vector>

namespace quitus::guichet {

struct Prevision {
    Suivi apres;
    std::vector<Courriel> courriels; // one a recipient
    std::vector<grand_livre::Ecriture> ecritures;
};

// `acte` acts on that demande, with a portal whose changes are all undone. What it refuses is
// refused here.
base::Result<Prevision> prevoir(Portail& portail, std::string_view numero,
    std::function<base::Result<Suivi>(Portail&)> const& acte);

}
