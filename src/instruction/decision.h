// SPDX-License-Identifier: EUPL-1.2
// Decisions: from the state of a demande and what is asked, the event that happens, or a refusal
// that says what is open instead. Pure. Contract: 5-contract section 7.
#pragma once

#include "base/result.h"
#include "instruction/evenements.h"

#include <string>
#include <vector>

namespace quitus::instruction {

// Codes of the refusals of this room.
namespace refus {
inline constexpr char const* role = "role_interdit"; // never asked by that role
inline constexpr char const* personne = "meme_personne"; // who validated or lifted never pays
inline constexpr char const* action = "action_fermee"; // not open in that statut
inline constexpr char const* rejet = "rejet_non_leve"; // a `rejet` finding stands
inline constexpr char const* montant = "montant_inconnu"; // the money cannot be computed
inline constexpr char const* motif = "motif_absent"; // a reason is required
inline constexpr char const* regle = "regle_sans_rejet"; // nothing to lift under that rule
}

struct Ordre {
    Action action = Action::prendre_en_charge;
    acces::Acteur acteur;
    Instant instant;
    std::string motif; // French
    std::vector<Motif> motifs; // one per field or pièce
    std::string regle; // of the finding that is lifted
    std::optional<Instant> echeance; // of the answer asked for, or of a new demande
};

// The actions that this person may ask for now, in the order of the contract.
std::vector<Action> actions_ouvertes(Suivi const& suivi, acces::Acteur const& acteur);
// Is that action open to that person now? Redeposits and completions are asked this first, before
// their bytes are received.
base::Result<Transition> admet(Suivi const& suivi, Action action, acces::Acteur const& acteur);
// What an action on an incomplete demande is refused with once its step has ended.
std::optional<base::Erreur> refus_d_echue(Suivi const& suivi, Instant instant);
// For every action but the receptions.
base::Result<Evenement> decide(Suivi const& suivi, Ordre const& ordre);

// What was received of a demande, judged.
struct Reception {
    std::string numero;
    std::string siret, raison_sociale, type_demande, dispositif, identifiant_envoi, reference;
    std::string avance, remplace;
    bool complete = true;
    std::string faute; // French: why not
    std::string document, rapport, reglement; // prints
    std::vector<PieceRecue> pieces;
    std::optional<Instant> echeance; // of an incomplete one: the end of its step
    std::optional<Instant> premier_depot; // of the demande that it replaces, when its place is kept
    verdict::Verdict verdict = verdict::Verdict::recevable;
    std::optional<int> cas;
    std::vector<std::string> rejets;
    verdict::Montants montants;
    std::vector<Financement> financements;
    std::vector<Compensation> compensations;
};
Evenement recue(std::string_view genre, Reception const& reception, acces::Acteur const& acteur,
    Instant instant);
// What falls due by itself: an incomplete demande at the end of its step, or as soon as it is
// received when its step was over already. `fin`: that end as the texts in force then say it, none
// when they no longer know one; later than the end that was noted, it puts it off.
Evenement echeance_atteinte(Suivi const& suivi, std::optional<Instant> fin);

}
