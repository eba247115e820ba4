// SPDX-License-Identifier: EUPL-1.2
// Local ids and the places that quote them.
#pragma once

#include "jugement/corrections/familles.h"

#include <unordered_set>

namespace quitus::jugement::corrections {

using Types = std::vector<std::string_view>;

// A place that names an element by its id and, for a pièce, the types that serve there (none: any).
struct Reference {
    std::string pointeur;
    std::string_view id;
    Types types;
};

// The places of a document that name a pièce.
std::vector<Reference> pieces_nommees(JsonView racine);
// One place for each element of a list of ids.
void add_list(
    JsonView liste, std::string const& pointeur, Types const& types, std::vector<Reference>& all);

// Two writings of one id have the same: « p 2 » and « P2 ».
std::string folded_id(std::string_view id);
std::unordered_set<std::string_view> ids_of(std::vector<JsonView> const& elements);
// An id that nobody bears yet: « L3 » for the third line.
std::string free_id(std::vector<JsonView> const& elements, char initiale, std::size_t rang);

// The rank of the only one of `all` that fits.
template <typename Fits>
std::optional<std::size_t> only_one(std::vector<JsonView> const& all, Fits fits)
{
    std::optional<std::size_t> found;
    for (std::size_t rang = 0; rang < all.size(); ++rang) {
        if (!fits(all[rang], rang))
            continue;
        if (found)
            return std::nullopt;
        found = rang;
    }
    return found;
}

}
