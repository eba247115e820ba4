// SPDX-License-Identifier: EUPL-1.2
// The demandes as a list, on a page or taken away (screen 9).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_liste(Garde& garde);
void add_exports(Garde& garde);

}
