// SPDX-License-Identifier: EUPL-1.2
// A request once judged: what every report, page and answer shows (5-contract, section 2 « Report
// »).
#pragma once

#include "calendrier/instant.h"
#include "montant/montant.h"
#include "verdict/constat.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::verdict {

// The money of a request; a member is none when it cannot be computed or has no meaning at this
// step.
struct Montants {
    std::optional<montant::Cents> finance, avance, solde, compensation, net, ordre_recouvrement;
    bool operator==(Montants const&) const = default;
};

struct DemandeJugee {
    std::string fichier; // as given by the user, personal identifiers masked
    std::optional<std::uint32_t> ligne_ndjson; // from 1
    std::string type_demande; // empty when unknown
    std::string dispositif; // empty when unknown
    std::string identifiant_envoi; // empty when unknown
    std::optional<calendrier::Instant> instant; // the filing that was judged
    Verdict verdict = Verdict::recevable;
    std::optional<int> cas;
    std::vector<Constat> constats;
    Montants montants;
};

// Counts over a whole run; `constats` counts findings by rule id, informations included.
struct Bilan {
    std::size_t demandes = 0, recevable = 0, a_verifier = 0, a_modifier = 0, rejet = 0;
    std::map<std::string, std::size_t> constats;

    void count(DemandeJugee const& jugee);
};

// The regulation a report was made with.
struct IdentiteReglement {
    std::string id; // "segur-vague-1"
    std::string empreinte; // "sha256:…"
};

}
