// SPDX-License-Identifier: EUPL-1.2
// One demande as its Fournisseur and the officers see it: its state, its receipt, its pièces, its
// versions (screens 12 and 14).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_dossier(Garde& garde);
void add_accuse(Garde& garde);
void add_pieces(Garde& garde);

}
