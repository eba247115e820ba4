// SPDX-License-Identifier: EUPL-1.2
// The commands that make or mend documents of the exchange format.
#include "cli/arguments/definitions.h"

namespace quitus::cli {

namespace {

void define_normalize(CLI::App& racine, Saisie& saisie)
{
    auto* app = racine.add_subcommand(
        "normalize", "Réécrit une demande dans la forme stricte, sans en changer le sens");
    app->add_option("fichier", saisie.normalize.fichier, "Un document .json, ou - (un seul)")
        ->type_name("FICHIER")
        ->required();
    app->add_option("--output", saisie.normalize.fichier_de_sortie,
           "Écrit dans ce fichier au lieu de la sortie")
        ->type_name("FICHIER");
    app->callback([&] {
        saisie.commande = [&](Monde& monde) { return normalize(saisie.normalize, monde); };
    });
}

}

void define_echange(CLI::App& racine, Saisie& saisie)
{
    define_normalize(racine, saisie);
}

}
