// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/arguments.h"

#include "cli/arguments/aide.h"
#include "cli/arguments/definitions/definitions.h"
#include "cli/arguments/refus.h"
#include "cli/cli.h"
#include "cli/diagnostic.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

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
    define_jugement(racine, saisie);
    define_reglement(racine, saisie);
    define_echange(racine, saisie);
    define_portail(racine, saisie);
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
