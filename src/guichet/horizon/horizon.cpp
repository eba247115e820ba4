// SPDX-License-Identifier: EUPL-1.2
#include "guichet/horizon/horizon.h"

#include "base/ensure.h"
#include "guichet/horizon/motifs.h"
#include "guichet/horizon/reperes.h"
#include "guichet/recueil/recueil.h"
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

// The one request of a horizon and all that surrounds it, read once.
class Sujet {
public:
    Sujet(std::vector<DocumentDepose> const& documents, reglement::Reglement const& reglement,
        OptionsVerification const& options)
        : m_documents(in_memory(documents))
        , m_recueil(*m_documents, reglement, options)
    {
        auto const judged = std::ranges::find(documents, false, &DocumentDepose::contexte);
        QUITUS_ENSURE(judged != documents.end());
        m_rang = static_cast<std::size_t>(judged - documents.begin());
        for_each_document(
            *m_documents, 0, documents.size(), [&](std::size_t, DocumentLu const& document) {
                m_recueil.add(note_document(
                    document, read_reperes(document, options.octets_max), reglement, options));
            });
        m_recueil.settle();
        m_documents->read(m_rang, m_rang + 1, m_lot);
        m_lecture = read_document(document(), options.octets_max);
    }

    // The dates of the request and of its file of financing: nothing of another file has an instant
    // that a rule may know.
    Reperes reperes(std::vector<DocumentDepose> const& documents, std::size_t octets_max) const
    {
        Reperes reperes;
        for (std::size_t rang = 0; rang < documents.size(); ++rang) {
            auto const& document = documents[rang];
            if (!document.trop_gros && document.texte.size() <= octets_max
                && m_recueil.is_same_dossier(rang, m_rang))
                reperes.note_dates(document.texte);
        }
        return reperes;
    }

    verdict::DemandeJugee judge_as_filed() const
    {
        return m_recueil.judge(m_rang, document(), m_lecture);
    }

    // Judges at one instant after another; each thread has its own.
    class Essayeur {
    public:
        explicit Essayeur(Sujet const& sujet) : m_sujet(sujet), m_recueil(sujet.m_recueil) { }
        verdict::DemandeJugee judge_at(Instant instant)
        {
            m_recueil.refile(m_sujet.m_rang, instant);
            return m_recueil.judge(m_sujet.m_rang, m_sujet.document(), m_sujet.m_lecture);
        }

    private:
        Sujet const& m_sujet;
        Recueil m_recueil;
    };

private:
    DocumentLu const& document() const { return m_lot.documents.front(); }

    std::unique_ptr<DocumentsDonnes> m_documents;
    Recueil m_recueil;
    std::size_t m_rang = 0;
    Lot m_lot; // the request alone
    demande::Lecture m_lecture;
};

Temoignage judge_each(
    Sujet::Essayeur& essayeur, std::span<Instant const> instants, std::span<Essai> essais)
{
    Temoignage temoignage;
    reglement::SousTemoin const listens(temoignage);
    for (std::size_t rang = 0; rang < instants.size(); ++rang) {
        auto const jugee = essayeur.judge_at(instants[rang]);
        essais[rang].issue = verdict::issue_of(jugee.verdict, jugee.cas, jugee.constats);
    }
    return temoignage;
}

// In as many threads as are worth their start.
std::vector<Temoignage> judge_all(std::vector<Sujet::Essayeur>& essayeurs,
    std::span<Instant const> instants, std::span<Essai> essais)
{
    constexpr std::size_t worth_a_thread = 256;
    auto const share
        = std::max(worth_a_thread, (instants.size() + essayeurs.size() - 1) / essayeurs.size());
    auto const part = [&](std::size_t rang) {
        auto const first = std::min(rang * share, instants.size());
        auto const count = std::min(share, instants.size() - first);
        return judge_each(
            essayeurs[rang], instants.subspan(first, count), essais.subspan(first, count));
    };
    std::vector<std::future<Temoignage>> others;
    for (std::size_t rang = 1; rang * share < instants.size(); ++rang)
        others.push_back(std::async(std::launch::async, part, rang));
    std::vector<Temoignage> all;
    all.push_back(part(0));
    for (auto& other : others)
        all.push_back(other.get());
    return all;
}

}

verdict::Horizon horizon(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options)
{
    Sujet const sujet(documents, reglement, options);
    std::vector<Sujet::Essayeur> essayeurs(std::max(1U, options.jobs), Sujet::Essayeur(sujet));
    auto reperes = sujet.reperes(documents, options.octets_max);
    for (auto const changement : reglement.changements())
        reperes.note(changement);

    auto const essayer = [&](std::vector<Instant> const& instants) {
        std::vector<Essai> essais(instants.size());
        for (auto const& temoignage : judge_all(essayeurs, instants, essais)) {
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
        examen.constats = essayeurs.front().judge_at(instant).constats;
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
