// SPDX-License-Identifier: EUPL-1.2
// What counts as absent for the rules that want a member to be there.
#pragma once

#include "verdict/constat.h"

#include <algorithm>
#include <string_view>

namespace quitus::jugement::regles {

// The bytes of the no-break space (C2 A0) are among the blanks: no letter is made of these two alone.
inline bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\xC2\xA0") == std::string_view::npos;
}

// A member that is there but could not be read has been said already (SCH-004): it is not missing.
// An empty text is as good as none.
inline bool is_said(verdict::Constats const& constats, std::string_view pointeur)
{
    return std::ranges::any_of(constats.all(), [&](verdict::Constat const& constat) {
        return constat.regle.famille() == "SCH" && constat.pointeur == pointeur && constat.trouve
            && !is_blank(*constat.trouve);
    });
}

}
