// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

std::string options_of(CLI::App const& app)
{
    std::string text;
    for (auto const* option : app.get_options())
        for (auto const& nom : option->get_lnames())
            text += fmt::format("{}--{}", text.empty() ? "" : " ", nom);
    return text;
}

// What may follow a command: its options, and the words that it is made of with theirs.
std::string words_of(CLI::App const& app)
{
    auto text = options_of(app);
    for (auto const* part : app.get_subcommands([](CLI::App const*) { return true; }))
        text += fmt::format(" {} {}", part->get_name(), words_of(*part));
    return text;
}

// What each option takes, where that is a short list: it is in the name of its type.
std::string values_of(CLI::App const& app)
{
    std::string cas;
    for (auto const* option : app.get_options()) {
        auto valeurs = option->get_type_name();
        if (valeurs.find('|') == std::string::npos || option->get_lnames().empty())
            continue;
        std::ranges::replace(valeurs, '|', ' ');
        cas += fmt::format("        \"{} --{}\") valeurs=\"{}\" ;;\n", app.get_name(),
            option->get_lnames().front(), valeurs);
    }
    return cas;
}

}

void write_bash_completion(CLI::App const& racine, std::ostream& sortie)
{
    std::string commandes, options, valeurs;
    for (auto const* app : racine.get_subcommands([](CLI::App const*) { return true; })) {
        commandes += app->get_name() + " ";
        options += fmt::format("        {}) options=\"{}\" ;;\n", app->get_name(), words_of(*app));
        valeurs += values_of(*app);
    }
    sortie << fmt::format(R"bash(# Complétion de quitus pour bash : source <(quitus completion bash)
_quitus() {{
    local mot="${{COMP_WORDS[COMP_CWORD]}}" precedent="${{COMP_WORDS[COMP_CWORD-1]}}"
    local commande="${{COMP_WORDS[1]}}" options="" valeurs=""
    case "$commande" in
{options}    esac
    case "$commande $precedent" in
{valeurs}        *" --set")
            compopt -o nospace 2>/dev/null
            valeurs=$("$1" parameters 2>/dev/null | sed -n 's/^\([a-z_]*\.[^ ]*\) .*/\1=/p') ;;
        *" --reglement") mapfile -t COMPREPLY < <(compgen -d -- "$mot"); return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        valeurs="{commandes}{racine}"
    elif [ -z "$valeurs" ]; then
        case "$commande $mot" in
            *" -"*) valeurs=$options ;;
            "explain "*) valeurs=$("$1" rules 2>/dev/null | grep -oE '^[A-Z]{{3}}-[0-9]{{3}}') ;;
            "completion "*) valeurs="bash" ;;
        esac
    fi
    if [ -n "$valeurs" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$valeurs" -- "$mot")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$mot")
    fi
}}
complete -o filenames -F _quitus quitus
)bash",
        fmt::arg("commandes", commandes), fmt::arg("racine", options_of(racine)),
        fmt::arg("options", options), fmt::arg("valeurs", valeurs));
}

}
