// SPDX-License-Identifier: EUPL-1.2
// The commands as the library of arguments sees them: their options, their help, and which function
// each runs. One file a family of commands.
#pragma once

#include "cli/commandes/commandes.h"
#include "cli/commandes/portail.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace quitus::cli {

// Everything that the arguments fill, and the command that they chose.
struct Saisie {
    Check check;
    Horizon horizon;
    Repair repair;
    Simulate simulate;
    Explain explain;
    Liste liste;
    Calendar calendar;
    Normalize normalize;
    Generate generate;
    Serve serve;
    AccountCreate account_create;
    AccountDisable account_disable;
    TokenCreate token_create;
    TokenRevoke token_revoke;
    Base base;
    Copie copie;
    std::string shell = "bash";
    std::function<Code(Monde&)> commande;
};

void define_jugement(CLI::App& racine, Saisie& saisie);
void define_reglement(CLI::App& racine, Saisie& saisie);
void define_echange(CLI::App& racine, Saisie& saisie);
void define_portail(CLI::App& racine, Saisie& saisie);
void define_completion(CLI::App& racine, Saisie& saisie);

// Options that several commands take.
void add_reglement(CLI::App& app, ChoixReglement& choix);
void add_format(CLI::App& app, std::string& format, std::vector<std::string> formats);
// Context, instant and pièces of what is judged.
void add_contexte(CLI::App& app, Demandes& demandes);
// Paths, context, instant, pièces, directory, threads and regulation.
void add_demandes(CLI::App& app, Demandes& demandes);
// Not declared required: the library would then take the last path of --avec for it.
void require_chemins(Demandes const& demandes);

}
