// SPDX-License-Identifier: EUPL-1.2
#include "demande/sante.h"

#include "identite/mssante.h"

#include <algorithm>
#include <array>

namespace quitus::demande {

namespace {

using namespace std::string_view_literals;

// What follows is an identifier of its own kind, judged by its own rule, and may well have fifteen
// digits.
constexpr std::array typed_members = { "siren"sv, "siret"sv, "numero_tva"sv, "iban"sv,
    "telephone"sv, "finess_juridique"sv, "finess_geographique"sv, "id_nat_struct"sv, "rpps"sv,
    "sha256"sv, "fournisseur_designe_siren"sv };

}

std::vector<IdentifiantSante> find_identifiants_sante(base::JsonDocument const& json)
{
    std::vector<IdentifiantSante> found;
    // Most documents hold none: one look at the raw text says so, unless escapes hide it.
    if (!json.has_escapes() && !identite::holds_personal(json.text()))
        return found;
    auto const& nodes = json.nodes();
    std::uint32_t typed_until = 0;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
        auto const& [key, text] = std::pair(nodes[node].key, nodes[node].text);
        if (std::ranges::find(typed_members, key) != typed_members.end())
            typed_until = nodes[node].next;
        bool const citizen
            = identite::contains_citizen_address(text) || identite::contains_citizen_address(key);
        bool const nir
            = (node >= typed_until && identite::contains_nir(text)) || identite::contains_nir(key);
        if (citizen || nir)
            found.push_back({ json.pointer(node), citizen });
    }
    return found;
}

}
