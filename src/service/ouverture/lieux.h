// SPDX-License-Identifier: EUPL-1.2
// Where a portal keeps its things: the database and the folder of the pièces, as a command names
// them.
#pragma once

#include "cli/commandes/portail.h"
#include "storage/base_de_donnees/connexion.h"

#include <filesystem>

namespace quitus::service {

struct Lieux {
    storage::Adresse base;
    std::filesystem::path fichiers;
};
// What a command names, else the environment and the defaults; the database is not opened.
Lieux places_of(cli::Base const& demande);

// A database that is not there: some commands begin one, others have nothing to say of it.
enum class BaseAbsente : std::uint8_t { creee, refusee };
// Throws cli::MauvaisUsage when that place can hold no database, or holds something else.
Lieux checked(Lieux lieux, BaseAbsente absente);

}
