// SPDX-License-Identifier: EUPL-1.2
// Where the requests stand among the paths that a person gives: a file, a folder with all that is
// below it, or the standard input. In a folder, names that begin with a dot are ignored, as are
// files that are no request.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quitus::documents {

enum class Forme : std::uint8_t { json, ndjson, depot, entree_standard };

struct CheminDemande {
    std::string nom; // as given, completed inside a folder: what a report shows
    std::filesystem::path chemin; // what is opened
    Forme forme = Forme::json;
    std::optional<std::filesystem::path> archive; // the zip of the same stem beside a .json
};

// In the order of the arguments, byte by byte within a folder; a file reached twice is kept once. A
// zip that is the companion of a .json of the list, or the one named by --pieces
// (`archive_des_pieces`), is no deposit.
base::Result<std::vector<CheminDemande>> expand_paths(
    std::vector<std::string> const& chemins, std::optional<std::string> const& archive_des_pieces);

}
