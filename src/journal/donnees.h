// SPDX-License-Identifier: EUPL-1.2
// A value of an event: null, truth, whole number, text, list or object. Its canonical text is the
// one that is chained: UTF-8, keys sorted, no space; amounts are decimal texts, instants RFC 3339
// in UTC, so that no number is ever a fraction. Requirement: 4-standards 6.9.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quitus::journal {

class Donnees {
public:
    using Liste = std::vector<Donnees>;
    using Objet = std::map<std::string, Donnees, std::less<>>;

    Donnees() = default; // null
    Donnees(bool vrai) : m_valeur(vrai) { } // NOLINT(google-explicit-constructor)
    Donnees(std::int64_t entier) : m_valeur(entier) { } // NOLINT(google-explicit-constructor)
    Donnees(int entier)
        : m_valeur(std::int64_t{ entier }) { } // NOLINT(google-explicit-constructor)
    // Bytes that are no text become U+FFFD at once: what is kept is what is read back.
    Donnees(std::string texte); // NOLINT(google-explicit-constructor)
    Donnees(std::string_view texte)
        : Donnees(std::string(texte)) { } // NOLINT(google-explicit-constructor)
    Donnees(char const* texte)
        : Donnees(std::string(texte)) { } // NOLINT(google-explicit-constructor)
    Donnees(Liste liste) : m_valeur(std::move(liste)) { } // NOLINT(google-explicit-constructor)
    Donnees(Objet objet) : m_valeur(std::move(objet)) { } // NOLINT(google-explicit-constructor)
    template <typename T>
    Donnees(std::optional<T> const& valeur) // NOLINT(google-explicit-constructor)
    {
        if (valeur)
            *this = Donnees(*valeur);
    }

    // The members of an object; those that are null are left out.
    static Donnees objet(std::initializer_list<std::pair<char const*, Donnees>> membres);

    // Fails on anything that is not a JSON object, on a member written twice and on a number that
    // is not whole.
    static base::Result<Donnees> parse(std::string_view json);
    std::string canonique() const;

    bool is_liste() const;
    bool is_null() const { return std::holds_alternative<std::monostate>(m_valeur); }
    bool operator==(Donnees const&) const = default;

    // Reading: what is absent or of another kind is empty.
    Donnees const& operator[](std::string_view nom) const;
    std::string const& texte() const;
    std::string const& texte(std::string_view nom) const { return (*this)[nom].texte(); }
    std::optional<std::string> texte_ou_rien() const;
    std::optional<std::int64_t> entier() const;
    std::int64_t entier_ou(std::int64_t defaut) const { return entier().value_or(defaut); }
    bool vrai() const;
    Liste const& liste() const;
    Objet const& membres() const;

    // Writing.
    void set(std::string nom, Donnees valeur);
    void add(Donnees element);

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Liste, Objet> m_valeur;
};

}
