// SPDX-License-Identifier: EUPL-1.2
// An event: what happened, to what, by whom, when. It is written once and never changed; every
// state of Quitus is what its events give. Instants are those of the domain's clock, in UTC.
// Guarantees: 5-contract section 8.
#pragma once

#include "calendrier/instant.h"
#include "journal/donnees.h"

#include <string>
#include <string_view>

namespace quitus::journal {

struct Evenement {
    std::int64_t seq = 0; // from 1, without a gap; given when it is recorded
    calendrier::Instant instant;
    std::string acteur; // id of an account, « systeme » for what falls due by itself
    std::string genre; // "demande_validee"
    std::string objet; // number of the demande, id of the account…
    Donnees donnees; // an object; its members depend on the kind

    bool operator==(Evenement const&) const = default;
    std::string contenu() const; // canonical JSON: what is chained and kept
    static base::Result<Evenement> parse(std::string_view contenu);
};

inline constexpr std::string_view acteur_systeme = "systeme";

}
