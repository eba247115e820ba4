// SPDX-License-Identifier: EUPL-1.2
// Who may enter: an account has one role; a fournisseur belongs to one company and sees its files
// only. What its events say of it holds neither address nor secret: those can be erased, the
// journal cannot. Contract: 5-contract section 6 « Roles ».
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::acces {

enum class Role : std::uint8_t { fournisseur, gestionnaire, administrateur, ans };

std::string_view text(Role role); // "gestionnaire"
std::string_view en_francais(Role role); // "Gestionnaire"
std::optional<Role> parse_role(std::string_view text);
// Works for the payer or the agency: sees the files of every company.
inline bool is_agent(Role role)
{
    return role != Role::fournisseur;
}

struct Compte {
    std::string id; // "C-0001"
    Role role = Role::fournisseur;
    std::string siret; // of its company; empty for an agent
    bool actif = true;
    bool operator==(Compte const&) const = default;
};

// What is kept of the person apart from the events.
struct Coordonnees {
    std::string courriel; // lower case
    std::string mot_de_passe; // argon2id print; empty until the person has set it
    bool operator==(Coordonnees const&) const = default;
};

struct Entreprise {
    std::string siret;
    std::string raison_sociale;
    bool operator==(Entreprise const&) const = default;
};

// Who acts, as far as the acts are concerned.
struct Acteur {
    std::string id;
    Role role = Role::fournisseur;
    std::string siret;
};

}
