// SPDX-License-Identifier: EUPL-1.2
// The facts around a deposit, gathered from the register: its avance, the rivals of its
// beneficiaries, the files that another deposit bears too. Of another company, only that it exists
// is ever told.
#pragma once

#include "guichet/depot/jugement_du_depot.h"
#include "jugement/faits.h"
#include "jugement/financement.h"

#include <memory>

namespace quitus::guichet {

struct FaitsDuDepot {
    std::optional<Suivi> avance; // of a solde
    std::optional<Suivi> remplace; // the demande that this one says it replaces
    std::unique_ptr<jugement::AvanceConnue> avance_connue; // what `faits` points at
    std::vector<std::vector<std::string>> cles; // prints of each beneficiary, by rank
    jugement::Faits faits;

    // The file of financing that it belongs to; empty for a new avance.
    std::string dossier(Recu const& recu) const;
    // Does it keep the first deposit of the one that it replaces?
    bool garde_sa_place() const
    {
        return remplace && remplace->statut == instruction::Statut::a_modifier;
    }
};

// `recu` and `demande` must outlive the result.
FaitsDuDepot gather_depot(Lecture const& registre, Portail const& portail, Recu const& recu,
    demande::Demande const& demande);

}
