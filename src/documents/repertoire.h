// SPDX-License-Identifier: EUPL-1.2
// What a zip archive announces in its central directory, read by ourselves before libzip opens it:
// libzip would take memory for every announced entry, cuts a name at its first NUL, and does not
// say when two directories compete. Requirement: A-24.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct zip_source;

namespace quitus::documents {

struct EntreeAnnoncee {
    std::string nom; // bytes as stored
    std::uint16_t drapeaux = 0;
    std::uint16_t methode = 0;
    std::uint32_t attributs = 0; // external attributes: the Unix mode is in the high half
    bool en_tete_contraire = false; // the header before the data announces other sizes
};

using Repertoire = std::vector<EntreeAnnoncee>;

enum class FauteRepertoire : std::uint8_t {
    pas_un_zip, // no end of directory
    ambigu, // two ends of directory, each plausible: two readers would not see the same files
    incoherent, // the directory does not stand where it says, or is cut
    trop_d_entrees,
};

// Reads an unopened source, and leaves it closed. Never more than `entrees_max` entries.
std::variant<Repertoire, FauteRepertoire> read_repertoire(
    zip_source& source, std::uint64_t entrees_max);

}
