// SPDX-License-Identifier: EUPL-1.2
// `quitus`: judges files. It links no database and no server, whose libraries would cost a check a
// third of its time: the commands of the portal are handed over to `quitus-portail`.
#include "programme/processus.h"
#include "programme/relais.h"

#include <iostream>

int main(int count, char** values)
{
    std::ios::sync_with_stdio(false);
    quitus::programme::Relais relais(values);
    return quitus::programme::run(count, values, { std::cin, std::cout, std::cerr }, relais);
}
