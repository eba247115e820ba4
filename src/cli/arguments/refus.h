// SPDX-License-Identifier: EUPL-1.2
// What was mistyped, said in French with what was probably meant.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Error;
class Validator;
}

namespace quitus::cli {

// « Vouliez-vous dire… ? » after a space, or nothing.
std::string proposal(std::string const& mot, std::vector<std::string> const& connus);

CLI::Validator one_of(std::vector<std::string> admis);
CLI::Validator whole_number(std::uint64_t first, std::uint64_t last);

// The command that was chosen, or the root while none is.
CLI::App const& chosen(CLI::App const& racine);
std::string unknown_word(CLI::App const& racine, std::string const& mot);
std::string in_french(CLI::Error const& erreur, CLI::App const& racine);

}
