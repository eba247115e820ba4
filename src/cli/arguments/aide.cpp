// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/aide.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <string_view>
#include <vector>

namespace quitus::cli {

namespace {

struct Exemple {
    std::string_view commande, ligne, effet;
};

constexpr Exemple exemples[] = {
    { "check", "quitus check solde.json --avec avance.json attestation.json",
        "juge un solde avec ce qui l’entoure" },
    { "check", "quitus check depots/ --format html --output rapport.html",
        "un dossier entier, en une page" },
    { "check", "quitus check solde.json --at 2023-12-14T13:59:59",
        "comme si le dépôt avait lieu à cet instant" },
    { "check", "quitus check solde.json --set plafonds.BIO_SGL.ht_max=40000.00",
        "avec un autre plafond" },
    { "check", "cat stock.ndjson | quitus check - --format ndjson --quiet",
        "un flux, une demande par ligne" },
    { "simulate",
        "quitus simulate stock.ndjson --set calendrier.BIO_SGL.cloture=2023-12-01T14:00:00",
        "ce que changerait une clôture avancée" },
    { "simulate",
        "quitus simulate depots/ --set financement.taux_avance=40.00 --format html --output "
        "effet.html",
        "les euros déplacés, en une page avec ses schémas" },
    { "simulate",
        "quitus simulate depots/ --set montants.tolerance_tva=0.05 --format csv --output effet.csv",
        "une ligne par demande concernée, pour un tableur" },
    { "normalize", "quitus normalize export.json > demande.json",
        "montants, dates et identifiants écrits comme le format le veut" },
    { "normalize", "quitus normalize export.json --output d.json && quitus check d.json",
        "réécrit, puis juge" },
    { "horizon", "quitus horizon solde.json --avec avance.json attestation.json",
        "jusqu’à quand déposer ce solde" },
    { "horizon", "quitus horizon solde.json --avec depot/ --format ics --output solde.ics",
        "les changements dans un agenda" },
    { "horizon", "quitus horizon avance.json --set commande.validite_jours=90 --format json",
        "avec un autre délai, pour un programme" },
    { "repair", "quitus repair solde.json --avec avance.json attestation.json",
        "ce qui change, ce qu’une personne doit apporter et jusqu’à quand" },
    { "repair", "quitus repair solde.json --avec avance.json --write corrige.json",
        "écrit la demande corrigée" },
    { "repair", "quitus repair solde.json --avec avance.json --format json",
        "un JSON Patch (RFC 6902), pour un programme" },
    { "explain", "quitus explain CAL-003", "quand la règle parle, pourquoi, deux exemples" },
    { "explain", "quitus explain --file solde.json --avec avance.json",
        "pourquoi ce verdict\u00a0: ce que chaque règle a lu, et ce qui n’a pas pu être évalué" },
    { "explain", "quitus explain CAL-003 --file solde.json --format json",
        "une seule règle sur cette demande, pour un programme" },
    { "rules", "quitus rules --format json", "le catalogue, pour un programme" },
    { "requirements", "quitus requirements", "ce que chaque phrase des textes devient" },
    { "parameters", "quitus parameters --reglement reglement/exemple-vague-b",
        "les valeurs d’une autre campagne" },
    { "calendar", "quitus calendar", "toutes les échéances, à l’heure de Paris" },
    { "calendar", "quitus calendar --format ics > echeances.ics", "pour un agenda" },
    { "calendar", "quitus calendar --at 2023-04-09",
        "ce que disaient les textes la veille du report" },
    { "schema", "quitus schema > demande.schema.json", "le schéma du format d’échange" },
    { "generate", "quitus generate --demandes 1000 --graine 7 > stock.ndjson",
        "mille demandes sans défaut" },
    { "generate",
        "quitus generate --demandes 1000 --graine 7 --defauts 0.1 --verites verites.csv > "
        "stock.ndjson",
        "les mêmes, dont cent portent un défaut, dit dans verites.csv" },
    { "serve", "quitus serve --demo --horloge 2023-09-12T10:00:00",
        "la démonstration, le 12 septembre 2023 à 10 h" },
    { "serve", "quitus serve --listen 0.0.0.0:8080 --database postgresql://quitus@base/quitus",
        "sur PostgreSQL, pour plusieurs instances" },
    { "account", "quitus account create --role administrateur --courriel a.martin@exemple.fr",
        "le premier compte" },
    { "account create",
        "quitus account create --role fournisseur --courriel c.petit@exemple.fr --siret "
        "99000000200016",
        "un compte de Fournisseur, et son entreprise si elle est nouvelle" },
    { "account list", "quitus account list", "qui peut entrer" },
    { "account disable", "quitus account disable --courriel c.petit@exemple.fr",
        "plus de session, plus de jeton" },
    { "token", "quitus token create --courriel c.petit@exemple.fr", "un jeton pour un programme" },
    { "token create", "JETON=$(quitus token create --courriel c.petit@exemple.fr)",
        "le jeton n’est montré qu’une fois" },
    { "token revoke", "quitus token revoke \"$JETON\"", "il ne vaut plus rien" },
    { "audit", "quitus audit verify", "le journal est-il intact ?" },
    { "audit verify", "quitus audit verify --database sqlite:quitus.db",
        "la chaîne, et les tables qu’elle donne" },
    { "audit export", "quitus audit export > journal.ndjson", "un événement par ligne" },
    { "backup", "quitus backup sauvegarde.zip", "la base et ses pièces, sans arrêter le portail" },
    { "restore", "quitus restore sauvegarde.zip --database sqlite:copie.db",
        "dans une base neuve" },
    { "completion", "source <(quitus completion bash)", "complète les commandes dans ce terminal" },
};

std::string shown_name(CLI::Option const& option)
{
    auto const type = option.get_type_name();
    if (option.get_positional())
        return type;
    std::string name = option.get_snames().empty() ? "" : "-" + option.get_snames().front() + ", ";
    name += "--" + option.get_lnames().front();
    return type.empty() ? name : name + " " + type;
}

// "account create": the words after the program's name.
std::string words_of(CLI::App const& app)
{
    auto const* const parent = app.get_parent();
    bool const is_nested = parent != nullptr && parent->get_parent() != nullptr;
    return (is_nested ? words_of(*parent) + " " : "") + app.get_name();
}

void write_options(CLI::App const& app, std::ostream& sortie)
{
    for (auto const* option : app.get_options()) {
        auto const shown = shown_name(*option);
        constexpr std::size_t width = 22;
        if (shown.size() > width)
            sortie << fmt::format("  {}\n  {:<{}} ", shown, "", width);
        else
            sortie << fmt::format("  {:<{}} ", shown, width);
        sortie << option->get_description() << '\n';
    }
}

}

void write_help(CLI::App const& app, CLI::App const& racine, std::ostream& sortie)
{
    if (&app == &racine) {
        sortie << "Quitus juge les demandes de financement SONS, vague 1\u00a0: verdict, raisons, "
                  "sources, corrections.\n\n"
                  "Usage\u00a0: quitus COMMANDE [OPTIONS]\n\nCommandes\n";
        for (auto const* commande : racine.get_subcommands([](CLI::App const*) { return true; }))
            sortie << fmt::format(
                "  {:<14} {}\n", commande->get_name(), commande->get_description());
        sortie << "\nOptions\n";
        write_options(racine, sortie);
        sortie << "\nAide d’une commande\u00a0: quitus check --help\n"
                  "Codes de sortie\u00a0: 0 rien de bloquant, 1 au moins un rejet ou une "
                  "modification, "
                  "2 mauvais usage, "
                  "3 échec de l’outil.\n";
        return;
    }
    sortie << fmt::format(
        "{}.\n\nUsage\u00a0: quitus {} [OPTIONS]", app.get_description(), words_of(app));
    for (auto const* option : app.get_options())
        if (option->get_positional()) {
            bool const several = option->get_items_expected_max() > 1;
            bool const needed = several || option->get_required();
            // A command about one request names it « FICHIER », and refuses several by itself.
            bool const repeated = several && option->get_type_name() != "FICHIER";
            sortie << fmt::format(" {}{}{}{}", needed ? "" : "[", option->get_type_name(),
                repeated ? "..." : "", needed ? "" : "]");
        }
    if (auto const parts = app.get_subcommands([](CLI::App const*) { return true; });
        !parts.empty()) {
        sortie << "\n\nCommandes\n";
        for (auto const* part : parts)
            sortie << fmt::format("  {:<14} {}\n", part->get_name(), part->get_description());
    }
    sortie << "\n\nOptions\n";
    write_options(app, sortie);
    sortie << "\nExemples\n";
    for (auto const& exemple : exemples)
        if (exemple.commande == words_of(app))
            sortie << fmt::format("  {}\n      {}\n", exemple.ligne, exemple.effet);
}

}
