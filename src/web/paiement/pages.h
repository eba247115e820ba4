// SPDX-License-Identifier: EUPL-1.2
// What is due, what was paid (screen 28).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_grand_livre(Garde& garde);
void add_paiements(Garde& garde);

}
