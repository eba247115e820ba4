// SPDX-License-Identifier: EUPL-1.2
// What makes a request receivable: the changes that follow from what it already says, and, apart,
// what only a person can bring or what nothing mends any more (5-contract, section 2 « repair »).
#pragma once

#include "verdict/demande_jugee.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::verdict {

// Who can mend a finding.
enum class Remede : std::uint8_t {
    calcul, // the document itself says what the value must be
    personne, // someone must bring, choose or redo something
    aucun, // nothing mends it any more
};
std::string_view text(Remede remede); // "personne"

// One operation of a JSON Patch (RFC 6902), and why it is there.
struct Operation {
    enum class Genre : std::uint8_t { ajoute, remplace, retire };
    Genre genre = Genre::remplace;
    std::string pointeur; // of the document as the operations before have left it
    std::string valeur; // JSON; empty for a removal
    std::string avant; // JSON that stood there; empty for an addition
    IdRegle regle;
    std::string raison; // French
};
std::string_view text(Operation::Genre genre); // "replace"

// A finding that keeps the request from being mended.
struct Empechement {
    IdRegle regle;
    std::string pointeur;
    std::string message; // what is wrong, in French
    std::string raison; // what a person must do, or why nothing helps
    Remede remede = Remede::personne;
    // For what a person brings, until when it still helps; none: the calendar sets no end.
    std::optional<calendrier::Instant> dernier_instant;
    bool trop_tard = false; // no instant helps any more
};

struct Reparation {
    bool possible = false;
    DemandeJugee avant;
    DemandeJugee apres; // the same as before when it is not possible
    std::vector<Operation> operations; // in the order in which they apply; empty when not possible
    std::vector<Empechement> impossible; // empty when possible
    std::string texte; // the mended document, written as it was; empty when not possible
};

}
