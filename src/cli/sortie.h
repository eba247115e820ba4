// SPDX-License-Identifier: EUPL-1.2
// Where a report goes: the standard output, or a file that appears whole or not at all.
#pragma once

#include "cli/monde.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

namespace quitus::cli {

class Sortie {
public:
    // Throws std::runtime_error when the file cannot be created beside its final place. A device or
    // a pipe is written to as it stands.
    // `quoi` is what the messages call it, a masculine noun.
    Sortie(std::string const& fichier, Monde& monde, std::string_view quoi = "rapport");
    ~Sortie(); // an unfinished file is removed
    Sortie(Sortie const&) = delete;
    Sortie& operator=(Sortie const&) = delete;

    std::ostream& stream() { return m_fichier.empty() ? m_monde.sortie : m_flux; }
    bool is_terminal_output() const { return m_fichier.empty(); }
    // Gives the file its name, once everything has been written. Throws std::runtime_error.
    void finish();

private:
    std::filesystem::path m_fichier; // as given
    std::filesystem::path m_cible; // what is replaced at the end
    std::filesystem::path m_ouvert; // what is written: beside the target until then
    std::string m_quoi;
    std::ofstream m_flux;
    Monde& m_monde;
};

}
