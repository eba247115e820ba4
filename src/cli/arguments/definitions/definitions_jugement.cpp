// SPDX-License-Identifier: EUPL-1.2
// The commands that judge requests.
#include "cli/arguments/definitions/definitions.h"

namespace quitus::cli {

namespace {

void define_check(CLI::App& racine, Saisie& saisie)
{
    auto& check = saisie.check;
    auto* app = racine.add_subcommand(
        "check", "Juge des demandes et dit pourquoi, selon quoi et comment corriger");
    add_demandes(*app, check);
    add_format(*app, check.format, { "text", "json", "ndjson", "sarif", "junit", "html" });
    app->add_option("--output", check.fichier_de_sortie, "Écrit le rapport dans ce fichier")
        ->type_name("FICHIER");
    app->add_flag(
        "--fail-fast", check.arret_au_premier, "S’arrête à la première demande qui bloque");
    app->add_flag(
        "--quiet", check.discret, "En texte, une ligne par demande non recevable, puis le bilan");
    app->add_flag("--strict", check.strict, "Ce qui est à vérifier compte comme bloquant");
    app->callback([&] {
        require_chemins(saisie.check);
        saisie.commande = [&](Monde& monde) { return cli::check(saisie.check, monde); };
    });
}

void define_horizon(CLI::App& racine, Saisie& saisie)
{
    auto& horizon = saisie.horizon;
    auto* app = racine.add_subcommand(
        "horizon", "Dit jusqu’à quand une demande est bonne, et ce qui change ensuite");
    add_demandes(*app, horizon);
    app->get_option("chemins")->type_name("FICHIER")->description(
        "La demande\u00a0: un .json, un dépôt .zip, un dossier ou un .ndjson d’une seule demande, "
        "ou -");
    app->get_option("--at")->description(
        "Instant du dépôt, au lieu d’emis_le\u00a0; sort 1 quand la demande y est bloquée");
    add_format(*app, horizon.format, { "text", "json", "ics" });
    app->add_option("--output", horizon.fichier_de_sortie, "Écrit l’horizon dans ce fichier")
        ->type_name("FICHIER");
    app->add_flag("--strict", horizon.strict, "Ce qui est à vérifier compte comme bloquant");
    app->callback([&] {
        require_chemins(saisie.horizon);
        saisie.commande = [&](Monde& monde) { return cli::horizon(saisie.horizon, monde); };
    });
}

void define_repair(CLI::App& racine, Saisie& saisie)
{
    auto& repair = saisie.repair;
    auto* app = racine.add_subcommand("repair",
        "Cherche le plus petit ensemble de changements qui rend une demande recevable, sans rien "
        "inventer. Sort 1 quand aucun ne suffit");
    add_demandes(*app, repair);
    app->get_option("chemins")->type_name("FICHIER")->description(
        "La demande\u00a0: un .json, un dépôt .zip, un dossier ou un .ndjson d’une seule demande, "
        "ou -");
    add_format(*app, repair.format, { "text", "json" });
    app->add_option("--write", repair.ecrire,
           "Écrit la demande corrigée dans ce fichier, qui peut être le sien\u00a0; le reste du "
           "texte garde sa forme")
        ->type_name("FICHIER");
    app->add_option("--output", repair.fichier_de_sortie, "Écrit le rapport dans ce fichier")
        ->type_name("FICHIER");
    app->add_flag("--strict", repair.strict, "Ce qui reste à vérifier compte comme bloquant");
    app->callback([&] {
        require_chemins(saisie.repair);
        saisie.commande = [&](Monde& monde) { return cli::repair(saisie.repair, monde); };
    });
}

void define_simulate(CLI::App& racine, Saisie& saisie)
{
    auto& simulate = saisie.simulate;
    auto* app = racine.add_subcommand("simulate",
        "Juge des demandes avant et après un changement du règlement\u00a0: verdicts et euros qui "
        "bougent. Sort 0 même quand des demandes bloquent");
    add_demandes(*app, simulate);
    app->add_option("--reglement-apres", simulate.reglement_apres,
           "Dossier du règlement d’après, quand c’en est un autre")
        ->type_name("DOSSIER");
    add_format(*app, simulate.format, { "text", "json", "csv", "html" });
    app->add_option("--output", simulate.fichier_de_sortie, "Écrit la simulation dans ce fichier")
        ->type_name("FICHIER");
    app->callback([&] {
        require_chemins(saisie.simulate);
        saisie.commande = [&](Monde& monde) { return cli::simulate(saisie.simulate, monde); };
    });
}

}

void define_jugement(CLI::App& racine, Saisie& saisie)
{
    define_check(racine, saisie);
    define_horizon(racine, saisie);
    define_repair(racine, saisie);
    define_simulate(racine, saisie);
}

}
