// SPDX-License-Identifier: EUPL-1.2
// The requests that a judging command is given, with their context, and how they are to be judged:
// the same reading for `check`, `horizon`, `repair`, `simulate` and `explain --file`.
#pragma once

#include "base/result.h"
#include "cli/commandes/commandes.h"
#include "documents/stock/stock.h"
#include "guichet/verifier_demandes.h"

#include <memory>
#include <vector>

namespace quitus::cli {

// Errors: an instant that is none, an option that waits for another command.
base::Result<guichet::OptionsVerification> options_of(Demandes const& demandes);

// Every document of the paths, then every document of the context that is not judged itself.
base::Result<std::vector<guichet::DocumentDepose>> read_documents(
    Demandes const& demandes, Monde& monde);
Code refuse_documents(Monde& monde, base::Erreur const& erreur);

// The same for a stock, of which only places are kept.
base::Result<std::unique_ptr<documents::Stock>> open_stock(Demandes const& demandes, Monde& monde);

// What makes a command end by 1.
bool is_blocking(verdict::Verdict verdict, bool strict);

// A report written over a request would lose it.
bool is_a_document(
    std::string const& fichier, std::vector<guichet::DocumentDepose> const& documents);
bool is_a_document(std::string const& fichier, documents::Stock const& stock);

}
