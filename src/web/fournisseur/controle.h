// SPDX-License-Identifier: EUPL-1.2
// What the check says of a draft, before anything is filed.
#pragma once

#include "base/html.h"
#include "vues/rapport.h"
#include "web/brouillons/brouillons.h"
#include "web/elements/formulaire.h"

#include <string>
#include <vector>

namespace quitus::web {

struct Controle {
    vues::RapportVu rapport;
    base::html::Html resultat; // verdict, findings, amounts, pièces declared and received
};

// Judges the draft as of now; nothing is kept.
base::Result<Controle> check_brouillon(Visite const& visite, Brouillon const& brouillon);

// The two file fields of a deposit; what a draft holds already is said.
base::html::Html champs_de_fichiers(
    std::vector<ErreurDeSaisie> const& erreurs, Brouillon const* garde = nullptr);

}
