// SPDX-License-Identifier: EUPL-1.2
// A kept report, read back: what a judgment said of one demande.
#pragma once

#include "verdict/demande_jugee.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::vues {

struct ConstatVu {
    std::string regle;
    verdict::Consequence consequence = verdict::Consequence::information;
    std::string message, pointeur;
    std::string trouve, attendu, correction; // French; may be empty
    std::string ligne; // in the JSON; empty when it is not known
};

struct RapportVu {
    std::string type_demande, dispositif, identifiant_envoi; // may be empty
    verdict::Verdict verdict = verdict::Verdict::recevable;
    std::string cas;
    std::vector<ConstatVu> constats; // the worst first
    verdict::Montants montants;

    std::size_t count(verdict::Consequence consequence) const;
};

// An element of `demandes` of the report; an empty report when the text is none.
RapportVu read_rapport(std::string_view json);

}
