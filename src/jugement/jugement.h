// SPDX-License-Identifier: EUPL-1.2
// The judgment of one request: every rule of its step, over facts and a regulation in force. Pure:
// the same facts and regulation give the same findings, whatever the clock or the machine. Never
// fails: what cannot be evaluated is `a_verifier`.
#pragma once

#include "jugement/faits.h"
#include "jugement/financement.h"
#include "verdict/demande_jugee.h"

#include <optional>
#include <span>
#include <string_view>

namespace quitus::jugement {

using Fonction = void (*)(Faits const&, reglement::ReglementEnVigueur const&, verdict::Constats&);

// A rule and the function that applies it; null for the rules that the reading of the document
// applies (SCH-001 to SCH-006).
struct RegleAppliquee {
    verdict::Regle regle;
    Fonction fonction = nullptr;
};

// Every rule, listed by hand in the order of the rule contract: the table of contents of the
// judgment.
std::span<RegleAppliquee const> catalogue();
// Null when no rule bears that id.
verdict::Regle const* find_regle(verdict::IdRegle id);

struct Jugement {
    std::vector<verdict::Constat> constats; // in the order of the catalogue
    verdict::Verdict verdict = verdict::Verdict::recevable;
    std::optional<int> cas; // of a solde (1 to 3) or an annulation (1 to 4)
    verdict::Montants montants;
};

// `lecture` gives what the reading found; `faits.demande` is the request of that reading.
Jugement judge(demande::Lecture const& lecture, Faits const& faits,
    reglement::ReglementEnVigueur const& reglement);

// Case of a solde: 1 filed while no attestation is needed, 2 later with an attestation in time, 3
// otherwise. None when the deadline or the filing is not known. Requirements.
std::optional<int> cas_du_solde(Faits const& faits);
// Case of an annulation: 1 total and 2 partial once the avance is paid, 3 total and 4 partial
// before. None when the avance is not known. Requirements: B-13 to B-16, B-35.
std::optional<int> cas_de_l_annulation(Faits const& faits);
// Is there an attestation of this avance, filed in time, that counts (CAL-004)?
bool has_attestation_a_temps(Faits const& faits);

}
