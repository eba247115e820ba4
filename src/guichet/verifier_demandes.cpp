// SPDX-License-Identifier: EUPL-1.2
#include "guichet/verifier_demandes.h"

#include "guichet/recueil/chaine.h"
#include "guichet/recueil/recueil.h"

#include <algorithm>

namespace quitus::guichet {

static_assert(places_d_un_depouillement == places_d_une_chaine);

namespace {

void note_all(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, Depouillement const& depouillement, Recueil& recueil)
{
    auto const size = documents.size();
    std::vector<Releve> releves(std::min(size, places_d_une_chaine));
    in_chain(
        size, options.jobs,
        [&](std::size_t first, std::size_t last, std::size_t place) {
            for_each_document(documents, first, last, [&](std::size_t, DocumentLu const& document) {
                releves[place++] = note_document(
                    document, read_reperes(document, options.octets_max), reglement, options);
            });
        },
        [&](std::size_t from, std::size_t to, std::size_t place) {
            for (auto rang = from; rang < to; ++rang)
                recueil.add(std::move(releves[place++]));
            depouillement.progress(to);
            return true;
        });
    recueil.settle();
}

void judge_all(DocumentsDonnes const& documents, OptionsVerification const& options,
    Depouillement const& depouillement, Recueil const& recueil)
{
    auto const size = documents.size();
    std::vector<char> judged(std::min(size, places_d_une_chaine));
    in_chain(
        size, options.jobs,
        [&](std::size_t first, std::size_t last, std::size_t place) {
            for_each_document(
                documents, first, last, [&](std::size_t rang, DocumentLu const& document) {
                    judged[place] = document.contexte ? 0 : 1;
                    if (!document.contexte)
                        depouillement.work(place, recueil.judge(rang, document));
                    ++place;
                });
        },
        [&](std::size_t from, std::size_t to, std::size_t place) {
            depouillement.progress(size + to);
            for (auto rang = from; rang < to; ++rang, ++place)
                if (judged[place] != 0 && !depouillement.visit(place))
                    return false;
            return true;
        });
}

}

void depouille(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, Depouillement const& depouillement)
{
    Recueil recueil(documents, reglement, options);
    note_all(documents, reglement, options, depouillement, recueil);
    judge_all(documents, options, depouillement, recueil);
}

void verifie_demandes(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, std::function<bool(verdict::DemandeJugee&&)> const& visit)
{
    std::vector<verdict::DemandeJugee> jugees(std::min(documents.size(), places_d_une_chaine));
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
