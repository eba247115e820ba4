// SPDX-License-Identifier: EUPL-1.2
// One function a format of the motivation, each in its own file. Only motivation.cpp calls them.
#pragma once

#include "rapports/motivation/motivation.h"

namespace quitus::rapports {

// What is told: a motivation, of which some rules only may be wanted.
struct Demonstration {
    verdict::Motivation const& motivation;
    Entete const& entete;
    Catalogue const& catalogue;
    Options const& options;
    std::optional<verdict::IdRegle> seule;

    bool wants(verdict::IdRegle regle) const { return !seule || *seule == regle; }
};

std::string motivation_texte(Demonstration const& demonstration);
std::string motivation_json(Demonstration const& demonstration);

}
