// SPDX-License-Identifier: EUPL-1.2
// Who may enter, what happened, what was written to whom, and the simulated clock (screen 22 and
// the audit log).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_comptes(Garde& garde);
void add_journal(Garde& garde);
void add_courriels(Garde& garde);
void add_horloge(Garde& garde);

}
