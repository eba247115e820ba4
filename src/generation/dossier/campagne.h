// SPDX-License-Identifier: EUPL-1.2
// What a regulation lets a Fournisseur do, dispositif by dispositif: when each act is received, and
// the bounds of dates and amounts that hold in every one of its versions. Read once; nothing of a
// text is written here.
#pragma once

#include "generation/fenetres.h"
#include "montant/montant.h"
#include "reglement/reglement.h"

#include <optional>
#include <vector>

namespace quitus::generation {

struct SonsJoue {
    reglement::Dispositif const* dispositif = nullptr; // as the last version has it
    Fenetres avance, solde_sans_attestation, solde_avec_attestation, attestation;
    std::optional<Jour> commande_debut, commande_fin, fin_prestations; // none: not known
    std::optional<montant::Cents> ht_min, ht_max, ttc_max;
};

class Campagne {
public:
    explicit Campagne(reglement::Reglement const& reglement);

    reglement::Reglement const& reglement() const { return m_reglement; }
    // As the last version has it: rates, delays, pièces.
    reglement::ReglementEnVigueur const& dernier() const { return *m_dernier; }
    // Those for which an avance can be filed in time; none when no text gives a date.
    std::vector<SonsJoue> const& sons() const { return m_sons; }

private:
    reglement::Reglement const& m_reglement;
    reglement::ReglementEnVigueur const* m_dernier;
    std::vector<SonsJoue> m_sons;
};

}
