// SPDX-License-Identifier: EUPL-1.2
// Files that wait between their check and their deposit, so that a person sees the verdict before
// she files, without script and without sending 200 MB twice. A draft belongs to one account, and
// goes after an hour, or when the account has made three others. Nothing of it is a deposit.
#pragma once

#include "web/cadre/visite.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quitus::web {

struct Brouillon {
    std::string id;
    std::string demande; // the JSON
    std::string nom_demande; // of the file, as the person named it; never a path
    std::optional<std::filesystem::path> archive;
};

// Keeps what the form brought; a file that did not come is taken from the draft `ancien`, if any.
Brouillon keep_brouillon(Visite& visite, std::string_view ancien = {});
// None when it is unknown, too old, or of another account.
std::optional<Brouillon> find_brouillon(Visite const& visite, std::string_view id);
void forget_brouillon(Visite const& visite, std::string_view id);

// The bytes of a file of ours. Throws when it cannot be read.
std::string read_file(std::filesystem::path const& fichier);

// The two files of a deposit, as a route takes them.
http::PolitiqueCorps corps_d_un_depot(Site const& site);

}
