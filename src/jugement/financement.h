// SPDX-License-Identifier: EUPL-1.2
// The money of a request (MNT-014), to the cent: what is financed, the avance, the solde, what is
// compensated for the beneficiaries that are gone, and the net. None wherever an amount that counts
// could not be read. Requirements: R-01, B-19, B-21; 5-contract, section 3 « Money ».
#pragma once

#include "jugement/faits.h"
#include "verdict/demande_jugee.h"

#include <optional>
#include <vector>

namespace quitus::jugement {

// The value of a declared amount when it was read exactly.
std::optional<Cents> cents(std::optional<montant::Montant> const& montant);
// None as soon as one of the two is not known.
std::optional<Cents> sum(std::optional<Cents> left, std::optional<Cents> right);

// The avance of a line: the share (30 %) of the lowest of what is asked for and the ceiling TTC
// when known.
std::optional<Cents> avance_d_une_ligne(demande::Ligne const& ligne,
    reglement::Dispositif const* dispositif, reglement::ReglementEnVigueur const& reglement);
// What a line is financed: the lowest of what is asked for, the sum of its invoices TTC (solde) and
// the ceiling TTC.
std::optional<Cents> finance_d_une_ligne(
    demande::Ligne const& ligne, reglement::Dispositif const* dispositif, bool solde);

struct Financement {
    verdict::Montants montants;
    // For a solde with a known avance, the avance already paid for each beneficiary of the avance
    // that is gone.
    struct Compensation {
        std::size_t beneficiaire = 0; // rank in the avance
        Cents montant;
    };
    std::vector<Compensation> compensations;
};

Financement finance(Faits const& faits, reglement::ReglementEnVigueur const& reglement);

// The same money, beneficiary by beneficiary, by rank in the request: what its lines are financed,
// and the avance that counts for it.
struct Part {
    std::optional<Cents> finance, avance;
};
std::vector<Part> parts(Faits const& faits, reglement::ReglementEnVigueur const& reglement);

}
