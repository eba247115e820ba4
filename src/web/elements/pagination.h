// SPDX-License-Identifier: EUPL-1.2
// Paging by key: « apres » of the address.
#pragma once

#include "base/html.h"
#include "web/cadre/visite.h"

#include <optional>
#include <string_view>

namespace quitus::web {

inline constexpr std::size_t elements_par_page = 25;

std::optional<std::int64_t> apres_of(Visite const& visite);
// Links to the beginning and to what follows; the other parameters of the address are kept.
base::html::Html liens_de_pages(
    Visite const& visite, std::string_view chemin, std::optional<std::int64_t> suite);

}
