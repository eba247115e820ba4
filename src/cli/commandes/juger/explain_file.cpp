// SPDX-License-Identifier: EUPL-1.2
// `quitus explain --file`: why this verdict. What each rule read, what could not be evaluated.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/juger/documents_donnes.h"
#include "cli/commandes/reglement/regle_nommee.h"
#include "cli/sortie.h"
#include "guichet/motivation/expliquer_jugement.h"
#include "jugement/jugement.h"
#include "rapports/motivation/motivation.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::cli {

Code explain_file(Explain const& demande, Monde& monde)
{
    auto const* regle = demande.regle.empty() ? nullptr : known_rule(demande.regle);
    if (regle == nullptr && !demande.regle.empty())
        return refuse_rule(monde, demande.regle);
    auto const saisine
        = open_request(demande, "explain --file explique une demande", "données", monde);
    if (!saisine)
        return refuse(monde, saisine.error());
    auto const& [options, reglement, documents] = *saisine;
    auto const motivation = guichet::explique_jugement(documents, reglement, options);
    Sortie sortie({}, monde);
    sortie.stream() << rapports::rendered_motivation(
        *rapports::parse_format_motivation(demande.format), motivation,
        { .reglement = { reglement.id(), reglement.empreinte() }, .version = version },
        jugement::find_regle, { .couleur = monde.couleur },
        regle != nullptr ? std::optional(regle->id) : std::nullopt);
    sortie.finish();
    return is_blocking(motivation.jugee.verdict, demande.strict) ? Code::bloquant
                                                                 : Code::rien_de_bloquant;
}

}
