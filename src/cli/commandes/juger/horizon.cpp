// SPDX-License-Identifier: EUPL-1.2
// `quitus horizon`: until when is this request good, and what changes then.
#include "guichet/horizon/horizon.h"

#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/juger/documents_donnes.h"
#include "cli/sortie.h"
#include "jugement/jugement.h"
#include "rapports/horizon/horizon.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::cli {

Code horizon(Horizon const& demande, Monde& monde)
{
    auto const saisine
        = open_request(demande, "l’horizon est celui d’une demande", "données à juger", monde);
    if (!saisine)
        return refuse(monde, saisine.error());
    auto const& [options, reglement, documents] = *saisine;
    if (auto const refusal
        = refusal_of_output(demande.fichier_de_sortie, noms_of(documents), "l’horizon"))
        return refuse(monde, *refusal);
    auto const horizon = guichet::horizon(documents, reglement, options);
    Sortie sortie(demande.fichier_de_sortie, monde);
    rapports::write_horizon(*rapports::parse_format_horizon(demande.format),
        { .reglement = { reglement.id(), reglement.empreinte() }, .version = version },
        jugement::find_regle, { .couleur = monde.couleur && sortie.is_terminal_output() }, horizon,
        sortie.stream());
    sortie.finish();
    return is_blocking(horizon.actuelle.verdict, demande.strict) ? Code::bloquant
                                                                 : Code::rien_de_bloquant;
}

}
