// SPDX-License-Identifier: EUPL-1.2
// The requests that a judging command is given, with their context, and how they are to be judged:
// the same reading for `check`, `horizon`, `repair`, `simulate` and `explain --file`.
#pragma once

#include "base/result.h"
#include "cli/commandes/commandes.h"
#include "documents/stock/stock.h"
#include "guichet/verifier_demandes.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::cli {

// Errors: an instant that is none, an option that waits for another command.
base::Result<guichet::OptionsVerification> options_of(Demandes const& demandes);

// All that a command needs to look at one request.
struct Saisine {
    guichet::OptionsVerification options;
    reglement::Reglement reglement;
    std::vector<guichet::DocumentDepose> documents; // exactly one is not context
};
// Errors: those of the options, of the regulation and of the documents; several requests to judge,
// said as « {propos}, et 3 sont {donnees}. »
base::Result<Saisine> open_request(
    Demandes const& demandes, std::string_view propos, std::string_view donnees, Monde& monde);

// The documents of a stock, of which only places are kept.
base::Result<std::unique_ptr<documents::Stock>> open_stock(Demandes const& demandes, Monde& monde);

// Refuses what was given: wrong use, unless the system failed to read it.
Code refuse(Monde& monde, base::Erreur const& erreur);

// What makes a command end by 1.
bool is_blocking(verdict::Verdict verdict, bool strict);

bool names_one_of(std::string const& fichier, std::vector<std::string> const& noms);
std::vector<std::string> noms_of(std::vector<guichet::DocumentDepose> const& documents);
// What is written over a request would lose it.
std::optional<base::Erreur> refusal_of_output(std::string const& fichier,
    std::vector<std::string> const& noms, std::string_view ce_qui_est_ecrit);

}
