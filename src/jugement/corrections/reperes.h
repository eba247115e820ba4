// SPDX-License-Identifier: EUPL-1.2
// Local ids, the elements that bear them and the places that quote them, laid out once for a
// document: each question is then one look.
#pragma once

#include "jugement/corrections/familles.h"

#include <unordered_map>

namespace quitus::jugement::corrections {

using Types = std::vector<std::string_view>;
bool serves(std::string_view type, Types const& types);

// A place that names an element by its id and, for a pièce, the types that serve there (none: any).
struct Reference {
    std::string pointeur;
    std::string_view id;
    Types types;
};

class Reperes {
public:
    Reperes(std::vector<JsonView> elements, std::vector<Reference> references);

    std::vector<JsonView> const& elements() const { return m_elements; }
    Reference const* reference(std::string_view pointeur) const; // null: no such place
    std::vector<Reference const*> quoting(std::string_view id) const;
    // The first element that bears that id.
    std::optional<std::size_t> bearer(std::string_view id) const;
    // The only element whose id is the same but for case, spaces and dashes: « p 2 » and « P2 ».
    std::optional<std::size_t> same_word(std::string_view id) const;
    // The only element that fits a place and that nothing names, when this place is the only one of
    // its kind that names nobody.
    std::optional<std::size_t> orphan(Reference const& reference) const;
    // The id that an element without any must have: the only one that is quoted and that nobody
    // bears. Empty: none is, a free one will do; nothing: several readings.
    std::optional<std::string> id_of_the_nameless() const;
    // An id that nobody bears yet: « L3 » for the third line.
    std::string free_id(char initiale, std::size_t rang) const;

private:
    struct OnlyOne { // of a kind, as long as it stays alone
        std::size_t nombre = 0, rang = 0;
        void add(std::size_t which)
        {
            ++nombre;
            rang = which;
        }
        std::optional<std::size_t> get() const
        {
            return nombre == 1 ? std::optional(rang) : std::nullopt;
        }
    };
    bool is_right(Reference const& reference) const;

    std::vector<JsonView> m_elements;
    std::vector<Reference> m_references;
    std::unordered_map<std::string_view, std::size_t> m_par_id;
    std::unordered_map<std::string, OnlyOne> m_par_mot;
    std::unordered_map<std::string, std::size_t> m_par_pointeur;
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_citations;
    std::unordered_map<std::string_view, OnlyOne> m_orphelins; // by type; "": of any type
    std::unordered_map<std::string_view, std::size_t> m_manques; // the same
    std::size_t m_sans_id = 0;
};

// The places of a document that name a pièce, or a beneficiary.
std::vector<Reference> pieces_nommees(JsonView racine);
std::vector<Reference> beneficiaires_nommes(JsonView racine);
// One place for each element of a list of ids.
void add_list(
    JsonView liste, std::string const& pointeur, Types const& types, std::vector<Reference>& all);

// What is laid out for a document.
struct ReperesDuDocument {
    Reperes lignes, beneficiaires, pieces;
};

}
