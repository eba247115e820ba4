// SPDX-License-Identifier: EUPL-1.2
// Plays a case: composes its documents, has them judged as `check` would, and compares with what
// the case expects.
#pragma once

#include "base/result.h"
#include "cas/cas.h"
#include "reglement/reglement.h"
#include "verdict/demande_jugee.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::cas {

// What the cases stand on. The texts outlive the play.
struct Monde {
    std::function<std::optional<std::string_view>(std::string_view nom)>
        document; // text of bases/<nom>.json
    std::function<base::Result<reglement::Reglement>(std::string_view id)> campagne;
    Contextes contextes;
};

// The documents of a case, the judged one first, then its context.
base::Result<std::vector<guichet::DocumentDepose>> compose(Cas const& cas, Monde const& monde);

struct Resultat {
    bool conforme = false;
    std::string
        explication; // French: what was expected and what the rule said; empty when it conforms
    verdict::DemandeJugee jugee;
};

// Errors: `cas_injouable` when the case names a document, a parameter or a place that does not
// exist.
base::Result<Resultat> joue(verdict::IdRegle regle, Cas const& cas, Monde const& monde);

// What differs between the judgment and what the case expects, one line a difference; empty when
// nothing does.
std::string differences(
    verdict::IdRegle regle, Attente const& attente, verdict::DemandeJugee const& jugee);

}
