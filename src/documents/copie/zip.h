// SPDX-License-Identifier: EUPL-1.2
// A zip of our own making: files put together under names that we choose, and taken out again. What
// others send is read by documents/archive.h, which trusts nothing.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quitus::documents {

// Stored as they are: pièces are compressed already. Throws when the world refuses.
void write_zip(std::filesystem::path const& zip,
    std::vector<std::pair<std::string, std::filesystem::path>> const& fichiers);

// Takes out every file, where `place_of` its name says; none: an unexpected name, and everything is
// refused before a byte is written. Gives their number. Error: copie_illisible.
base::Result<std::int64_t> extract_zip(std::filesystem::path const& zip,
    std::function<std::optional<std::filesystem::path>(std::string const&)> const& place_of);

}
