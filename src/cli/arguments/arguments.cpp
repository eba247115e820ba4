// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/arguments.h"

#include "cli/arguments/aide.h"
#include "cli/arguments/completion.h"
#include "cli/arguments/refus.h"
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/diagnostic.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <functional>

namespace quitus::cli {

namespace {

// Everything that the arguments fill, and the command that they chose.
struct Saisie {
    Check check;
    Explain explain;
    Liste liste;
    std::string shell = "bash";
    std::function<Code(Monde&)> commande;
};

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

void define_check(CLI::App& racine, Saisie& saisie)
{
    auto& check = saisie.check;
    auto* app = racine.add_subcommand(
        "check", "Juge des demandes et dit pourquoi, selon quoi et comment corriger");
    app->add_option("chemins", check.chemins,
           "Fichiers .json, .ndjson, dépôts .zip, dossiers, ou - (NDJSON)")
        ->type_name("CHEMIN");
    app->add_option(
           "--avec", check.contexte, "Contexte\u00a0: avance, attestation, autres demandes")
        ->type_name("CHEMIN");
    app->add_option("--at", check.instant, "Juge comme si la demande était déposée à cet instant")
        ->type_name("INSTANT");
    add_format(*app, check.format, { "text", "json", "ndjson", "sarif", "junit", "html" });
    app->add_option("--output", check.fichier_de_sortie, "Écrit le rapport dans ce fichier")
        ->type_name("FICHIER");
    app->add_option("--pieces", check.pieces, "Archive des pièces de la demande")->type_name("ZIP");
    app->add_option("--annuaire", check.annuaire, "Annuaire compact (commande import)")
        ->type_name("FICHIER");
    app->add_option("--jobs", check.jobs, "Nombre de fils d’exécution")
        ->type_name("N")
        ->check(whole_number(1, 256));
    app->add_flag(
        "--fail-fast", check.arret_au_premier, "S’arrête à la première demande qui bloque");
    app->add_flag(
        "--quiet", check.discret, "En texte, une ligne par demande non recevable, puis le bilan");
    app->add_flag("--strict", check.strict, "Ce qui est à vérifier compte comme bloquant");
    add_reglement(*app, check.reglement);
    app->callback([&] {
        // Not declared required: the library would then take the last path of --avec for it.
        if (saisie.check.chemins.empty())
            throw CLI::RequiredError("CHEMIN");
        saisie.commande = [&](Monde& monde) { return cli::check(saisie.check, monde); };
    });
}

void define_listes(CLI::App& racine, Saisie& saisie)
{
    auto* explain = racine.add_subcommand(
        "explain", "Explique une règle\u00a0: quand, pourquoi, source, exemples");
    explain->add_option("regle", saisie.explain.regle, "Identifiant, par exemple CAL-003")
        ->type_name("REGLE")
        ->required();
    add_reglement(*explain, saisie.explain.reglement);
    explain->callback([&] {
        saisie.commande = [&](Monde& monde) { return cli::explain(saisie.explain, monde); };
    });

    auto const liste
        = [&](char const* nom, char const* description, std::vector<std::string> formats,
              Code (*commande)(Liste const&, Monde&), bool reads_reglement) {
              auto* app = racine.add_subcommand(nom, description);
              add_format(*app, saisie.liste.format, std::move(formats));
              if (reads_reglement)
                  add_reglement(*app, saisie.liste.reglement);
              app->callback([&saisie, commande] {
                  saisie.commande
                      = [&saisie, commande](Monde& monde) { return commande(saisie.liste, monde); };
              });
          };
    liste("rules", "Liste les règles", { "text", "json", "markdown" }, rules, false);
    liste("requirements", "Matrice des exigences, des règles et de leurs cas",
        { "text", "json", "markdown" }, requirements, true);
    liste("parameters", "Liste les paramètres du règlement", { "text", "json" }, parameters, true);

    auto* schema = racine.add_subcommand("schema", "Écrit le schéma JSON du format d’échange");
    schema->callback([&] { saisie.commande = [](Monde& monde) { return cli::schema(monde); }; });
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

// The mark that ends the options (« -- ») is no word.
std::vector<std::string> unknown_words(CLI::App const& racine)
{
    auto words = racine.remaining(true);
    std::erase(words, "--");
    return words;
}

Code refuse_arguments(CLI::App const& racine, Monde& monde, std::string const& message)
{
    auto const& app = chosen(racine);
    say(monde, "quitus\u00a0: " + message);
    say(monde,
        "Aide\u00a0: quitus " + (&app == &racine ? std::string{} : app.get_name() + " ")
            + "--help");
    return Code::mauvais_usage;
}

}

Code dispatch(std::vector<std::string> const& arguments, Monde& monde)
{
    Saisie saisie;
    CLI::App racine("Quitus", "quitus");
    racine.set_help_flag("-h,--help", "Montre cette aide");
    racine.set_version_flag("--version", fmt::format("quitus {}", version), "Montre la version");
    racine.require_subcommand(1);
    define_check(racine, saisie);
    define_listes(racine, saisie);
    define_completion(racine, saisie);
    for (auto* commande : racine.get_subcommands([](CLI::App*) { return true; }))
        commande->allow_extras();
    racine.allow_extras();
    try {
        std::vector<std::string> reversed(
            arguments.rbegin(), arguments.rend()); // what the library expects
        racine.parse(std::move(reversed));
    } catch (CLI::CallForHelp const&) {
        write_help(chosen(racine), racine, monde.sortie);
        return Code::rien_de_bloquant;
    } catch (CLI::CallForVersion const&) {
        monde.sortie << "quitus " << version << '\n';
        return Code::rien_de_bloquant;
    } catch (CLI::ParseError const& erreur) {
        auto const extras = unknown_words(racine);
        bool const lacks = dynamic_cast<CLI::RequiredError const*>(&erreur) != nullptr;
        return refuse_arguments(racine, monde,
            lacks && !extras.empty() ? unknown_word(racine, extras.front())
                                     : in_french(erreur, racine));
    }
    if (auto const extras = unknown_words(racine); !extras.empty())
        return refuse_arguments(racine, monde, unknown_word(racine, extras.front()));
    return saisie.commande(monde);
}

}
