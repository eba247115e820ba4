// SPDX-License-Identifier: EUPL-1.2
// What the acts of this folder share: the event of an account, and the forms of an address.
#pragma once

#include "guichet/acces/acces.h"

namespace quitus::guichet {

// Records what happened to an account. Neither its address nor a secret may stand in `donnees`.
void record_compte(Transaction& transaction, Portail const& portail, std::string_view auteur,
    std::string_view genre, std::string_view compte, journal::Donnees donnees);

// Lower case, without the spaces around; none when it is no address.
std::optional<std::string> parse_courriel(std::string_view saisi);

// A new single-use link for that account: its secret.
std::string open_lien(Transaction& transaction, Acces const& acces, std::string_view compte);

}
