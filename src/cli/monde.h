// SPDX-License-Identifier: EUPL-1.2
// What a command sees of the outside: its three streams, and how they may be used. Commands never
// touch the process's own, so a test can play any terminal.
#pragma once

#include <istream>
#include <ostream>
#include <stdexcept>

namespace quitus::cli {

class CommandesDuPortail;

struct Monde {
    std::istream& entree;
    std::ostream& sortie; // texts and reports
    std::ostream& erreurs; // diagnostics and progress
    bool couleur = false; // the output is a terminal and NO_COLOR is not set
    bool progression = false; // the diagnostics are a terminal
    CommandesDuPortail* portail = nullptr; // those that use a database
};

// Exit codes, a contract with the programs that call us.
enum class Code : int {
    rien_de_bloquant = 0,
    bloquant = 1, // a_modifier or rejet, or input that a command refuses
    mauvais_usage = 2, // unknown option, path that does not exist, unknown parameter
    echec_de_l_outil = 3,
};

// A wrong use that is only seen deep inside a command; its message is French. Ends with
// Code::mauvais_usage.
struct MauvaisUsage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}
