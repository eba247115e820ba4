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

namespace {

Code refuse_several(Monde& monde, std::size_t count)
{
    return refuse(monde,
        { "plusieurs_demandes",
            fmt::format("explain --file explique une demande, et {} sont données. Nommer celle qui "
                        "compte, et donner les autres après --avec.",
                count) },
        Code::mauvais_usage);
}

}

Code explain_file(Explain const& demande, Monde& monde)
{
    auto const* regle = demande.regle.empty() ? nullptr : known_rule(demande.regle);
    if (regle == nullptr && !demande.regle.empty())
        return refuse_rule(monde, demande.regle);
    auto const options = options_of(demande);
    if (!options)
        return refuse(monde, options.error(), Code::mauvais_usage);
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto const documents = read_documents(demande, monde);
    if (!documents)
        return refuse_documents(monde, documents.error());
    auto const judged = static_cast<std::size_t>(
        std::ranges::count(*documents, false, &guichet::DocumentDepose::contexte));
    if (judged != 1)
        return refuse_several(monde, judged);
    auto const motivation = guichet::explique_jugement(*documents, *reglement, *options);
    Sortie sortie({}, monde);
    sortie.stream() << rapports::rendered_motivation(
        *rapports::parse_format_motivation(demande.format), motivation,
        { .reglement = { reglement->id(), reglement->empreinte() }, .version = version },
        jugement::find_regle, { .couleur = monde.couleur },
        regle != nullptr ? std::optional(regle->id) : std::nullopt);
    sortie.finish();
    return is_blocking(motivation.jugee.verdict, demande.strict) ? Code::bloquant
                                                                 : Code::rien_de_bloquant;
}

}
