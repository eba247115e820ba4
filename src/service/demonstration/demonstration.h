// SPDX-License-Identifier: EUPL-1.2
// The demonstration: four companies of invention, the eight dispositifs, about two hundred demandes
// in every statut, lived through act by act by the same counter as in production. Nothing in it is
// the number of a real person or structure.
#pragma once

#include "service/ouverture/ouverture.h"
#include "web/site.h"

#include <vector>

namespace quitus::service {

// Into an empty database, once: nothing happens when it was done before. Fails on a database that
// holds something else. The opening must be told again which clock to follow.
base::Result<bool> load_demonstration(Ouverture& ouverture, Instant depart);

// Who may be played.
std::vector<web::CompteDeDemonstration> comptes_de_demonstration();

}
