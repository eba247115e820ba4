// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/refus.h"

#include "base/text.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

// The option that an error of the library names first (« --format: … »), or none.
CLI::Option const* named_option(CLI::App const& app, std::string_view message)
{
    auto const name = message.substr(0, message.find(':'));
    for (auto const* option : app.get_options())
        if (option->get_name() == name)
            return option;
    return nullptr;
}

std::string missing(CLI::App const& app)
{
    for (auto const* option : app.get_options()) {
        if (!option->get_positional() || option->count() != 0)
            continue;
        auto text
            = fmt::format("il manque {} ({}).", option->get_type_name(), option->get_description());
        auto const* const avec = app.get_option_no_throw("--avec");
        if (avec != nullptr && avec->count() != 0)
            text += " L’option --avec prend tous les chemins qui la suivent, jusqu’à l’option "
                    "suivante\u00a0: placer avant elle ce qui est à juger.";
        return text;
    }
    for (auto const* option : app.get_options()) {
        if (option->get_required() && option->count() == 0)
            return fmt::format("il manque {} {} ({}).", option->get_name(), option->get_type_name(),
                option->get_description());
    }
    return "il manque un argument.";
}

std::string mismatch(CLI::App const& app, std::string_view message)
{
    auto const* const option = named_option(app, message);
    if (option == nullptr)
        return "une option n’a pas le nombre de valeurs attendu.";
    if (option->get_items_expected_min() == 0)
        return fmt::format("l’option {} ne prend pas de valeur.", option->get_name());
    if (option->count() > 1)
        return fmt::format(
            "l’option {} est donnée plusieurs fois\u00a0: n’en garder qu’une.", option->get_name());
    return fmt::format(
        "l’option {} attend une valeur\u00a0: {}.", option->get_name(), option->get_type_name());
}

}

std::string proposal(std::string const& mot, std::vector<std::string> const& connus)
{
    std::vector<std::string_view> const views(connus.begin(), connus.end());
    auto const nearest = base::nearest_name(mot.substr(0, mot.find('=')), views);
    return nearest.empty() ? std::string{}
                           : fmt::format(" Vouliez-vous dire «\u00a0{}\u00a0»\u00a0?", nearest);
}

CLI::Validator one_of(std::vector<std::string> admis)
{
    return CLI::Validator(
        [admis = std::move(admis)](std::string& valeur) -> std::string {
            if (std::ranges::find(admis, valeur) != admis.end())
                return {};
            return fmt::format("«\u00a0{}\u00a0» n’est pas admis\u00a0: {}.{}", valeur,
                fmt::join(admis, ", "), proposal(valeur, admis));
        },
        "");
}

CLI::Validator whole_number(std::uint64_t first, std::uint64_t last)
{
    return CLI::Validator(
        [first, last](std::string& valeur) -> std::string {
            std::uint64_t number = 0;
            auto const* const end = valeur.data() + valeur.size();
            auto const read = std::from_chars(valeur.data(), end, number);
            if (read.ec == std::errc{} && read.ptr == end && number >= first && number <= last)
                return {};
            return fmt::format("«\u00a0{}\u00a0» n’est pas admis\u00a0: un nombre entier de {} à "
                               "{}.",
                valeur, first, last);
        },
        "");
}

CLI::App const& chosen(CLI::App const& racine)
{
    auto const* app = &racine;
    for (auto commandes = app->get_subcommands(); !commandes.empty();
         commandes = app->get_subcommands())
        app = commandes.front();
    return *app;
}

std::string unknown_word(CLI::App const& racine, std::string const& mot)
{
    auto const& app = chosen(racine);
    std::vector<std::string> names;
    if (mot.starts_with('-')) {
        for (auto const* option : app.get_options())
            for (auto const& nom : option->get_lnames())
                names.push_back("--" + nom);
    } else {
        for (auto const* commande : app.get_subcommands([](CLI::App const*) { return true; }))
            names.push_back(commande->get_name());
    }
    return fmt::format("«\u00a0{}\u00a0» n’est pas connu.{}", mot, proposal(mot, names));
}

std::string in_french(CLI::Error const& erreur, CLI::App const& racine)
{
    auto const& app = chosen(racine);
    std::string const message = erreur.what();
    if (dynamic_cast<CLI::RequiredError const*>(&erreur) != nullptr)
        return &app == &racine ? "il manque la commande à exécuter." : missing(app);
    if (dynamic_cast<CLI::RequiresError const*>(&erreur) != nullptr)
        return fmt::format("l’option {} ne sert qu’avec {}.", message.substr(0, message.find(' ')),
            message.substr(message.rfind(' ') + 1));
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&erreur) != nullptr)
        return mismatch(app, message);
    if (dynamic_cast<CLI::ValidationError const*>(&erreur) != nullptr)
        // Our own words, after the name of the option and a colon.
        if (auto const colon = message.find(": "); colon != std::string::npos)
            return fmt::format("{}\u00a0: {}", message.substr(0, colon), message.substr(colon + 2));
    return "une option sans valeur en a reçu une, ou une valeur ne peut pas être lue.";
}

}
