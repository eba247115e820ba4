// SPDX-License-Identifier: EUPL-1.2
// Why an outcome changes at an instant: what the judgments of the second before and of that second
// read and found is laid side by side.
#pragma once

#include "reglement/temoin.h"
#include "verdict/horizon.h"

#include <map>
#include <string>
#include <vector>

namespace quitus::guichet {

// A judgment looked at closely: what it found, and every parameter that it read, by name.
struct Examen final : reglement::Temoin {
    struct Parametre {
        std::string valeur, source;
        std::optional<calendrier::Instant> instant;
        bool delai = false; // a number of days
    };
    void parametre_lu(reglement::ParametreVu const& vu) override;

    std::vector<verdict::Constat> constats;
    std::map<std::string, Parametre, std::less<>> parametres;
};

// Empty when nothing that was read explains it.
std::vector<verdict::Motif> motifs(
    calendrier::Instant instant, Examen const& before, Examen const& after);

}
