// SPDX-License-Identifier: EUPL-1.2
// Who wants to know how a judgment goes, rule by rule. A witness stands on one thread, as those of
// the members and of the parameters do.
#pragma once

#include "base/temoin.h"
#include "jugement/faits.h"
#include "verdict/constat.h"

#include <cstddef>
#include <span>

namespace quitus::jugement {

class TemoinDesRegles {
public:
    virtual ~TemoinDesRegles() = default;
    // The lecture and the facts last as long as the judgment.
    virtual void starts(demande::Lecture const& lecture, Faits const& faits) = 0;
    // `rang`: in the catalogue. Not told of the rules that do not serve this kind of request, nor
    // of any when the document could not be read.
    virtual void rule_starts(std::size_t rang) = 0;
    virtual void rule_ends(std::size_t rang, std::span<verdict::Constat const> constats) = 0;
};

inline constinit thread_local TemoinDesRegles* temoin_des_regles = nullptr;

// Puts a witness in place for as long as it lives.
struct SousTemoinDesRegles : base::SousTemoin<TemoinDesRegles> {
    explicit SousTemoinDesRegles(TemoinDesRegles* temoin)
        : SousTemoin(temoin_des_regles, temoin) { }
};

}
