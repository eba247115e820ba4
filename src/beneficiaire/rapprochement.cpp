// SPDX-License-Identifier: EUPL-1.2
#include "beneficiaire/rapprochement.h"

namespace quitus::beneficiaire {

std::optional<std::size_t> IndexParCle::find(Cle const& cle) const
{
    auto const found = m_rangs.find(cle);
    return found == m_rangs.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> IndexParCle::find_any(std::vector<Cle> const& cles) const
{
    for (auto const& cle : cles) {
        if (auto const rang = find(cle))
            return rang;
    }
    return std::nullopt;
}

Rapprochement rapproche(std::vector<Cles> const& solde, std::vector<Cles> const& avance)
{
    Rapprochement result{ .solde = std::vector<Rapprochement::DuSolde>(solde.size()),
        .avance = std::vector<Rapprochement::DeLAvance>(avance.size()) };
    IndexParCle connus;
    for (std::size_t rang = 0; rang < avance.size(); ++rang) {
        for (auto const& cle : avance[rang].propres)
            connus.add(cle, rang);
    }
    for (std::size_t rang = 0; rang < solde.size(); ++rang) {
        auto const meme = connus.find_any(solde[rang].propres);
        if (!meme)
            continue;
        result.solde[rang].dans_avance = meme;
        if (!result.avance[*meme].dans_solde)
            result.avance[*meme].dans_solde = rang;
    }
    // Histories come second: one that stays in the solde keeps its own avance, whoever names it.
    for (std::size_t rang = 0; rang < solde.size(); ++rang) {
        auto const& historiques = solde[rang].historiques;
        for (std::size_t h = 0; h < historiques.size(); ++h) {
            auto const ancien = connus.find_any(historiques[h]);
            if (!ancien) {
                result.solde[rang].historiques_absents.push_back(h);
            } else if (auto& sort = result.avance[*ancien]; !sort.dans_solde
                       && (sort.successeurs.empty() || sort.successeurs.back() != rang)) {
                sort.successeurs.push_back(rang);
                result.solde[rang].succede_a.push_back(*ancien);
            }
        }
    }
    return result;
}

}
