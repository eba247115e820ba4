// SPDX-License-Identifier: EUPL-1.2
// The zip archive of a request, read without ever writing its files or trusting what it announces:
// names, prints and real sizes of its files, or the reason for which it is refused whole. A deposit
// is an archive that also holds the request: the single JSON at its root. Requirements.
#pragma once

#include "base/result.h"
#include "guichet/ports.h"
#include "pieces/livraison.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::documents {

struct Depot {
    std::optional<std::string> demande; // text of the request, as stored
    std::string nom_demande; // its name in the archive
    bool demande_trop_grosse = false; // above the limit: its text is not given
    // Why there is no request in it: "sans_demande", "plusieurs_demandes", or the code of the
    // refusal.
    std::optional<base::Erreur> faute;
    pieces::Livraison livraison; // without the request itself
};

// Fails with code "illisible" only when the file cannot be opened or read by the system; whatever
// is wrong in the archive itself is a refusal, in the Livraison.
base::Result<pieces::Livraison> read_archive(
    std::filesystem::path const& chemin, pieces::LimitesArchive const& limites);
// What an archive received by the portal delivers; its files are added to the store, none when it
// is refused. Working files are written beside it. Throws when the system refuses to read or write.
pieces::Livraison receive_archive(std::filesystem::path const& chemin,
    pieces::LimitesArchive const& limites, guichet::Fichiers& fichiers);
base::Result<Depot> read_depot(
    std::filesystem::path const& chemin, pieces::LimitesArchive const& limites);

// The same, for an archive already in memory.
pieces::Livraison read_archive_bytes(
    std::string_view octets, pieces::LimitesArchive const& limites);
Depot read_depot_bytes(std::string_view octets, pieces::LimitesArchive const& limites);

}
