// SPDX-License-Identifier: EUPL-1.2
// Where the texts of a campaign come from: a folder that the user names, or the default campaign
// that the build put into the binary. What they say is the business of the room reglement.
#pragma once

#include "base/result.h"
#include "reglement/reglement.h"

#include <filesystem>

namespace quitus::regulation_files {

// Limits of a campaign folder, so that a wrong path does not read a whole disk.
inline constexpr std::size_t fichiers_max = 500;
inline constexpr std::uintmax_t fichier_octets_max = 1U << 20;

// Reads every .yaml file below `dossier`. Errors: `reglement_illisible` (no such folder, a file
// that cannot be read), `reglement_invalide` (what Reglement::parse refuses).
base::Result<reglement::Reglement> read_campaign(std::filesystem::path const& dossier);

// The campaign reglement/segur-vague-1 as it was when the program was built.
reglement::Reglement compiled_campaign();

}
