// SPDX-License-Identifier: EUPL-1.2
#include "http/ligne/compteurs.h"

#include <algorithm>

namespace quitus::http::ligne {

void Compteurs::add(Acces const& acces, bool is_flux)
{
    static constexpr auto order = std::memory_order_relaxed;
    par_classe[std::min(acces.statut / 100, 5U)].fetch_add(1, order);
    octets_recus.fetch_add(acces.octets_recus, order);
    octets_envoyes.fetch_add(acces.octets_envoyes, order);
    if (is_flux)
        return; // it lasts as long as its reader stays: no duration of an answer
    auto const microseconds = static_cast<std::uint64_t>(acces.duree.count());
    auto const& bounds = Statistiques::bornes_microsecondes;
    auto const rank = std::ranges::lower_bound(bounds, microseconds) - bounds.begin();
    durees[static_cast<std::size_t>(rank)].fetch_add(1, order);
    duree_totale_microsecondes.fetch_add(microseconds, order);
}

Statistiques Compteurs::statistiques() const
{
    Statistiques out;
    std::ranges::copy(par_classe, out.par_classe.begin());
    std::ranges::copy(durees, out.durees.begin());
    out.duree_totale_microsecondes = duree_totale_microsecondes;
    out.en_cours = en_cours;
    out.connexions = connexions;
    out.connexions_refusees = connexions_refusees;
    out.file_pleine = file_pleine;
    out.octets_recus = octets_recus;
    out.octets_envoyes = octets_envoyes;
    return out;
}

}
