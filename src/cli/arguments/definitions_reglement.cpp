// SPDX-License-Identifier: EUPL-1.2
// The commands that show the regulation, its rules and the exchange format.
#include "cli/arguments/definitions.h"

namespace quitus::cli {

void define_reglement(CLI::App& racine, Saisie& saisie)
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
