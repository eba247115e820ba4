// SPDX-License-Identifier: EUPL-1.2
#include "vues/dossier/difference.h"

#include "base/json_view.h"
#include "vues/dossier/clients.h"

#include <functional>
#include <map>

namespace quitus::vues {

using base::JsonDocument;
using base::JsonKind;

namespace {

constexpr std::size_t valeur_octets_max = 200;

struct Feuille {
    std::string pointeur, valeur;
    std::uint32_t ligne = 0;
};

std::string shown(std::string_view valeur)
{
    if (valeur.size() <= valeur_octets_max)
        return masked(valeur);
    return "texte de " + std::to_string(valeur.size()) + " octets";
}

// Values that hold no other; an empty list or object is one.
std::vector<Feuille> feuilles(JsonDocument const& document)
{
    std::vector<Feuille> feuilles;
    auto const& nodes = document.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        auto const& node = nodes[i];
        bool const holds = node.kind == JsonKind::object || node.kind == JsonKind::array;
        if (holds && node.children > 0)
            continue;
        std::string valeur(node.text);
        if (holds)
            valeur = "(vide)";
        else if (node.kind == JsonKind::boolean)
            valeur = node.truth ? "oui" : "non";
        else if (node.kind == JsonKind::null)
            valeur = "(nul)";
        feuilles.push_back(
            { document.pointer(i), std::move(valeur), document.position(node.offset).line });
    }
    return feuilles;
}

std::map<std::string, Feuille const*, std::less<>> by_pointer(std::vector<Feuille> const& feuilles)
{
    std::map<std::string, Feuille const*, std::less<>> index;
    for (auto const& feuille : feuilles)
        index.emplace(feuille.pointeur, &feuille);
    return index;
}

}

std::vector<Changement> changements(std::string_view avant, std::string_view apres)
{
    JsonDocument former;
    JsonDocument latter;
    if (former.parse(avant) || latter.parse(apres))
        return {};
    auto const anciennes = feuilles(former);
    auto const nouvelles = feuilles(latter);
    auto const index = by_pointer(anciennes);
    auto const kept = by_pointer(nouvelles);
    std::vector<Changement> changements;
    for (auto const& feuille : nouvelles) {
        auto const found = index.find(feuille.pointeur);
        if (found != index.end() && found->second->valeur == feuille.valeur)
            continue;
        changements.push_back({ feuille.pointeur, std::to_string(feuille.ligne),
            found == index.end() ? "" : shown(found->second->valeur), shown(feuille.valeur) });
    }
    for (auto const& feuille : anciennes) {
        if (!kept.contains(feuille.pointeur))
            changements.push_back(
                { feuille.pointeur, std::to_string(feuille.ligne), shown(feuille.valeur), "" });
    }
    return changements;
}

}
