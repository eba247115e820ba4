// SPDX-License-Identifier: EUPL-1.2
// The clients of a demande and the money of each. A client is shown by the name that the document
// gives it and by the number of a structure; the number of a person is never shown.
#pragma once

#include "instruction/suivi.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::vues {

struct ClientVu {
    std::string id; // local to the document
    std::string libelle; // may be empty
    std::string identifiant; // « FINESS 750000001 »; empty for a person
    std::optional<montant::Cents> avance, solde;
};

// `document`: the JSON of the current version.
std::vector<ClientVu> clients_de(instruction::Suivi const& suivi, std::string_view document);

// A text of a document made fit to be shown: the numbers of persons are masked.
std::string masked(std::string_view texte);

}
