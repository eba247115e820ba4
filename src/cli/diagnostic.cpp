// SPDX-License-Identifier: EUPL-1.2
#include "cli/diagnostic.h"

#include "identite/mssante.h"

namespace quitus::cli {

std::string after_colon(std::string message)
{
    auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (message.size() > 1 && is_capital(message[0]) && !is_capital(message[1])
        && message[1] != '-')
        message[0] = static_cast<char>(message[0] + ('a' - 'A'));
    return message;
}

void say(Monde& monde, std::string_view texte)
{
    monde.erreurs << identite::mask_personal(texte) << '\n';
}

}
