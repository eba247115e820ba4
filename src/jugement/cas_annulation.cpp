// SPDX-License-Identifier: EUPL-1.2
#include "jugement/jugement.h"
#include "jugement/retraits.h"

#include <numeric>

namespace quitus::jugement {

namespace {

bool names_nobody(demande::Demande const& demande)
{
    auto const& listed = demande.annulation->beneficiaires_retires;
    return listed ? listed->empty() : demande.beneficiaires.empty();
}

void lay_over_avance(Faits const& faits, Retraits& result)
{
    auto const& avance = *faits.avance;
    beneficiaire::IndexParCle connus;
    for (std::size_t rang = 0; rang < avance.beneficiaires.size(); ++rang) {
        for (auto const& cle : avance.beneficiaires[rang].cles.propres)
            connus.add(cle, rang);
    }
    std::vector<bool> seen(avance.beneficiaires.size());
    for (auto const& retire : retires(faits.demande)) {
        auto const cles
            = beneficiaire::cles(retire.beneficiaire->identifiants, faits.dispositif->maille);
        auto const rang = connus.find_any(cles);
        if (!rang && !cles.empty())
            result.hors_avance.push_back(retire);
        if (!rang || seen[*rang])
            continue;
        seen[*rang] = true;
        result.dans_avance.push_back(*rang);
    }
}

}

std::vector<Retire> retires(demande::Demande const& demande)
{
    std::vector<Retire> all;
    if (!demande.annulation)
        return all;
    if (!demande.annulation->beneficiaires_retires) {
        for (auto const& beneficiaire : demande.beneficiaires)
            all.push_back({ .beneficiaire = &beneficiaire, .indice_liste = std::nullopt });
        return all;
    }
    for (auto const& repere : *demande.annulation->beneficiaires_retires) {
        if (auto const* beneficiaire
            = demande.beneficiaire(repere.texte)) // else SCH-008 has said it
            all.push_back({ .beneficiaire = beneficiaire, .indice_liste = repere.indice });
    }
    return all;
}

std::optional<Retraits> retraits(Faits const& faits)
{
    if (!faits.demande.annulation || faits.avance == nullptr || faits.dispositif == nullptr)
        return std::nullopt;
    Retraits result;
    auto const size = faits.avance->beneficiaires.size();
    if (names_nobody(faits.demande)
        && faits.demande.annulation->portee == demande::Portee::totale) {
        result.dans_avance.resize(size);
        std::iota(result.dans_avance.begin(), result.dans_avance.end(), std::size_t{ 0 });
    } else {
        lay_over_avance(faits, result);
    }
    result.totaux = size > 0 && result.dans_avance.size() == size;
    return result;
}

// Case of an annulation: what it withdraws decides, not the scope that it states.
//
// Source  B-13 to B-16; B-35: the perimeter is verified against that of the request and the avance
// received. Why none when nobody of the avance is withdrawn: neither « total » nor « partial »
// would be true.
std::optional<int> cas_de_l_annulation(Faits const& faits)
{
    auto const retirees = retraits(faits);
    if (!retirees || retirees->dans_avance.empty())
        return std::nullopt;
    if (faits.avance->payee)
        return retirees->totaux ? 1 : 2;
    return retirees->totaux ? 3 : 4;
}

}
