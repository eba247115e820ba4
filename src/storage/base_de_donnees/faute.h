// SPDX-License-Identifier: EUPL-1.2
// What a database refuses or fails at, the same whichever database it is: a constraint that an act
// broke, a conflict that trying again may settle, or a broken world. Its message tells the operator
// what, where and how to mend; it never holds a value of a row.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace quitus::storage {

class FauteDeBase : public std::runtime_error {
public:
    enum class Genre : std::uint8_t {
        unicite,
        cle_etrangere,
        controle, // a CHECK, or a trigger that refuses
        non_nul,
        occupee, // locked, deadlock, serialization: trying again may succeed
        perdue, // gone, unreadable or damaged; the next transaction tries to reach it again
        pleine, // no room left on its disk
        autre,
    };

    FauteDeBase(Genre genre, std::string contrainte, std::string const& message)
        : std::runtime_error(message)
        , m_genre(genre)
        , m_contrainte(std::move(contrainte))
    {
    }

    Genre genre() const { return m_genre; }
    // Which constraint, when the database says it. Ours are named table_column_column, which is
    // also how SQLite's words are read: both databases then give the same name.
    std::string const& contrainte() const { return m_contrainte; }

private:
    Genre m_genre;
    std::string m_contrainte;
};

}
