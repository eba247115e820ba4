// SPDX-License-Identifier: EUPL-1.2
// What an officer types to decide: reasons, one per field or pièce, drawn from the findings or
// written; the rule that is lifted.
#pragma once

#include "guichet/decision/decisions.h"
#include "instruction/decision.h"
#include "web/dossier/morceaux.h"
#include "web/elements/formulaire.h"

#include <string>
#include <vector>

namespace quitus::web {

struct Saisie {
    instruction::Action action = instruction::Action::prendre_en_charge;
    std::vector<instruction::Motif> motifs;
    std::string regle, motif; // of a lifted finding
    std::int64_t revision = 0;
};

Saisie read_saisie(Visite const& visite, instruction::Action action);
// Does that action need something typed?
bool needs_reasons(instruction::Action action);
// What lacks before the effect can be shown.
std::vector<ErreurDeSaisie> erreurs_of(Saisie const& saisie);

// The fields to fill in, filled with what the form brought or with the findings.
base::html::Html champs_de_saisie(Visite const& visite, Dossier const& dossier,
    instruction::Action action, std::vector<ErreurDeSaisie> const& erreurs);
// The same, hidden, for the confirmation.
base::html::Html champs_caches(Saisie const& saisie);

// The act that it asks for.
base::Result<instruction::Suivi> run(guichet::Portail& portail, acces::Acteur const& acteur,
    std::string const& numero, Saisie const& saisie);

}
