// SPDX-License-Identifier: EUPL-1.2
// Zip archives written byte by byte, so that each lie of a hostile one can be told; and honest ones
// made by libzip.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::documents {

// An entry, honest by default. What is given replaces what the bytes would say.
struct EntreeBrute {
    std::string nom;
    std::string contenu; // as stored in the archive: already packed when `methode` is not 0
    std::uint16_t methode = 0;
    std::uint16_t drapeaux = 1U << 11; // the name is UTF-8
    std::uint32_t attributs = 0100644U << 16;
    std::optional<std::uint32_t> crc{};
    std::optional<std::uint32_t> taille_centrale{}; // unpacked size announced by the directory
    std::optional<std::uint32_t> taille_locale{}; // unpacked size announced before the data
    std::optional<std::string> nom_local{}; // name that stands before the data
};

std::uint32_t crc32(std::string_view bytes);
// `comment` follows the end of the directory and is counted by it.
std::string zip_brut(std::vector<EntreeBrute> const& entrees, std::string_view comment = {});

struct FichierHonnete {
    std::string nom;
    std::string contenu;
};
// Packed by libzip with Deflate.
std::string zip_honnete(std::vector<FichierHonnete> const& fichiers);

}
