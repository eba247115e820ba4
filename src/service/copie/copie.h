// SPDX-License-Identifier: EUPL-1.2
// A copy of all that the portal holds, in one zip: `quitus.db`, the database as it was at one
// instant, and the pièces under `fichiers/`. SQLite only: PostgreSQL has its own tools. The portal
// may go on serving meanwhile: what comes after that instant is not in the copy. Contract:
// 5-contract section 2.
#pragma once

#include "base/result.h"
#include "service/ouverture/ouverture.h"

#include <cstdint>

namespace quitus::service {

struct Copiee {
    std::int64_t fichiers = 0;
    std::int64_t octets = 0; // of the zip
};

// Errors: copie_impossible (PostgreSQL, or the file exists).
base::Result<Copiee> write_copie(Lieux const& lieux, std::filesystem::path const& fichier);
// Errors: copie_illisible; copie_impossible (a database or files stand there already).
base::Result<Copiee> read_copie(std::filesystem::path const& fichier, Lieux const& lieux);

}
