// SPDX-License-Identifier: EUPL-1.2
// The perimeter of a solde laid over that of its avance. Each beneficiary of the avance is counted
// once: on itself when it is in the solde, else on the successors whose history names it, else it
// is gone. Linear in the number of beneficiaries and of their identifiers. Requirements: B-18 to
// B-21.
#pragma once

#include "beneficiaire/identifiants.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace quitus::beneficiaire {

// A beneficiary reduced to its keys: its own, and those of each beneficiary that it says it
// succeeds to.
struct Cles {
    std::vector<Cle> propres;
    std::vector<std::vector<Cle>> historiques;
};

// Ranks of beneficiaries by key. A key that stands twice belongs to the first (IDT-011 says the
// second).
class IndexParCle {
public:
    void add(Cle const& cle, std::size_t rang) { m_rangs.try_emplace(cle, rang); }
    std::optional<std::size_t> find(Cle const& cle) const;
    std::optional<std::size_t> find_any(std::vector<Cle> const& cles) const;

private:
    std::unordered_map<Cle, std::size_t, CleHash> m_rangs;
};

struct Rapprochement {
    struct DuSolde {
        std::optional<std::size_t> dans_avance; // rank of the same beneficiary in the avance
        std::vector<std::size_t>
            succede_a; // ranks in the avance of those counted on it by its history
        std::vector<std::size_t>
            historiques_absents; // ranks of its historiques that the avance does not know
    };
    struct DeLAvance {
        std::optional<std::size_t> dans_solde; // rank of the same beneficiary in the solde
        std::vector<std::size_t> successeurs; // ranks in the solde, when it is not there itself
        bool retire() const { return !dans_solde && successeurs.empty(); }
    };
    std::vector<DuSolde> solde;
    std::vector<DeLAvance> avance;
};

Rapprochement rapproche(std::vector<Cles> const& solde, std::vector<Cles> const& avance);

}
