// SPDX-License-Identifier: EUPL-1.2
// What a Fournisseur does (screens 8, 10, 11, 13 and 15).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_tableau_de_bord(Garde& garde);
void add_simulation(Garde& garde);
void add_depot(Garde& garde);
void add_incompletes(Garde& garde);
void add_correction(Garde& garde);

}
