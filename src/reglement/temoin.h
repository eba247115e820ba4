// SPDX-License-Identifier: EUPL-1.2
// Who wants to know which parameters a judgment reads: the horizon looks for the instants on which
// a verdict hangs, `explain --file` for what each rule looked at. A witness stands on one thread;
// without one, a reading costs a test.
#pragma once

#include "base/temoin.h"
#include "calendrier/echeance.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace quitus::reglement {

// What a witness is told of a parameter. Texts live as long as the regulation.
struct ParametreVu {
    std::string_view nom, texte, validite, source; // as in Parametre; `texte` also when unknown
    bool connu = false;
    std::optional<calendrier::Instant>
        instant; // of a deadline, an opening or a pivot: the first second on its other side
    std::optional<std::int64_t> entier; // of a number of days, of failures…
};

class Temoin {
public:
    virtual ~Temoin() = default;
    virtual void parametre_lu(ParametreVu const& vu) = 0;
};

// The witness of this thread; null when nobody listens.
inline constinit thread_local Temoin* temoin_des_parametres = nullptr;

// Puts a witness in place for as long as it lives.
struct SousTemoin : base::SousTemoin<Temoin> {
    explicit SousTemoin(Temoin& temoin) : base::SousTemoin<Temoin>(temoin_des_parametres, &temoin)
    {
    }
};

}
