// SPDX-License-Identifier: EUPL-1.2
#include "reglement/donnees.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

Version const& Serie::version(calendrier::Jour jour) const
{
    auto const* found = &versions.front();
    for (auto const& version : versions) {
        if (version.connue_depuis && *version.connue_depuis <= jour)
            found = &version;
    }
    return *found;
}

std::string Serie::validite(Version const& version) const
{
    auto const rank = static_cast<std::size_t>(&version - versions.data());
    auto const is_last = rank + 1 == versions.size();
    auto const fin
        = is_last ? std::string() : versions[rank + 1].connue_depuis->plus_jours(-1).text();
    if (rank == 0)
        return is_last ? std::string() : fmt::format("jusqu’au {}", fin);
    auto const debut = version.connue_depuis->text();
    return is_last ? fmt::format("depuis le {}", debut) : fmt::format("du {} au {}", debut, fin);
}

Serie const* Donnees::serie(std::string_view nom) const
{
    auto const found = std::ranges::find(series, nom, &Serie::nom);
    return found == series.end() ? nullptr : &*found;
}

std::vector<calendrier::Jour> Donnees::jours_de_changement() const
{
    std::vector<calendrier::Jour> jours;
    for (auto const& serie : series) {
        for (std::size_t i = 1; i < serie.versions.size(); ++i)
            jours.push_back(*serie.versions[i].connue_depuis);
    }
    std::ranges::sort(jours);
    jours.erase(std::unique(jours.begin(), jours.end()), jours.end());
    return jours;
}

}
