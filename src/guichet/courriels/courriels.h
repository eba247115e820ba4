// SPDX-License-Identifier: EUPL-1.2
// The mails that an event of a demande sends to its Fournisseur (D.4 to D.8, D.23, D.25 of
// 9-emails): an object that says what happened and before when, a text that says why, how, and what
// if nothing is done. No attachment, no data of others, a link to the page.
#pragma once

#include "guichet/portail/portail.h"

#include <optional>
#include <string>

namespace quitus::guichet {

struct Redaction {
    std::string objet; // at most 78 characters
    std::string texte;
};

// What is written of that event; none when it is told to nobody. `suivi` is the state after it.
std::optional<Redaction> redige(
    Suivi const& suivi, Evenement const& evenement, OptionsPortail const& options);

// Puts it in the outbox for each active account of the company. `suivi.revision` is the event's
// seq.
void post_courriels(Transaction& transaction, Portail const& portail, Suivi const& suivi,
    Evenement const& evenement);

}
