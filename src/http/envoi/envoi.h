// SPDX-License-Identifier: EUPL-1.2
// An answer ready to be written: its head as bytes, and what follows it. Chooses the compression,
// the 304 and the length; may read a file, so is made on a thread that may block.
#pragma once

#include "http/reponse.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace quitus::http::envoi {

// A file being read, closed when it dies.
class Fichier {
public:
    Fichier() = default;
    explicit Fichier(std::filesystem::path const& chemin); // throws std::system_error
    Fichier(Fichier&& other) noexcept;
    Fichier& operator=(Fichier&& other) noexcept;
    ~Fichier();
    bool is_open() const { return m_descripteur >= 0; }
    std::uint64_t taille_octets() const;
    // Up to `octets_max` bytes in place of `out`; none at the end.
    void read(std::string& out, std::size_t octets_max) const;

private:
    int m_descripteur = -1;
};

inline constexpr std::size_t morceau_octets = std::size_t{ 256 } << 10;

struct Envoi {
    unsigned statut = 0;
    std::string tete;
    std::string possede; // the body, when nobody else holds it
    std::shared_ptr<Contenu const> contenu; // who holds `corps`, when it is shared
    std::string_view corps() const;
    bool is_gzip = false;
    bool is_sans_corps = false; // HEAD, 204, 304
    Fichier fichier; // of more than a piece; smaller ones are in `possede`
    std::uint64_t fichier_octets = 0;
    std::shared_ptr<Flux> flux;
    bool is_chunked = true; // how the flow is framed; else by the end of the line
    bool keeps_line = false;
};

struct Ligne {
    std::string_view date;
    bool keeps_line = false;
    bool takes_chunks = true; // HTTP/1.0 does not
};

Envoi make_envoi(Tete const& tete, Reponse&& reponse, Ligne ligne);

}
