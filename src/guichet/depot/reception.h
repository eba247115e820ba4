// SPDX-License-Identifier: EUPL-1.2
// What deposits have in common: who may file what, and what a judged deposit leaves behind.
#pragma once

#include "guichet/depot/depot.h"
#include "guichet/depot/jugement_du_depot.h"

namespace quitus::guichet {

// Why that document cannot be followed as a demande of that company: unreadable, of another step,
// without the identifier that makes a deposit idempotent, in the name of another company.
std::optional<base::Erreur> refusal_of(DepotJuge const& juge);

// Why that person may not send files for that demande now: asked before an archive is unpacked, and
// again in the act.
std::optional<base::Erreur> refusal_of(Portail const& portail, acces::Acteur const& acteur,
    std::string_view numero, std::optional<std::int64_t> revision, instruction::Action action);

// What the archive delivers, once its files are in the store; nothing received when there is none.
pieces::Livraison receive(Portail& portail, std::optional<std::filesystem::path> const& archive);

// Keeps the texts that the event will name, and prepares it.
void keep_texts(
    Transaction& transaction, Portail const& portail, Recu const& recu, DepotJuge& juge);

}
