// SPDX-License-Identifier: EUPL-1.2
// The fold of two judgments of one stock: of the first, a few bytes a request are kept; the second
// is compared with them as it comes. Pure: knows neither documents nor regulations.
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

// What a simulation keeps of a judgment until its turn comes.
struct Extrait {
    // The rules that count, by id, each with the worst of its consequences.
    using Regles = std::vector<std::pair<verdict::IdRegle, verdict::Consequence>>;
    verdict::VerdictEtNet juge;
    Regles regles;
    std::vector<verdict::IdRegle> constats; // one entry a finding, informations included
};
Extrait extrait_de(verdict::DemandeJugee const& jugee);

class Comparaison {
public:
    // Ranks are those of documents, context included: those of context are left out.
    explicit Comparaison(std::size_t documents) : m_avant(documents) { }

    void note_avant(std::size_t rang, Extrait const& extrait);
    // What the change does to the request of that rank, if anything; its Fournisseur is left to who
    // knows the document. Several threads may ask, once everything was noted before the change.
    std::optional<verdict::DemandeConcernee> compare(
        std::size_t rang, verdict::DemandeJugee const& jugee, Extrait const& extrait) const;
    // `concernee` is what `compare` answered, null when nothing.
    void note_apres(std::size_t rang, std::string const& dispositif, Extrait const& extrait,
        verdict::DemandeConcernee const* concernee);
    // Once everything has been noted twice. Error `somme_trop_grande`: the amounts of the stock do
    // not add up in 64 bits.
    base::Result<verdict::Simulation> finish();

private:
    struct Resultat {
        verdict::VerdictEtNet juge;
        std::uint32_t regles = 0; // rank in m_regles: a stock holds few different sets
    };
    struct Compte { // one side
        std::array<std::size_t, 4> verdicts{};
        std::map<verdict::IdRegle, std::size_t> constats;
        void count(Extrait const& extrait);
        verdict::Bilan bilan() const;
    };
    using Causes = std::map<std::pair<verdict::Effet, verdict::IdRegle>, std::size_t>;
    template <typename T>
    using Passages = std::array<std::array<T, 4>, 4>; // from a verdict to another

    void count(verdict::Euros& euros, verdict::VerdictEtNet const& avant,
        verdict::VerdictEtNet const& apres, bool concernee);
    void add(montant::Cents& total, montant::Cents part);
    void append_transitions(verdict::Simulation& simulation) const;

    std::map<Extrait::Regles, std::uint32_t> m_rangs;
    std::vector<Extrait::Regles const*> m_regles; // the keys of m_rangs, by rank
    std::vector<Resultat> m_avant; // by rank of the document
    Compte m_compte_avant, m_compte_apres;
    Passages<std::size_t> m_transitions{};
    Passages<Causes> m_causes;
    verdict::Euros m_ensemble;
    std::map<std::string, verdict::Euros, std::less<>> m_dispositifs;
    std::map<std::string, verdict::EurosParFournisseur, std::less<>> m_fournisseurs;
    bool m_deborde = false;
};

}
