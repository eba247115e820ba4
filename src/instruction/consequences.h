// SPDX-License-Identifier: EUPL-1.2
// What an event of a demande entails beyond its state, as pure functions of the event and of the
// state after it: the entry of the ledger, the beneficiaries that the file of financing holds.
// Contract: 5-contract sections 3 « Money » and 7.
#pragma once

#include "grand_livre/ecriture.h"
#include "instruction/evenements.h"

#include <optional>
#include <string>
#include <vector>

namespace quitus::instruction {

// None when the event moves no money.
std::optional<grand_livre::Ecriture> ecriture_de(Suivi const& suivi, Evenement const& evenement);

// From then on the file of financing `dossier` holds these beneficiaries of the dispositif, and
// only these; each is held by one file at most.
struct Revendication {
    std::string dispositif, dossier;
    std::vector<std::string> cles;
};
std::optional<Revendication> revendication_de(Suivi const& suivi, Evenement const& evenement);

}
