// SPDX-License-Identifier: EUPL-1.2
// The rows that a query gave, held whole: one buffer for all their texts. A column read as what it
// is not is a bug, and aborts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::storage {

class Resultat {
public:
    explicit Resultat(std::size_t colonnes = 0) : m_colonnes(colonnes) { }

    // A row; it looks into its Resultat, and lives no longer.
    class Ligne {
    public:
        bool is_null(std::size_t colonne) const;
        std::int64_t integer(std::size_t colonne) const;
        std::string_view text(std::size_t colonne) const;
        std::string string(std::size_t colonne) const { return std::string(text(colonne)); }
        std::optional<std::int64_t> integer_or_none(std::size_t colonne) const;
        std::optional<std::string> text_or_none(std::size_t colonne) const;

    private:
        friend class Resultat;
        Ligne(Resultat const& resultat, std::size_t rang) : m_resultat(&resultat), m_rang(rang) { }
        Resultat const* m_resultat;
        std::size_t m_rang;
    };

    class Iterateur {
    public:
        Ligne operator*() const { return (*m_resultat)[m_rang]; }
        Iterateur& operator++()
        {
            ++m_rang;
            return *this;
        }
        bool operator==(Iterateur const&) const = default;

    private:
        friend class Resultat;
        Iterateur(Resultat const& resultat, std::size_t rang) : m_resultat(&resultat), m_rang(rang)
        {
        }
        Resultat const* m_resultat;
        std::size_t m_rang;
    };

    std::size_t size() const { return m_colonnes == 0 ? 0 : m_cellules.size() / m_colonnes; }
    bool empty() const { return size() == 0; }
    std::size_t columns() const { return m_colonnes; }
    Ligne operator[](std::size_t rang) const;
    Iterateur begin() const { return { *this, 0 }; }
    Iterateur end() const { return { *this, size() }; }
    // How many rows an INSERT, UPDATE or DELETE touched.
    std::int64_t changed() const { return m_changees; }

    // For the databases: cells come row by row.
    void add_null();
    void add(std::int64_t entier);
    void add(std::string_view texte);
    void set_changed(std::int64_t lignes) { m_changees = lignes; }

private:
    enum class Genre : std::uint8_t { rien, entier, texte };
    struct Cellule {
        Genre genre = Genre::rien;
        std::int64_t valeur = 0; // the number, or where the text begins
        std::size_t octets = 0;
    };
    Cellule const& cell(std::size_t rang, std::size_t colonne) const;

    std::size_t m_colonnes;
    std::vector<Cellule> m_cellules;
    std::string m_textes;
    std::int64_t m_changees = 0;
};

}
