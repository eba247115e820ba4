// SPDX-License-Identifier: EUPL-1.2
// What a rule says of itself to a person (`explain`, docs/regles.md, pages): French, in our own
// words.
#pragma once

#include "verdict/regle.h"

#include <span>
#include <string_view>

namespace quitus::jugement {

struct Explication {
    verdict::IdRegle regle;
    std::string_view titre; // the sentence that holds when all is well
    std::string_view quand; // when the rule speaks
    std::string_view pourquoi; // why it exists, and what each surprising choice rests on
};

// One span a family, each in its own file of explications/.
std::span<Explication const> explications_structure();
std::span<Explication const> explications_identifiants();
std::span<Explication const> explications_calendrier();
std::span<Explication const> explications_perimetre();
std::span<Explication const> explications_montants();
std::span<Explication const> explications_pieces();
std::span<Explication const> explications_verification();
std::span<Explication const> explications_attestation();
std::span<Explication const> explications_unicite();
std::span<Explication const> explications_annulation();

}
