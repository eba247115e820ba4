// SPDX-License-Identifier: EUPL-1.2
// Judges as judge() does, and tells why: how each rule fared, and what it looked at.
#pragma once

#include "jugement/jugement.h"
#include "verdict/motivation.h"

namespace quitus::jugement {

struct JugementMotive {
    Jugement jugement;
    verdict::Motivation motivation; // its `jugee` is left to the caller
};

JugementMotive explain_judgment(demande::Lecture const& lecture, Faits const& faits,
    reglement::ReglementEnVigueur const& reglement);

}
