// SPDX-License-Identifier: EUPL-1.2
// The commands that make or mend documents of the exchange format.
#include "cli/arguments/definitions/definitions.h"
#include "cli/arguments/refus.h"
#include "generation/stock.h"

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

void define_generate(CLI::App& racine, Saisie& saisie)
{
    auto& generate = saisie.generate;
    auto* app = racine.add_subcommand("generate",
        "Engendre un stock de demandes inventées, avec des défauts connus si on le veut");
    app->add_option("--demandes", generate.demandes, "Nombre de demandes, une par ligne (NDJSON)")
        ->type_name("N")
        ->required()
        ->check(whole_number(1, generation::demandes_max));
    app->add_option("--graine", generate.graine, "Même graine, mêmes octets, sur toute machine")
        ->type_name("S")
        ->required()
        ->check(whole_number(0, UINT64_MAX));
    app->add_option("--defauts", generate.defauts, "Part des demandes qui portent un défaut connu")
        ->type_name("PART");
    app->add_option("--verites", generate.verites, "Écrit ces défauts (CSV ligne;regle;pointeur)")
        ->type_name("FICHIER");
    add_reglement(*app, generate.reglement);
    app->callback([&] {
        saisie.commande = [&](Monde& monde) { return cli::generate(saisie.generate, monde); };
    });
}

}

void define_echange(CLI::App& racine, Saisie& saisie)
{
    define_normalize(racine, saisie);
    define_generate(racine, saisie);
}

}
