// SPDX-License-Identifier: EUPL-1.2
// `quitus-portail`: the same command line with the commands of the portal, which `quitus` executes.
#include "programme/processus.h"
#include "service/commandes/commandes.h"

int main(int count, char** values)
{
    quitus::service::Commandes portail;
    return quitus::programme::run(count, values, portail);
}
