// SPDX-License-Identifier: EUPL-1.2
// What anybody may read: home, ways in, accessibility, plan of the site.
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_accueil(Garde& garde);
void add_connexion(Garde& garde);
void add_mot_de_passe(Garde& garde);

}
