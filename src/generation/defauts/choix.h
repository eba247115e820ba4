// SPDX-License-Identifier: EUPL-1.2
// How a planter chooses where to work.
#pragma once

#include "generation/defauts/planteurs.h"
#include "generation/dossier/actes.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace quitus::generation {

using Pointeur = std::optional<std::string>;

// One of the ranks below `count` that suits, drawn evenly; none when none does.
template <typename Suits>
std::optional<std::size_t> choose(Alea& alea, std::size_t count, Suits&& suits)
{
    std::vector<std::size_t> good;
    for (std::size_t rang = 0; rang < count; ++rang) {
        if (suits(rang))
            good.push_back(rang);
    }
    if (good.empty())
        return std::nullopt;
    return good[alea.below(static_cast<std::uint32_t>(good.size()))];
}

inline std::size_t any(Alea& alea, std::size_t count)
{
    return alea.below(static_cast<std::uint32_t>(count));
}

inline std::string ligne(std::size_t rang, std::string_view membre)
{
    return fmt::format("/lignes/{}{}", rang, membre);
}

inline std::string piece(std::size_t rang, std::string_view membre)
{
    return fmt::format("/pieces/{}{}", rang, membre);
}

inline Pointeur retouche(Parcelle& parcelle, Retouche retouche, std::string pointeur)
{
    parcelle.document.retouches.push_back(std::move(retouche));
    return pointeur;
}

// Does the regulation ask for a pièce of that type, or only when signed?
inline bool wants(Parcelle const& parcelle, std::string_view type, bool signee = false)
{
    return std::ranges::any_of(
        parcelle.atelier.campagne().dernier().pieces, [&](reglement::PieceAttendue const& one) {
            return one.type == type && (one.signee || !signee);
        });
}

// A pièce that nothing names.
inline Piece& add_annexe(Parcelle& parcelle)
{
    add_piece(parcelle.demande(), parcelle.alea, "autre", "annexe.pdf", {});
    return parcelle.demande().pieces.back();
}

// Does that line belong to a successor? What proves a succession is not to be touched by chance.
inline bool is_of_successor(Demande const& demande, Ligne const& ligne)
{
    auto const client
        = std::ranges::find(demande.beneficiaires, ligne.beneficiaire, &Beneficiaire::id);
    return client != demande.beneficiaires.end() && client->evolution.has_value();
}

}
