// SPDX-License-Identifier: EUPL-1.2
// `quitus`: judges files. It links no database and no server, whose libraries would cost a check a
// third of its time: the commands of the portal are handed over to `quitus-portail`.
#include "programme/processus.h"
#include "programme/relais.h"

int main(int count, char** values)
{
    quitus::programme::Relais relais(values);
    return quitus::programme::run(count, values, relais);
}
