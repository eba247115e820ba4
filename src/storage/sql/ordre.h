// SPDX-License-Identifier: EUPL-1.2
// A query that is written as it goes: each value that it takes is given a place, $1, $2…
#pragma once

#include "storage/base_de_donnees/connexion.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::storage {

class Ordre {
public:
    explicit Ordre(std::string_view debut = {}) : m_sql(debut) { }

    // The place of a value, to be written in the query as often as needed.
    std::string value(Valeur valeur)
    {
        m_valeurs.push_back(std::move(valeur));
        return "$" + std::to_string(m_valeurs.size());
    }
    // « $1, $2, $2, $2 »: padded, so that lists of neighbouring sizes share a prepared statement.
    template <typename Textes>
    std::string list(Textes const& textes)
    {
        std::string places;
        std::size_t size = 1;
        while (size < textes.size())
            size *= 2;
        std::string last;
        for (std::size_t i = 0; i < size; ++i) {
            if (i < textes.size())
                last = value(std::string_view(textes[i]));
            places += (i == 0 ? "" : ", ") + last;
        }
        return places;
    }
    Ordre& operator<<(std::string_view sql)
    {
        m_sql += sql;
        return *this;
    }
    Resultat run(Connexion& connexion) const { return connexion.query(m_sql, m_valeurs); }
    // How the database would run it.
    Ordre explained() const
    {
        auto ordre = *this;
        ordre.m_sql = "EXPLAIN QUERY PLAN " + m_sql;
        return ordre;
    }
    void post(Connexion& connexion) const { connexion.post(m_sql, m_valeurs); }

private:
    std::string m_sql;
    std::vector<Valeur> m_valeurs;
};

// The elements, in runs of a few sizes only, for the same reason.
template <typename T, typename Fait>
void by_runs(std::vector<T> const& elements, Fait&& fait)
{
    std::span<T const> rest(elements);
    for (std::size_t const size : { 64U, 8U, 1U })
        for (; rest.size() >= size; rest = rest.subspan(size))
            fait(rest.first(size));
}

}
