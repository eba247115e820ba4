// SPDX-License-Identifier: EUPL-1.2
// A body that comes in chunks (Transfer-Encoding: chunked), read as it comes. Ours, and strict:
// that of Beast 1.81 aborts when the last chunk is cut in two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace quitus::http::lecture {

class Morceaux {
public:
    static constexpr std::size_t ligne_octets_max = 256; // a size and its extensions
    static constexpr std::size_t finales_octets_max = 4096; // the fields after the last chunk

    struct Lu {
        std::size_t consumed = 0;
        std::size_t produced = 0; // written at the start of `sortie`
        bool is_complete = false;
        bool is_broken = false;
    };
    // What was not consumed must be given again, with what follows.
    Lu read(std::string_view octets, std::span<char> sortie);

private:
    enum class Etat : std::uint8_t { taille, donnees, fin_de_morceau, finales, fini };
    // How many bytes a step took; none: it needs more of them, or of room.
    std::size_t step(std::string_view octets, std::span<char> sortie, Lu& lu);
    std::size_t read_taille(std::string_view octets, Lu& lu);
    std::size_t read_donnees(std::string_view octets, std::span<char> sortie, Lu& lu);
    std::size_t read_fin(std::string_view octets, Lu& lu);
    std::size_t read_finale(std::string_view octets, Lu& lu);

    Etat m_etat = Etat::taille;
    std::uint64_t m_reste = 0; // of the chunk
    std::size_t m_finales = 0; // bytes of the last fields
};

}
