// SPDX-License-Identifier: EUPL-1.2
// The amounts of a line or an invoice hold together: HT + TVA = TTC, and TVA = HT × rate. When one
// of them is missing or wrong, the others say what it must be; when several readings remain, the
// other places of the document that bear the same amounts choose, or nobody does.
#pragma once

#include "montant/montant.h"

#include <optional>
#include <vector>

namespace quitus::jugement::corrections {

struct Triplet {
    std::optional<montant::Cents> ht, tva, ttc; // none: absent, unreadable, or known to be wrong
    std::optional<montant::Taux> taux;
    bool operator==(Triplet const&) const = default;
};

struct Lois {
    montant::Cents tolerance; // between a TVA and HT × rate
    std::vector<montant::Taux> taux_admis;
};

// What other places of the document say of the same amounts: the order of an invoice or the
// invoices of an order, which are other papers; and what was computed from them (totals, amount
// asked of the State).
struct Temoins {
    std::vector<Triplet> pieces, sommes;
};

bool holds_together(Triplet const& triplet, Lois const& lois);

// The triplet nearest to `declare` that holds together: as few values changed as possible, TTC and
// TVA rather than HT, which is computed from nothing. Another paper that bears a value forbids to
// change it. None when no reading is the only one.
std::optional<Triplet> resolve(Triplet const& declare, Temoins const& temoins, Lois const& lois);

}
