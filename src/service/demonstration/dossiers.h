// SPDX-License-Identifier: EUPL-1.2
// The documents of the demonstration, made by the generator: avances and soldes of four companies,
// with the bytes of their pièces.
#pragma once

#include "calendrier/instant.h"
#include "reglement/reglement.h"

#include <string>
#include <vector>

namespace quitus::service {

struct PieceDeDemonstration {
    std::string nom, sha256, octets;
};

struct DepotDeDemonstration {
    calendrier::Instant instant;
    std::size_t dossier = 0; // of financing: rank of its avance
    std::string type; // "avance", "solde"
    std::string texte;
    bool fautif = false; // bears a defect that was planted
    std::vector<PieceDeDemonstration> pieces;
};

// Files of financing go to the four companies in turn.
inline constexpr std::size_t entreprises_de_demonstration = 4;
inline std::size_t entreprise_de(DepotDeDemonstration const& depot)
{
    return depot.dossier % entreprises_de_demonstration;
}

struct EntrepriseDeDemonstration {
    std::string siret, raison_sociale;
};

struct DossiersDeDemonstration {
    std::vector<EntrepriseDeDemonstration> entreprises; // four
    std::vector<DepotDeDemonstration> depots; // in order of time, all before the start
    // A solde of the first company that is still to be filed: what a visitor may try.
    DepotDeDemonstration a_essayer;
};

DossiersDeDemonstration make_dossiers(
    reglement::Reglement const& reglement, calendrier::Instant depart);

}
