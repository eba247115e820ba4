// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

namespace quitus::identite {

Lu<Finess> Finess::parse(std::string_view text)
{
    if (text.size() != 9)
        return tl::unexpected(Defaut::forme);

    std::array<char, 9> digits{};
    std::copy(text.begin(), text.end(), digits.begin());
    // Corsica alone has a letter, as 2A or 2B. Real numbers of official acts fit the key with A = 1
    // and B = 2 only.
    if (digits[0] == '2' && (digits[1] == 'A' || digits[1] == 'B'))
        digits[1] = digits[1] == 'A' ? '1' : '2';

    std::string_view const number(digits.data(), digits.size());
    if (!all_digits(number))
        return tl::unexpected(Defaut::forme);
    if (all_zeros(number))
        return tl::unexpected(Defaut::nul);
    if (luhn_sum(number) % 10 != 0)
        return tl::unexpected(Defaut::cle);
    return Finess(text);
}

}
