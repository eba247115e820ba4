// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments/completion.h"

#include <CLI/CLI.hpp>
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

}

void write_bash_completion(CLI::App const& racine, std::ostream& sortie)
{
    std::string commandes, cas;
    for (auto const* app : racine.get_subcommands([](CLI::App const*) { return true; })) {
        commandes += fmt::format("{}{}", commandes.empty() ? "" : " ", app->get_name());
        cas += fmt::format(
            "        {}) options=\"{}\"\u00a0;;\n", app->get_name(), options_of(*app));
    }
    sortie << fmt::format(R"bash(# Complétion de quitus pour bash : source <(quitus completion bash)
_quitus() {{
    local mot="${{COMP_WORDS[COMP_CWORD]}}" precedent="${{COMP_WORDS[COMP_CWORD-1]}}" options=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{commandes} {racine}" -- "$mot"))
        return
    fi
    local regles='quitus rules 2>/dev/null | grep -oE "^[A-Z]{{3}}-[0-9]{{3}}"'
    local parametres='quitus parameters 2>/dev/null | cut -d" " -f1'
    local formes="text json ndjson sarif junit html markdown"
    case "$precedent" in
        --format) COMPREPLY=($(compgen -W "$formes" -- "$mot")); return ;;
        explain) COMPREPLY=($(compgen -W "$(eval "$regles")" -- "$mot")); return ;;
        --set) COMPREPLY=($(compgen -S = -W "$(eval "$parametres")" -- "$mot")); return ;;
    esac
    case "${{COMP_WORDS[1]}}" in
{cas}    esac
    case "$mot" in
        -*) COMPREPLY=($(compgen -W "$options" -- "$mot")) ;;
        *) COMPREPLY=($(compgen -f -- "$mot")) ;;
    esac
}}
complete -o filenames -F _quitus quitus
)bash",
        fmt::arg("commandes", commandes), fmt::arg("racine", options_of(racine)),
        fmt::arg("cas", cas));
}

}
