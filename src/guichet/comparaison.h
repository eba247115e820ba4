// SPDX-License-Identifier: EUPL-1.2
// The fold of two judgments of one stock, request by request. Pure: knows neither documents nor
// regulations, keeps nothing of a request.
#pragma once

#include "base/result.h"
#include "verdict/simulation.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quitus::guichet {

// What is kept of the two judgments of a request until its turn comes.
struct Rapprochee {
    verdict::VerdictEtNet avant, apres;
    std::vector<verdict::IdRegle> constats_avant, constats_apres; // one entry a finding
    std::string dispositif;
    // What the change does to it, if anything; its Fournisseur is left to who knows the document.
    std::optional<verdict::DemandeConcernee> concernee;
};
Rapprochee compare(verdict::DemandeJugee const& avant, verdict::DemandeJugee const& apres);

class Comparaison {
public:
    void add(Rapprochee const& demande);
    // Error `somme_trop_grande`: the amounts of the stock do not add up in 64 bits.
    base::Result<verdict::Simulation> finish() const;

private:
    struct Compte { // one side
        std::array<std::size_t, 4> verdicts{};
        std::map<verdict::IdRegle, std::size_t> constats;
        void count(verdict::Verdict verdict, std::vector<verdict::IdRegle> const& regles);
        verdict::Bilan bilan() const;
    };
    using Causes = std::map<std::pair<verdict::Effet, verdict::IdRegle>, std::size_t>;
    template <typename T>
    using Passages = std::array<std::array<T, 4>, 4>; // from a verdict to another

    void count(verdict::Euros& euros, Rapprochee const& demande);
    void add(montant::Cents& total, montant::Cents part);
    void append_transitions(verdict::Simulation& simulation) const;

    Compte m_avant, m_apres;
    Passages<std::size_t> m_transitions{};
    Passages<Causes> m_causes;
    verdict::Euros m_ensemble;
    std::map<std::string, verdict::Euros, std::less<>> m_dispositifs;
    std::map<std::string, verdict::EurosParFournisseur, std::less<>> m_fournisseurs;
    bool m_deborde = false;
};

}
