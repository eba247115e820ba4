// SPDX-License-Identifier: EUPL-1.2
// The same thing as a value of an event and as a value of the program, each pair written side by
// side. Reading what this file wrote gives it back; a member that is absent is empty.
#pragma once

#include "instruction/suivi.h"

namespace quitus::instruction {

journal::Donnees forme(std::optional<Instant> const& instant);
journal::Donnees forme(std::optional<Cents> const& montant);
journal::Donnees forme(std::vector<std::string> const& textes);
journal::Donnees forme(verdict::Montants const& montants);
journal::Donnees forme(std::vector<PieceRecue> const& pieces);
journal::Donnees forme(std::vector<Financement> const& financements);
journal::Donnees forme(std::vector<Compensation> const& compensations);
journal::Donnees forme(std::vector<Motif> const& motifs);

std::optional<Instant> instant_of(journal::Donnees const& donnees);
std::optional<Cents> cents_of(journal::Donnees const& donnees);
std::vector<std::string> textes_of(journal::Donnees const& donnees);
verdict::Montants montants_of(journal::Donnees const& donnees);
std::vector<PieceRecue> pieces_of(journal::Donnees const& donnees);
std::vector<Financement> financements_of(journal::Donnees const& donnees);
std::vector<Compensation> compensations_of(journal::Donnees const& donnees);
std::vector<Motif> motifs_of(journal::Donnees const& donnees);
verdict::Verdict verdict_of(journal::Donnees const& donnees);

// A list, element by element.
template <typename T, typename Forme>
journal::Donnees formes(std::vector<T> const& elements, Forme&& forme_of)
{
    journal::Donnees::Liste liste;
    for (auto const& element : elements)
        liste.push_back(forme_of(element));
    return { std::move(liste) };
}

template <typename T, typename Read>
std::vector<T> all_of(journal::Donnees const& donnees, Read&& read)
{
    std::vector<T> elements;
    for (auto const& element : donnees.liste())
        elements.push_back(read(element));
    return elements;
}

}
