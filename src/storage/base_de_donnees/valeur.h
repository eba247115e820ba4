// SPDX-License-Identifier: EUPL-1.2
// A value given to a query: nothing, a 64-bit whole number, or a text in UTF-8. Instants are
// seconds, amounts are cents, documents are texts: the databases see nothing else.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace quitus::storage {

class Valeur {
public:
    Valeur(std::nullptr_t) { } // NOLINT(google-explicit-constructor)
    template <std::integral T>
    Valeur(T entier) // NOLINT(google-explicit-constructor)
        : m_contenu(static_cast<std::int64_t>(entier))
    {
    }
    Valeur(std::string texte) // NOLINT(google-explicit-constructor)
        : m_contenu(std::move(texte))
    {
    }
    Valeur(std::string_view texte) // NOLINT(google-explicit-constructor)
        : m_contenu(std::string(texte))
    {
    }
    Valeur(char const* texte) // NOLINT(google-explicit-constructor)
        : m_contenu(std::string(texte))
    {
    }
    template <typename T>
    Valeur(std::optional<T> const& valeur) // NOLINT(google-explicit-constructor)
    {
        if (valeur)
            *this = Valeur(*valeur);
    }

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(m_contenu); }
    std::int64_t const* integer() const { return std::get_if<std::int64_t>(&m_contenu); }
    std::string const* text() const { return std::get_if<std::string>(&m_contenu); }

private:
    std::variant<std::nullptr_t, std::int64_t, std::string> m_contenu;
};

}
