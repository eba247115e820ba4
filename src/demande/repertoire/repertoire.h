// SPDX-License-Identifier: EUPL-1.2
// The names of the members of one request, by where they lie in memory: what a witness of readings
// needs to say « /lignes/0/montants/ht ». Built only when somebody wants to know; the request must
// neither move nor change as long as it is used.
#pragma once

#include "demande/demande.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace quitus::demande {

class Repertoire {
public:
    explicit Repertoire(Demande const& demande);

    // The rank of a member, or none for what is no member of this request (a copy, a fact beside
    // it). A part of the request that bears no name here is a bug, and aborts.
    std::optional<std::uint32_t> find(base::Place place) const;
    std::size_t size() const { return m_membres.size(); }
    // The facts that a member stands for: one, or the ids of a whole list when one of them was
    // looked up.
    std::span<std::uint32_t const> faits(std::uint32_t membre) const;

    std::size_t nombre_faits() const { return m_pointeurs.size(); }
    std::string const& pointeur(std::uint32_t fait) const { return m_pointeurs[fait]; }

private:
    friend class Inscription;
    struct Hachage {
        std::size_t operator()(base::Place const& place) const noexcept
        {
            return std::hash<void const*>{}(place.debut) * 31 + place.taille;
        }
    };
    struct Membre {
        std::uint32_t premier = 0, nombre = 0; // in m_faits
    };
    bool is_inside(base::Place place) const;

    std::vector<std::string> m_pointeurs;
    std::vector<std::uint32_t> m_faits;
    std::vector<Membre> m_membres;
    std::unordered_map<base::Place, std::uint32_t, Hachage> m_rangs;
    std::vector<base::Place> m_zones; // the memory of the request, sorted
};

}
