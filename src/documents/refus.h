// SPDX-License-Identifier: EUPL-1.2
// Why an archive is refused whole: what its announced entries alone show, and the words for every
// reason.
#pragma once

#include "documents/repertoire.h"
#include "pieces/livraison.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::documents {

// One entry, as libzip names and announces it, beside what the directory says.
struct Entree {
    std::uint64_t rang = 0;
    std::string nom; // UTF-8
    std::uint64_t taille_annoncee = 0;
    std::uint64_t taille_comprimee = 0;
    bool chiffree = false;
};

// A folder, or what a desktop leaves behind (__MACOSX, .DS_Store, Thumbs.db): no pièce.
bool is_noise(std::string_view nom);

// What can be said of an entry before libzip opens the archive: it cuts a name at its first NUL,
// and cannot open what it cannot decrypt.
std::optional<pieces::RefusArchive> refusal_of_announced(EntreeAnnoncee const& annoncee);
// Beside the above: links, names given twice, sizes and numbers announced above the limits.
std::optional<pieces::RefusArchive> refusal_of_entries(std::vector<Entree> const& entrees,
    Repertoire const& repertoire, std::uint64_t archive_octets,
    pieces::LimitesArchive const& limites);

bool is_ratio_excessive(
    std::uint64_t deplie, std::uint64_t comprime, pieces::LimitesArchive const& limites);

pieces::RefusArchive refusal_of_directory(
    FauteRepertoire faute, pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_too_big(std::uint64_t octets, pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_big_file(
    std::string const& nom, pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_too_many(pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_unpacked(
    std::string const& nom, pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_ratio(std::string const& nom, pieces::LimitesArchive const& limites);
pieces::RefusArchive refusal_lying_size(std::string const& nom);
pieces::RefusArchive refusal_damaged(std::string const& nom);
pieces::RefusArchive refusal_inconsistent();

}
