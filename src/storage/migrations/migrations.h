// SPDX-License-Identifier: EUPL-1.2
// The schema of the database, as numbered steps that only go forward. A step is SQL text: what both
// databases read alike, then what only one of them reads. Each is applied in one transaction, once,
// whatever number of programs start together; a database that is newer than the program is refused.
#pragma once

#include "storage/base_de_donnees/connexion.h"

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace quitus::storage {

struct Migration {
    int numero = 0;
    std::string nom; // « journal »
    std::string script;
};

// Newer than the program, or made by a step that was changed since. The message says how to mend.
class SchemaRefuse : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Those that the program holds, in order.
std::vector<Migration> migrations_of(Moteur moteur);

// The text of a step for PostgreSQL. The steps are written in SQLite's words, where INTEGER is 64
// bits and STRICT makes a column keep its type: PostgreSQL is told BIGINT, and is always strict.
std::string for_postgresql(std::string_view script);

// Applies the steps that the database lacks; returns how many. The steps are numbered from 1
// without a gap. The connection then waits for others as no act should: it serves for this only.
int migrate(Connexion& connexion, std::span<Migration const> migrations);

// The number of the last step applied; 0 for an empty database.
int schema_version(Connexion& connexion);

}
