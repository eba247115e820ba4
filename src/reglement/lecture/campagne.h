// SPDX-License-Identifier: EUPL-1.2
// From the trees of a campaign to checked data. Every fault of every file is told; the data
// counts only when there is none.
#pragma once

#include "reglement/donnees.h"
#include "reglement/texte/arbres.h"
#include "reglement/texte/fautes.h"

namespace quitus::reglement {

Donnees read_campagne(Arbres const& arbres, Fautes& fautes);

}
