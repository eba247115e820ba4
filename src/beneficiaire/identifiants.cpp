// SPDX-License-Identifier: EUPL-1.2
#include "beneficiaire/identifiants.h"

#include <algorithm>
#include <ranges>

namespace quitus::beneficiaire {

bool Identifiants::declares(reglement::NatureIdentifiant nature) const
{
    using reglement::NatureIdentifiant;
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        return finess_juridique.donne();
    case NatureIdentifiant::finess_geographique:
        return finess_geographique.donne();
    case NatureIdentifiant::finess_pmsi:
        return finess_pmsi.donne();
    case NatureIdentifiant::rpps:
        return !rpps.empty();
    case NatureIdentifiant::id_nat_struct:
        return id_nat_struct.donne();
    }
    return false;
}

namespace {

char famille_of(reglement::NatureIdentifiant nature)
{
    using reglement::NatureIdentifiant;
    if (nature == NatureIdentifiant::rpps)
        return 'R';
    return nature == NatureIdentifiant::id_nat_struct ? 'S' : 'F';
}

}

bool is_of_grain(Cle const& cle, Maille const& maille)
{
    return std::ranges::any_of(
        maille | std::views::join, [&](auto nature) { return famille_of(nature) == cle.famille; });
}

Cle Cle::of(char famille, std::string_view texte)
{
    Cle cle;
    cle.famille = famille;
    cle.longueur = static_cast<std::uint8_t>(std::min(texte.size(), cle.texte.size()));
    std::copy_n(texte.begin(), cle.longueur, cle.texte.begin());
    return cle;
}

std::size_t CleHash::operator()(Cle const& cle) const noexcept
{
    return std::hash<std::string_view>{}({ cle.texte.data(), cle.longueur })
        ^ static_cast<std::size_t>(cle.famille);
}

std::vector<Cle> cles(Identifiants const& identifiants, Maille const& maille)
{
    std::vector<Cle> all;
    for_each_cle(identifiants, maille, [&](Cle const& cle) { all.push_back(cle); });
    return all;
}

bool declares_grain(Identifiants const& identifiants, Maille const& maille)
{
    return std::ranges::any_of(maille, [&](auto const& rang) {
        return std::ranges::any_of(
            rang, [&](auto nature) { return identifiants.declares(nature); });
    });
}

}
