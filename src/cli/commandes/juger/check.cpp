// SPDX-License-Identifier: EUPL-1.2
// `quitus check`: read, judge, show. The judgment is that of the counter; this door only fetches
// files.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/juger/documents_donnes.h"
#include "cli/progression.h"
#include "cli/sortie.h"
#include "guichet/verifier_demandes.h"
#include "jugement/jugement.h"
#include "rapports/rapport.h"

#include <algorithm>

namespace quitus::cli {

namespace {

// What is kept of a judgment until its turn comes: the whole of it, and its lines when the report
// can write them apart.
struct Jugee {
    verdict::DemandeJugee demande;
    std::string rendu;
};

// Judges and writes; says whether anything blocks.
bool report(Check const& demande, documents::Stock const& stock,
    reglement::Reglement const& reglement, guichet::OptionsVerification const& options,
    Monde& monde)
{
    Sortie sortie(demande.fichier_de_sortie, monde);
    auto const rapport = rapports::make_rapport(*rapports::parse_format(demande.format),
        { .reglement = { reglement.id(), reglement.empreinte() }, .version = version },
        jugement::find_regle,
        { .couleur = monde.couleur && sortie.is_terminal_output(), .discret = demande.discret },
        sortie.stream());
    bool blocking = false;
    {
        Progression progression(monde, 2 * stock.size());
        std::vector<Jugee> jugees(std::min(stock.size(), guichet::places_d_un_depouillement));
        guichet::depouille(stock, reglement, options,
            {
                .work =
                    [&](std::size_t place, verdict::DemandeJugee&& jugee) {
                        auto rendu = rapport->render(jugee);
                        jugees[place] = { std::move(jugee), std::move(rendu) };
                    },
                .visit =
                    [&](std::size_t place) {
                        auto& [jugee, rendu] = jugees[place];
                        rapport->add(jugee, std::move(rendu));
                        blocking = blocking || is_blocking(jugee.verdict, demande.strict);
                        return !(demande.arret_au_premier && blocking);
                    },
                .progress = [&](std::size_t done) { progression.reach(done); },
            });
    }
    rapport->finish();
    sortie.finish();
    return blocking;
}

}

Code check(Check const& demande, Monde& monde)
{
    auto const options = options_of(demande);
    if (!options)
        return refuse(monde, options.error());
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error());
    auto const stock = open_stock(demande, monde);
    if (!stock)
        return refuse(monde, stock.error());
    if (auto const refusal
        = refusal_of_output(demande.fichier_de_sortie, (*stock)->fichiers(), "le rapport"))
        return refuse(monde, *refusal);
    return report(demande, **stock, *reglement, *options, monde) ? Code::bloquant
                                                                 : Code::rien_de_bloquant;
}

}
