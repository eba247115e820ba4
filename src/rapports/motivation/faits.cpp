// SPDX-License-Identifier: EUPL-1.2
#include "rapports/motivation/faits.h"

#include "rapports/affichage.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace quitus::rapports {

namespace {

using verdict::FaitConsulte;

constexpr std::size_t valeurs_montrees_max = 3;

bool is_rank(std::string_view token)
{
    return !token.empty()
        && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

// « /lignes/*/montants/ht »
std::string without_ranks(std::string_view pointeur)
{
    std::string pattern;
    while (!pointeur.empty()) {
        auto const slash = std::min(pointeur.find('/', 1), pointeur.size());
        auto const token = pointeur.substr(1, slash - 1);
        pattern += '/';
        pattern += is_rank(token) ? std::string_view("*") : token;
        pointeur.remove_prefix(slash);
    }
    return pattern;
}

struct Groupe {
    std::string nom;
    std::vector<FaitConsulte const*> faits;
};

// By what they are called, in the order of the first reading.
std::vector<Groupe> grouped(std::vector<FaitConsulte const*> const& faits)
{
    std::vector<Groupe> groupes;
    std::unordered_map<std::string, std::size_t> rangs;
    for (auto const* fait : faits) {
        auto nom = fait->nom.empty() ? without_ranks(fait->pointeur) : fait->nom;
        auto const [known, inserted] = rangs.try_emplace(nom, groupes.size());
        if (inserted)
            groupes.push_back({ .nom = std::move(nom), .faits = {} });
        groupes[known->second].faits.push_back(fait);
    }
    return groupes;
}

// The objects and lists on the way to what was read in them.
std::unordered_set<std::string> ways(std::vector<FaitConsulte const*> const& faits)
{
    std::unordered_set<std::string> all;
    for (auto const* fait : faits) {
        if (!fait->nom.empty())
            continue;
        std::string_view pointeur = fait->pointeur;
        for (auto end = pointeur.rfind('/'); end != std::string_view::npos && end > 0;
             end = pointeur.rfind('/')) {
            pointeur = pointeur.substr(0, end);
            if (!all.emplace(pointeur).second)
                break;
        }
    }
    return all;
}

std::string values_of(Groupe const& groupe)
{
    std::vector<std::string> shown;
    bool more = false;
    for (auto const* fait : groupe.faits) {
        auto valeur = fait->valeur ? affichable(*fait->valeur) : std::string("absent");
        if (std::ranges::find(shown, valeur) != shown.end())
            continue;
        if ((more = shown.size() == valeurs_montrees_max))
            break;
        shown.push_back(std::move(valeur));
    }
    return fmt::format("{}{}", fmt::join(shown, ", "), more ? "…" : "");
}

}

std::vector<FaitAbrege> faits_abreges(
    verdict::Motivation const& motivation, verdict::RegleMotivee const& regle)
{
    std::vector<FaitConsulte const*> faits;
    for (auto const rang : regle.faits)
        faits.push_back(&motivation.faits[rang]);
    auto const on_the_way = ways(faits);
    std::erase_if(faits, [&](FaitConsulte const* fait) {
        return fait->nom.empty() && fait->manque.empty() && on_the_way.contains(fait->pointeur);
    });
    std::vector<FaitAbrege> abreges;
    for (auto const& groupe : grouped(faits)) {
        auto const& first = *groupe.faits.front();
        auto& abrege = abreges.emplace_back();
        abrege.nom = groupe.faits.size() > 1
            ? fmt::format("{} ×{}", groupe.nom, groupe.faits.size())
            : first.nom.empty() ? first.pointeur
                                : first.nom;
        abrege.valeur = values_of(groupe);
        abrege.absent = std::ranges::none_of(
            groupe.faits, [](auto const* fait) { return fait->valeur.has_value(); });
        abrege.membre = first.nom.empty();
        auto const unknown = std::ranges::find_if(
            groupe.faits, [](auto const* fait) { return !fait->manque.empty(); });
        if (unknown != groupe.faits.end())
            abrege.manque = (*unknown)->manque;
        if (groupe.faits.size() == 1 && first.ligne && first.nom.empty())
            abrege.lieu = fmt::format("{}:{}", *first.ligne, *first.colonne);
    }
    return abreges;
}

std::string_view nom_de_famille(std::string_view famille)
{
    static constexpr std::array noms
        = std::to_array<std::pair<std::string_view, std::string_view>>({
            { "SCH", "Structure" },
            { "IDT", "Identifiants" },
            { "CAL", "Calendrier" },
            { "PER", "Périmètre" },
            { "MNT", "Montants" },
            { "PCE", "Pièces" },
            { "VAR", "Vérification par le client" },
            { "ATT", "Attestation" },
            { "UNI", "Unicité" },
            { "ANN", "Annulation" },
        });
    auto const found
        = std::ranges::find(noms, famille, &std::pair<std::string_view, std::string_view>::first);
    return found != noms.end() ? found->second : famille;
}

}
