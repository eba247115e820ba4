// SPDX-License-Identifier: EUPL-1.2
// What an annulation withdraws, laid over the avance that it speaks of: from this perimeter comes
// its case. Requirements: B-13 to B-16, B-35.
#pragma once

#include "jugement/faits.h"

#include <optional>
#include <vector>

namespace quitus::jugement {

// A beneficiary that the annulation withdraws, and where the document names it.
struct Retire {
    demande::Beneficiaire const* beneficiaire = nullptr;
    std::optional<std::size_t>
        indice_liste; // in beneficiaires_retires; none when there is no such list
};

// Those of `beneficiaires_retires` that the document describes; without that list, all that it
// describes.
std::vector<Retire> retires(demande::Demande const& demande);

struct Retraits {
    std::vector<std::size_t> dans_avance; // ranks in the avance, each once
    std::vector<Retire>
        hors_avance; // those with an identifier of the grain that the avance does not know
    bool totaux = false; // nobody is left
};

// None when the avance or the dispositif is not known. An annulation that names nobody withdraws
// all when it says that it is total, and nobody otherwise.
std::optional<Retraits> retraits(Faits const& faits);

}
