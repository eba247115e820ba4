// SPDX-License-Identifier: EUPL-1.2
// `quitus-portail`: the same command line with the commands of the portal, which `quitus` executes.
#include "programme/processus.h"
#include "service/commandes/commandes.h"

#include <iostream>

int main(int count, char** values)
{
    std::ios::sync_with_stdio(false);
    quitus::service::Commandes portail;
    return quitus::programme::run(count, values, { std::cin, std::cout, std::cerr }, portail);
}
