// SPDX-License-Identifier: EUPL-1.2
#include "guichet/motivation/expliquer_jugement.h"

#include "base/ensure.h"
#include "jugement/jugement.h"
#include "jugement/motivation/enquete.h"

#include <algorithm>
#include <set>

namespace quitus::guichet {

namespace {

void cite_sources(verdict::Motivation& motivation, reglement::Reglement const& reglement)
{
    std::set<std::string, std::less<>> noms; // of requirements and of sources alike
    for (auto const& motivee : motivation.regles) {
        if (motivee.sort != verdict::SortDeRegle::hors_etape)
            for (auto const exigence : jugement::find_regle(motivee.regle)->exigences)
                noms.emplace(exigence);
    }
    for (auto const& parametre : motivation.parametres)
        noms.insert(parametre.source);
    for (auto const& [id, enonce, source, a_venir, servie_par] : reglement.exigences()) {
        if (!noms.contains(id))
            continue;
        motivation.exigences.push_back({ .id = id, .enonce = enonce, .source = source });
        noms.insert(source);
    }
    for (auto const& [id, titre, adresse] : reglement.sources()) {
        if (noms.contains(id))
            motivation.sources.push_back({ .id = id, .titre = titre, .adresse = adresse });
    }
}

}

verdict::Motivation explique_jugement(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification options)
{
    options.jobs = 1; // a witness stands on one thread
    jugement::Enquete enquete;
    std::optional<verdict::DemandeJugee> judged;
    {
        // Documents of the context may be judged too, before the one that counts.
        jugement::SousTemoinDesRegles const follows(&enquete);
        verifie_demandes(documents, reglement, options, [&](verdict::DemandeJugee&& jugee) {
            QUITUS_ENSURE(!judged);
            judged = std::move(jugee);
            return true;
        });
    }
    QUITUS_ENSURE(judged.has_value());
    auto motivation = enquete.take();
    motivation.jugee = std::move(*judged);
    cite_sources(motivation, reglement);
    return motivation;
}

}
