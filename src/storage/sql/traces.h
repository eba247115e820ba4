// SPDX-License-Identifier: EUPL-1.2
// What a demande is found by beyond its number, and what its row in a list says of its money.
#pragma once

#include "guichet/ports.h"

#include <set>
#include <string>
#include <vector>

namespace quitus::storage {

// Each once, sorted.
inline std::vector<std::string> cles_of(guichet::Suivi const& suivi)
{
    std::set<std::string> cles;
    for (auto const& financement : suivi.financements)
        cles.insert(financement.cles.begin(), financement.cles.end());
    return { cles.begin(), cles.end() };
}

inline std::vector<std::string> fichiers_of(guichet::Suivi const& suivi)
{
    std::set<std::string> fichiers;
    for (auto const& version : suivi.versions)
        for (auto const& piece : version.pieces)
            fichiers.insert(piece.sha256);
    return { fichiers.begin(), fichiers.end() };
}

// Of an avance its amount, of a solde its net.
inline std::optional<montant::Cents> a_payer(guichet::Suivi const& suivi)
{
    return suivi.type_demande == "solde" ? suivi.montants.net : suivi.montants.avance;
}

}
