// SPDX-License-Identifier: EUPL-1.2
// Reads the members of one JSON object in the order of the exchange format and says every departure
// from it: absent (SCH-003), malformed (SCH-004), unknown (SCH-006). One `read` function a
// structure lists its members once, with their presence, type and bounds: that list is the
// structure. The reading never stops at the first fault.
#pragma once

#include "base/json.h"
#include "calendrier/instant.h"
#include "montant/montant.h"
#include "verdict/constat.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quitus::demande {

enum class Presence : std::uint8_t { obligatoire, facultatif };

// What a text must look like, with the words that tell it to a person.
struct Forme {
    std::size_t longueur_min = 1, longueur_max = 254;
    bool (*convient)(std::string_view) = nullptr;
    std::string_view attendu = {};
};

// What a person reads as « found »: the value as written, masked where it is personal, cut when it
// is long.
std::string shown(base::JsonNode const& node);

template <typename E>
struct NomDeValeur {
    std::string_view nom;
    E valeur;
};

struct BornesListe {
    std::size_t nombre_min = 0, nombre_max = static_cast<std::size_t>(-1);
    bool uniques = false;
};

// Where a value stands, as a chain of names and ranks back to the root; turned into a pointer only
// when it is said.
struct Chemin {
    Chemin const* parent = nullptr;
    std::string_view nom = {};
    std::size_t rang = 0;
    bool est_rang = false;
    std::string pointeur() const;
};

class Objet {
public:
    // `node` must be an object of `json`.
    Objet(base::JsonDocument const& json, verdict::Constats& constats, Chemin const& chemin,
        std::uint32_t node);

    std::string_view texte(std::string_view nom, Presence presence, Forme const& forme = {});
    std::optional<bool> booleen(std::string_view nom, Presence presence);
    std::optional<std::int64_t> entier(
        std::string_view nom, Presence presence, std::int64_t min, std::int64_t max);
    void nombre_positif(std::string_view nom, Presence presence);
    std::optional<calendrier::Jour> date(std::string_view nom, Presence presence);
    std::optional<calendrier::Instant> instant(std::string_view nom, Presence presence);
    std::optional<montant::Montant> montant(std::string_view nom, Presence presence);

    template <typename E, std::size_t N>
    std::optional<E> choix(
        std::string_view nom, Presence presence, std::array<NomDeValeur<E>, N> const& valeurs)
    {
        std::array<std::string_view, N> noms;
        for (std::size_t i = 0; i < N; ++i)
            noms[i] = valeurs[i].nom;
        auto const rang = rang_parmi(nom, presence, noms);
        return rang ? std::optional(valeurs[*rang].valeur) : std::nullopt;
    }

    // Calls read(Objet&) on the member when it is an object; says whether it was there as one.
    template <typename Read>
    bool objet(std::string_view nom, Presence presence, Read&& read)
    {
        auto const node = member(nom, presence, base::JsonKind::object, "un objet");
        if (node == absent)
            return false;
        Chemin const chemin{ .parent = &m_chemin, .nom = nom };
        Objet inner(m_json, m_constats, chemin, node);
        read(inner);
        inner.say_unknown_members();
        return true;
    }

    // Calls read(Objet&, rank) on each element that is an object; says whether the list was there
    // as one.
    template <typename Read>
    bool objets(std::string_view nom, Presence presence, BornesListe bornes, Read&& read)
    {
        return elements(nom, presence, bornes, base::JsonKind::object, "un objet",
            [&](Chemin const& chemin, std::uint32_t node) {
                Objet inner(m_json, m_constats, chemin, node);
                read(inner, chemin.rang);
                inner.say_unknown_members();
            });
    }

    // Calls read(text, rank) on each element that is a text of that form.
    template <typename Read>
    bool textes(std::string_view nom, Presence presence, BornesListe bornes, Forme const& forme,
        Read&& read)
    {
        return elements(nom, presence, bornes, base::JsonKind::string, "un texte entre guillemets",
            [&](Chemin const& chemin, std::uint32_t node) {
                if (fits(node, chemin, forme))
                    read(m_json.nodes()[node].text, chemin.rang);
            });
    }

    // A rule of the format that binds several members (« one of »).
    void say_missing(std::string_view nom, std::string message);
    void say_unknown_members();
    bool has(std::string_view nom) const;
    std::string pointeur(std::string_view nom) const;
    verdict::Constats& constats() { return m_constats; }
    // No member at all, known or not: a null one is an absent one.
    bool is_empty() const;
    // The object itself departs from the format.
    void say_malformed(std::string_view attendu) { malformed(m_chemin, m_node, attendu); }

private:
    // The member as a T, once `parse` has told what its text is worth; said to be malformed when it
    // is worth nothing.
    template <typename T>
    std::optional<T> valeur(std::string_view nom, Presence presence, std::string_view attendu,
        std::optional<T> (*parse)(std::string_view))
    {
        auto const node
            = member(nom, presence, base::JsonKind::string, "un texte entre guillemets");
        if (node == absent || !has_length(node, { .parent = &m_chemin, .nom = nom }, {}))
            return std::nullopt;
        auto const read = parse(m_json.nodes()[node].text);
        if (!read)
            malformed({ .parent = &m_chemin, .nom = nom }, node, attendu);
        return read;
    }

    // No member: the root is nobody's. An optional would be written in two parts and read in one,
    // for which a processor waits.
    static constexpr std::uint32_t absent = 0;

    std::uint32_t find(std::string_view nom);
    std::uint32_t member(
        std::string_view nom, Presence presence, base::JsonKind kind, std::string_view attendu);
    std::optional<std::size_t> rang_parmi(
        std::string_view nom, Presence presence, std::span<std::string_view const> noms);
    bool fits(std::uint32_t node, Chemin const& chemin, Forme const& forme);
    bool has_length(std::uint32_t node, Chemin const& chemin, Forme const& forme);
    void malformed(Chemin const& chemin, std::uint32_t node, std::string_view attendu);
    void check_bounds(Chemin const& chemin, std::uint32_t node, BornesListe bornes);

    template <typename Read>
    bool elements(std::string_view nom, Presence presence, BornesListe bornes, base::JsonKind kind,
        std::string_view attendu, Read&& read)
    {
        auto const list = member(nom, presence, base::JsonKind::array, "une liste");
        if (list == absent)
            return false;
        Chemin const chemin_liste{ .parent = &m_chemin, .nom = nom };
        check_bounds(chemin_liste, list, bornes);
        auto const& nodes = m_json.nodes();
        auto node = list + 1;
        // Beyond the bound nothing is read: SCH-004 has said it.
        auto const read_max = std::min<std::size_t>(nodes[list].children, bornes.nombre_max);
        for (std::size_t rang = 0; rang < read_max; ++rang, node = nodes[node].next) {
            Chemin const chemin{ .parent = &chemin_liste, .rang = rang, .est_rang = true };
            if (nodes[node].kind == kind)
                read(chemin, node);
            else
                malformed(chemin, node, attendu);
        }
        return true;
    }

    base::JsonDocument const& m_json;
    verdict::Constats& m_constats;
    Chemin const& m_chemin;
    std::uint32_t m_node;
    // Where the search for the next member starts: documents mostly follow the order of the format.
    std::uint32_t m_cursor;
    std::array<std::string_view, 24> m_noms{}; // names asked for so far
    std::size_t m_noms_count = 0;
    std::size_t m_found = 0; // how many of them are members
};

}
