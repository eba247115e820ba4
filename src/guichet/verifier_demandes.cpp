// SPDX-License-Identifier: EUPL-1.2
#include "guichet/verifier_demandes.h"

#include "guichet/recueil.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace quitus::guichet {

namespace {

// Enough to keep every thread busy, few enough for results to be handed over while others are still
// judged.
constexpr std::size_t lot_taille = 4096;

std::vector<verdict::DemandeJugee> judge_all(
    Recueil const& recueil, std::vector<std::size_t> const& lot, unsigned jobs)
{
    std::vector<verdict::DemandeJugee> results(lot.size());
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto at = next.fetch_add(1); at < lot.size(); at = next.fetch_add(1))
            results[at] = recueil.judge(lot[at]);
    };
    std::vector<std::jthread> threads;
    for (unsigned extra = 1; extra < jobs && extra < lot.size(); ++extra)
        threads.emplace_back(work);
    work();
    threads.clear();
    return results;
}

}

void verifie_demandes(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options,
    std::function<bool(verdict::DemandeJugee&&)> const& visit)
{
    Recueil recueil(documents, reglement, options);
    recueil.settle_references();
    std::vector<std::size_t> lot;
    for (std::size_t rang = 0; rang < documents.size(); ++rang) {
        if (!documents[rang].contexte)
            lot.push_back(rang);
        if (lot.size() < lot_taille && rang + 1 < documents.size())
            continue;
        for (auto& jugee : judge_all(recueil, lot, options.jobs)) {
            if (!visit(std::move(jugee)))
                return;
        }
        lot.clear();
    }
}

}
