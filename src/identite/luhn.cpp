// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

namespace quitus::identite {

unsigned luhn_sum(std::string_view digits)
{
    unsigned sum = 0;
    bool doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        unsigned const value = digit_value(*digit) << (doubled ? 1 : 0);
        sum += value > 9 ? value - 9 : value;
        doubled = !doubled;
    }
    return sum;
}

}
