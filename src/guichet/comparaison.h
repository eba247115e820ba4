// SPDX-License-Identifier: EUPL-1.2
// The fold of two judgments of one stock: the first is kept as a few bytes a request, the second is
// compared with it as it comes. Pure: the order is that of the stock, on both sides.
#pragma once

#include "base/result.h"
#include "verdict/simulation.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quitus::guichet {

class Comparaison {
public:
    // A request judged before the change. All of them come first.
    void add_avant(verdict::DemandeJugee const& jugee);
    // The same request after it, in the same order; what the change does to it, if anything. The
    // Fournisseur is asked for only then.
    std::optional<verdict::DemandeConcernee> add_apres(verdict::DemandeJugee const& jugee,
        std::function<verdict::FournisseurDeclare()> const& fournisseur);
    // Once everything has been judged twice. Error `somme_trop_grande`: the amounts of the stock do
    // not add up in 64 bits.
    base::Result<verdict::Simulation> finish();

private:
    // The rules that count in a request, by id, each with the worst of its consequences.
    using Regles = std::vector<std::pair<verdict::IdRegle, verdict::Consequence>>;
    struct Resultat {
        verdict::Issue issue;
        std::uint32_t regles = 0; // rank in m_regles: a stock holds few different sets
    };
    using Causes = std::map<std::pair<verdict::Effet, verdict::IdRegle>, std::size_t>;

    Resultat result_of(verdict::DemandeJugee const& jugee);
    std::vector<verdict::RegleEnCause> differences(std::uint32_t avant, std::uint32_t apres) const;
    void count(verdict::Euros& euros, Resultat const& avant, Resultat const& apres, bool concernee);
    void add(montant::Cents& total, montant::Cents part);

    std::map<Regles, std::uint32_t> m_rangs;
    std::vector<Regles const*> m_regles; // the keys of m_rangs, by rank
    std::vector<Resultat> m_avant;
    std::size_t m_compared = 0;
    bool m_deborde = false;
    static constexpr std::size_t verdicts = 4;
    std::array<std::array<std::size_t, verdicts>, verdicts> m_transitions{};
    std::array<std::array<Causes, verdicts>, verdicts> m_causes;
    verdict::Simulation m_simulation;
    std::map<std::string, verdict::Euros, std::less<>> m_dispositifs;
    std::map<std::string, verdict::EurosParFournisseur, std::less<>> m_fournisseurs;
};

}
