// SPDX-License-Identifier: EUPL-1.2
// What the officers do (screens 24 to 26).
#pragma once

#include "web/cadre/garde.h"

namespace quitus::web {

void add_file_d_instruction(Garde& garde);
void add_instruction(Garde& garde);
void add_decision(Garde& garde);

}
