// SPDX-License-Identifier: EUPL-1.2
// What a refusal of the guichet becomes on a page.
#pragma once

#include "web/cadre/visite.h"

namespace quitus::web {

// 404, 403, 409, 422… by the code of the refusal.
unsigned statut_of(base::Erreur const& refus);
// The page of that refusal, in the layout of whoever is signed in.
http::Reponse page_de_refus(Visite const& visite, base::Erreur const& refus);

}
