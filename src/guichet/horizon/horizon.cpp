// SPDX-License-Identifier: EUPL-1.2
#include "guichet/horizon/horizon.h"

#include "base/ensure.h"
#include "guichet/horizon/motifs.h"
#include "guichet/horizon/reperes.h"
#include "jugement/horizon/intervalles.h"

#include <algorithm>
#include <future>

namespace quitus::guichet {

namespace {

using calendrier::Instant;
using jugement::Essai;

class Temoignage final : public reglement::Temoin {
public:
    void parametre_lu(reglement::ParametreVu const& vu) override
    {
        if (vu.instant)
            instants.insert(*vu.instant);
        if (vu.entier)
            delais.insert(*vu.entier);
    }
    std::set<Instant> instants;
    std::set<std::int64_t> delais;
};

// The one request of a horizon, to be judged as often as needed.
class Sujet {
public:
    Sujet(std::vector<DocumentDepose> const& documents, reglement::Reglement const& reglement,
        OptionsVerification options)
        : m_documents(documents)
        , m_reglement(reglement)
        , m_options(std::move(options))
    {
        m_options.jobs = 1; // a witness stands on one thread
    }

    verdict::DemandeJugee judge_at(Instant instant) const
    {
        auto options = m_options;
        options.instant = instant;
        return judge(options);
    }
    verdict::DemandeJugee judge_as_filed() const { return judge(m_options); }

private:
    verdict::DemandeJugee judge(OptionsVerification const& options) const
    {
        std::optional<verdict::DemandeJugee> found;
        verifie_demandes(m_documents, m_reglement, options, [&](verdict::DemandeJugee&& jugee) {
            QUITUS_ENSURE(!found);
            found = std::move(jugee);
            return true;
        });
        QUITUS_ENSURE(found.has_value());
        return std::move(*found);
    }

    std::vector<DocumentDepose> const& m_documents;
    reglement::Reglement const& m_reglement;
    OptionsVerification m_options;
};

Temoignage judge_each(
    Sujet const& sujet, std::span<Instant const> instants, std::span<Essai> essais)
{
    Temoignage temoignage;
    reglement::SousTemoin const listens(temoignage);
    for (std::size_t rang = 0; rang < instants.size(); ++rang) {
        auto const jugee = sujet.judge_at(instants[rang]);
        essais[rang].issue = verdict::issue_of(jugee.verdict, jugee.cas, jugee.constats);
    }
    return temoignage;
}

// In as many threads as are worth their start.
std::vector<Temoignage> judge_all(
    Sujet const& sujet, std::span<Instant const> instants, std::span<Essai> essais, unsigned jobs)
{
    constexpr std::size_t worth_a_thread = 32;
    auto const share = std::max(worth_a_thread, (instants.size() + jobs - 1) / jobs);
    std::vector<std::future<Temoignage>> others;
    for (auto first = share; first < instants.size(); first += share) {
        auto const count = std::min(share, instants.size() - first);
        others.push_back(std::async(std::launch::async, judge_each, std::cref(sujet),
            instants.subspan(first, count), essais.subspan(first, count)));
    }
    std::vector<Temoignage> all;
    auto const count = std::min(share, instants.size());
    all.push_back(judge_each(sujet, instants.first(count), essais.first(count)));
    for (auto& other : others)
        all.push_back(other.get());
    return all;
}

}

verdict::Horizon horizon(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options)
{
    Sujet const sujet(documents, reglement, options);
    Reperes reperes(documents, options.octets_max);
    for (auto const changement : reglement.changements())
        reperes.note(changement);

    auto const essayer = [&](std::vector<Instant> const& instants) {
        std::vector<Essai> essais(instants.size());
        for (auto const& temoignage : judge_all(sujet, instants, essais, options.jobs)) {
            for (auto const instant : temoignage.instants)
                reperes.note(instant);
            for (auto const delai : temoignage.delais)
                reperes.note_delai(delai);
        }
        if (reperes.take_novelty())
            essais.back().suites = reperes.instants();
        return essais;
    };
    verdict::Horizon horizon{
        .actuelle = sujet.judge_as_filed(),
        .intervalles = jugement::find_intervalles(essayer, reperes.instants()),
    };
    auto const examine = [&](Instant instant) {
        Examen examen;
        reglement::SousTemoin const listens(examen);
        examen.constats = sujet.judge_at(instant).constats;
        return examen;
    };
    for (auto& intervalle : horizon.intervalles) {
        if (intervalle.de)
            intervalle.motifs = motifs(
                *intervalle.de, examine(intervalle.de->plus_secondes(-1)), examine(*intervalle.de));
    }
    return horizon;
}

}
