// SPDX-License-Identifier: EUPL-1.2
// The table of a list of demandes: the columns of vues/liste, each row leading to its file.
#pragma once

#include "base/html.h"
#include "guichet/ports.h"

#include <span>
#include <string_view>

namespace quitus::web {

// `dossier`: the path before the number: "/demandes/", "/instruction/".
base::html::Html tableau_de_demandes(std::string_view caption, std::string_view dossier,
    std::span<guichet::LigneDemande const> demandes);

}
