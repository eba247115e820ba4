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

namespace {

std::size_t judged(std::vector<guichet::DocumentDepose> const& documents)
{
    return static_cast<std::size_t>(
        std::ranges::count(documents, false, &guichet::DocumentDepose::contexte));
}

Code refuse_several(Monde& monde, std::size_t count)
{
    return refuse(monde,
        { "plusieurs_demandes",
            fmt::format(
                "l’horizon est celui d’une demande, et {} sont données à juger. Nommer celle "
                "qui compte, et donner les autres après --avec.",
                count) },
        Code::mauvais_usage);
}

}

Code horizon(Horizon const& demande, Monde& monde)
{
    auto const options = options_of(demande);
    if (!options)
        return refuse(monde, options.error(), Code::mauvais_usage);
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto const documents = read_documents(demande, monde);
    if (!documents)
        return refuse_documents(monde, documents.error());
    if (judged(*documents) != 1)
        return refuse_several(monde, judged(*documents));
    if (is_a_document(demande.fichier_de_sortie, *documents))
        return refuse(monde,
            { "sortie_sur_une_demande",
                "--output nomme une demande donnée à juger\u00a0: l’horizon l’effacerait. Choisir "
                "un autre nom." },
            Code::mauvais_usage);
    auto const horizon = guichet::horizon(*documents, *reglement, *options);
    Sortie sortie(demande.fichier_de_sortie, monde);
    rapports::write_horizon(*rapports::parse_format_horizon(demande.format),
        { .reglement = { reglement->id(), reglement->empreinte() }, .version = version },
        jugement::find_regle, { .couleur = monde.couleur && sortie.is_terminal_output() }, horizon,
        sortie.stream());
    sortie.finish();
    return is_blocking(horizon.actuelle.verdict, demande.strict) ? Code::bloquant
                                                                 : Code::rien_de_bloquant;
}

}
