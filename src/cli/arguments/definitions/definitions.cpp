// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/definitions/definitions.h"

#include "cli/arguments/completion.h"
#include "cli/arguments/refus.h"

#include <fmt/format.h>

namespace quitus::cli {

void add_reglement(CLI::App& app, ChoixReglement& choix)
{
    app.add_option(
           "--reglement", choix.dossier, "Dossier d’un règlement, au lieu de celui du programme")
        ->type_name("DOSSIER");
    app.add_option(
           "--set", choix.remplacements, "Remplace la valeur d’un paramètre\u00a0; se répète")
        ->type_name("NOM=VALEUR")
        ->expected(1)
        ->take_all();
}

void add_format(CLI::App& app, std::string& format, std::vector<std::string> formats)
{
    app.add_option("--format", format, "Forme du résultat")
        ->type_name(fmt::format("{}", fmt::join(formats, "|")))
        ->check(one_of(std::move(formats)));
}

void add_contexte(CLI::App& app, Demandes& demandes)
{
    app.add_option(
           "--avec", demandes.contexte, "Contexte\u00a0: avance, attestation, autres demandes")
        ->type_name("CHEMIN");
    app.add_option("--at", demandes.instant, "Juge comme si la demande était déposée à cet instant")
        ->type_name("INSTANT");
    app.add_option("--pieces", demandes.pieces, "Archive des pièces de la demande")
        ->type_name("ZIP");
}

void add_demandes(CLI::App& app, Demandes& demandes)
{
    app.add_option("chemins", demandes.chemins,
           "Fichiers .json, .ndjson, dépôts .zip, dossiers, ou - (NDJSON)")
        ->type_name("CHEMIN");
    add_contexte(app, demandes);
    app.add_option("--annuaire", demandes.annuaire, "Annuaire compact (commande import)")
        ->type_name("FICHIER");
    app.add_option("--jobs", demandes.jobs, "Nombre de fils d’exécution")
        ->type_name("N")
        ->check(whole_number(1, 256));
    add_reglement(app, demandes.reglement);
}

void require_chemins(Demandes const& demandes)
{
    if (demandes.chemins.empty())
        throw CLI::RequiredError("CHEMIN");
}

void define_completion(CLI::App& racine, Saisie& saisie)
{
    auto* app = racine.add_subcommand("completion", "Écrit la complétion pour bash");
    app->add_option("shell", saisie.shell, "Interprète de commandes\u00a0: bash")
        ->type_name("bash")
        ->check(one_of({ "bash" }));
    app->callback([&] {
        saisie.commande = [&racine](Monde& monde) {
            write_bash_completion(racine, monde.sortie);
            return Code::rien_de_bloquant;
        };
    });
}

}
