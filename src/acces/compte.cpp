// SPDX-License-Identifier: EUPL-1.2
#include "acces/compte.h"

#include <algorithm>
#include <array>

namespace quitus::acces {

namespace {

struct NomDeRole {
    Role role;
    std::string_view text, en_francais;
};
constexpr std::array<NomDeRole, 4> roles{ {
    { Role::fournisseur, "fournisseur", "Fournisseur" },
    { Role::gestionnaire, "gestionnaire", "Gestionnaire" },
    { Role::administrateur, "administrateur", "Administrateur" },
    { Role::ans, "ans", "Agence du numérique en santé" },
} };

}

std::string_view text(Role role)
{
    return roles[static_cast<std::size_t>(role)].text;
}

std::string_view en_francais(Role role)
{
    return roles[static_cast<std::size_t>(role)].en_francais;
}

std::optional<Role> parse_role(std::string_view text)
{
    auto const found = std::ranges::find(roles, text, &NomDeRole::text);
    return found == roles.end() ? std::nullopt : std::optional(found->role);
}

}
