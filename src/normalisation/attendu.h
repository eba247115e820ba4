// SPDX-License-Identifier: EUPL-1.2
// What the published schema expects at each place of a request, as far as a tolerant reading needs
// it. Read from the schema itself: no second list of members is kept. Requirement: A-24.
#pragma once

#include "base/json.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::normalisation {

enum class Genre : std::uint8_t {
    libre, // unknown to the schema: never touched
    objet,
    liste,
    texte,
    identifiant, // FINESS, SIRET, IBAN…: no space, capitals
    choix, // one text of a short list
    montant,
    taux,
    date,
    instant,
    booleen,
    entier,
    nombre,
};

struct Attendu {
    Genre genre = Genre::libre;
    // A file name is the one of the archive, spaces included.
    bool tel_quel = false;
    bool uniques = false; // of a list: no element twice
    std::size_t longueur_min = 0, longueur_max = static_cast<std::size_t>(-1);
    std::optional<std::int64_t> minimum, maximum;
    std::string motif; // the pattern of a text, empty when there is none
    std::vector<std::string> choix;
    std::map<std::string, std::size_t, std::less<>> membres; // name → place in the schema
    std::size_t element = 0; // of a list; 0, the root, when nothing is said of them
};

class Schema {
public:
    // Aborts on a text that is no schema of this kind: it is a part of the program, not an input.
    explicit Schema(std::string_view texte);

    Attendu const& racine() const { return m_attendus.front(); }
    Attendu const& at(std::size_t place) const { return m_attendus[place]; }

private:
    std::size_t read(std::uint32_t node, std::string_view nom);
    std::size_t read_reference(std::string_view reference, std::string_view nom);
    void read_text(std::uint32_t node, Attendu& attendu) const;
    void read_list(std::uint32_t node, std::size_t place);
    std::optional<std::uint32_t> member(std::uint32_t node, std::string_view nom) const;
    std::string_view text(std::uint32_t node, std::string_view nom) const;
    std::optional<std::int64_t> number(std::uint32_t node, std::string_view nom) const;

    base::JsonDocument m_json; // empty once read
    std::vector<Attendu> m_attendus;
    std::map<std::string, std::size_t, std::less<>> m_references;
};

// The schema of the exchange format, as published, byte for byte.
std::string_view schema_publie();

}
