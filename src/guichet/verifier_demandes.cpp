// SPDX-License-Identifier: EUPL-1.2
#include "guichet/verifier_demandes.h"

#include "guichet/recueil.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace quitus::guichet {

namespace {

// Documents taken by a thread at once: enough that a reading of the world serves many, few enough
// that all threads end together.
constexpr std::size_t part_taille = 64;

// Does parts [first, last) of [from, to) on `jobs` threads; what a part throws is thrown here, once
// all have stopped.
template <typename Work>
void share(std::size_t from, std::size_t to, unsigned jobs, Work const& work)
{
    std::atomic<std::size_t> next = from;
    std::exception_ptr failure;
    std::mutex failing;
    auto const run = [&] {
        try {
            for (auto at = next.fetch_add(part_taille); at < to; at = next.fetch_add(part_taille))
                work(at, std::min(at + part_taille, to));
        } catch (...) {
            std::scoped_lock const lock(failing);
            failure = std::current_exception();
            next = to;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned extra = 1; extra < jobs && extra * part_taille < to - from; ++extra)
            threads.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

// Calls for_each(from, to) on batches that follow one another, until it answers false.
template <typename Batch>
void in_batches(std::size_t size, Batch const& for_each)
{
    for (std::size_t from = 0; from < size; from += places_d_un_lot)
        if (!for_each(from, std::min(from + places_d_un_lot, size)))
            return;
}

class Verification {
public:
    Verification(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
        OptionsVerification const& options, Depouillement const& depouillement)
        : m_documents(documents)
        , m_reglement(reglement)
        , m_options(options)
        , m_depouillement(depouillement)
        , m_recueil(documents, reglement, options)
    {
    }

    void note_all()
    {
        std::vector<Releve> releves(std::min(m_documents.size(), places_d_un_lot));
        in_batches(m_documents.size(), [&](std::size_t from, std::size_t to) {
            share(from, to, m_options.jobs, [&](std::size_t first, std::size_t last) {
                Lot lot;
                m_documents.read(first, last, lot);
                for (auto rang = first; rang < last; ++rang)
                    releves[rang - from]
                        = note_document(lot.documents[rang - first], m_reglement, m_options);
            });
            for (auto rang = from; rang < to; ++rang)
                m_recueil.add(std::move(releves[rang - from]));
            m_depouillement.progress(to);
            return true;
        });
        m_recueil.settle();
    }

    void judge_all() const
    {
        auto const size = m_documents.size();
        std::vector<char> judged(std::min(size, places_d_un_lot));
        in_batches(size, [&](std::size_t from, std::size_t to) {
            share(from, to, m_options.jobs, [&](std::size_t first, std::size_t last) {
                Lot lot;
                m_documents.read(first, last, lot);
                for (auto rang = first; rang < last; ++rang) {
                    auto const& document = lot.documents[rang - first];
                    judged[rang - from] = document.contexte ? 0 : 1;
                    if (!document.contexte)
                        m_depouillement.work(rang - from, m_recueil.judge(rang, document));
                }
            });
            m_depouillement.progress(size + to);
            for (std::size_t place = 0; place < to - from; ++place)
                if (judged[place] != 0 && !m_depouillement.visit(place))
                    return false;
            return true;
        });
    }

private:
    DocumentsDonnes const& m_documents;
    reglement::Reglement const& m_reglement;
    OptionsVerification const& m_options;
    Depouillement const& m_depouillement;
    Recueil m_recueil;
};

}

void depouille(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, Depouillement const& depouillement)
{
    Verification verification(documents, reglement, options, depouillement);
    verification.note_all();
    verification.judge_all();
}

void verifie_demandes(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, std::function<bool(verdict::DemandeJugee&&)> const& visit)
{
    std::vector<verdict::DemandeJugee> jugees(std::min(documents.size(), places_d_un_lot));
    depouille(documents, reglement, options,
        {
            .work = [&](std::size_t place,
                        verdict::DemandeJugee&& jugee) { jugees[place] = std::move(jugee); },
            .visit = [&](std::size_t place) { return visit(std::move(jugees[place])); },
        });
}

void verifie_demandes(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options,
    std::function<bool(verdict::DemandeJugee&&)> const& visit)
{
    verifie_demandes(*in_memory(documents), reglement, options, visit);
}

}
