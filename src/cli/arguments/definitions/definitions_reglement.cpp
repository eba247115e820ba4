// SPDX-License-Identifier: EUPL-1.2
// The commands that show the regulation, its rules and the exchange format.
#include "cli/arguments/definitions/definitions.h"

namespace quitus::cli {

namespace {

// What only a request gives a meaning to.
void require_file(Explain const& explain, CLI::App const& app)
{
    if (!explain.chemins.empty())
        return;
    if (explain.regle.empty())
        throw CLI::RequiredError("REGLE");
    for (auto const* nom : { "--avec", "--at", "--pieces", "--format", "--strict" })
        if (app.count(nom) != 0)
            throw CLI::RequiresError(nom, "--file");
}

void define_explain(CLI::App& racine, Saisie& saisie)
{
    auto& explain = saisie.explain;
    auto* app = racine.add_subcommand("explain",
        "Explique une règle (quand, pourquoi, source, exemples), ou avec --file le verdict d’une "
        "demande\u00a0: ce que chaque règle a lu");
    app->add_option("regle", explain.regle, "Identifiant, par exemple CAL-003")->type_name("REGLE");
    app->add_option("--file", explain.chemins, "Demande dont le verdict est expliqué, ou -")
        ->type_name("FICHIER")
        ->expected(1);
    add_contexte(*app, explain);
    add_format(*app, explain.format, { "text", "json" });
    app->add_flag("--strict", explain.strict, "Ce qui est à vérifier compte comme bloquant");
    add_reglement(*app, explain.reglement);
    app->callback([&saisie, app] {
        require_file(saisie.explain, *app);
        saisie.commande = [&](Monde& monde) {
            return saisie.explain.chemins.empty() ? explain_rule(saisie.explain, monde)
                                                  : explain_file(saisie.explain, monde);
        };
    });
}

}

void define_reglement(CLI::App& racine, Saisie& saisie)
{
    define_explain(racine, saisie);
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

    auto* calendar = racine.add_subcommand(
        "calendar", "Échéances du règlement en vigueur, dispositif par dispositif");
    add_format(*calendar, saisie.calendar.format, { "text", "json", "ics" });
    calendar
        ->add_option("--at", saisie.calendar.instant,
            "Ce que disaient les textes à cet instant, au lieu des derniers connus")
        ->type_name("INSTANT");
    add_reglement(*calendar, saisie.calendar.reglement);
    calendar->callback([&] {
        saisie.commande = [&](Monde& monde) { return cli::calendar(saisie.calendar, monde); };
    });

    auto* schema = racine.add_subcommand("schema", "Écrit le schéma JSON du format d’échange");
    schema->callback([&] { saisie.commande = [](Monde& monde) { return cli::schema(monde); }; });
}

}
