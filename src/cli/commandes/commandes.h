// SPDX-License-Identifier: EUPL-1.2
// The commands, each with what it was asked. A command returns its exit code; a failure of the
// world is an exception, caught once in cli.cpp.
#pragma once

#include "base/result.h"
#include "cli/monde.h"
#include "reglement/reglement.h"

#include <optional>
#include <string>
#include <vector>

namespace quitus::cli {

// Which regulation: a folder, else the campaign compiled into the binary; then the overrides, in
// order.
struct ChoixReglement {
    std::string dossier;
    std::vector<std::string> remplacements; // NOM=VALEUR
};
base::Result<reglement::Reglement> load(ChoixReglement const& choix);

// What a judging command is given: the requests, their context, and how to judge them.
struct Demandes {
    ChoixReglement reglement;
    std::vector<std::string> chemins, contexte;
    std::string instant, pieces, annuaire;
    unsigned jobs = 0; // 0: as many as there are processors
};

struct Check : Demandes {
    std::string format = "text", fichier_de_sortie;
    bool arret_au_premier = false, discret = false, strict = false;
};
Code check(Check const& demande, Monde& monde);

// One request along time.
struct Horizon : Demandes {
    std::string format = "text", fichier_de_sortie;
    bool strict = false;
};
Code horizon(Horizon const& demande, Monde& monde);

// What makes one request receivable. `ecrire`: where the mended document goes; empty: nowhere.
struct Repair : Demandes {
    std::string format = "text", fichier_de_sortie, ecrire;
    bool strict = false;
};
Code repair(Repair const& demande, Monde& monde);

// The requests judged by two regulations; the second is the first with the overrides, or another
// folder.
struct Simulate : Demandes {
    std::string format = "text", fichier_de_sortie, reglement_apres;
};
Code simulate(Simulate const& demande, Monde& monde);

// A rule for itself, or the verdict of one request, rule by rule; both: that rule on that request.
struct Explain : Demandes {
    std::string regle, format = "text";
    bool strict = false;
};
Code explain_rule(Explain const& demande, Monde& monde);
Code explain_file(Explain const& demande, Monde& monde);

// Listings: text for people, json for programs, markdown for the documentation.
struct Liste {
    ChoixReglement reglement;
    std::string format = "text";
};
Code rules(Liste const& demande, Monde& monde);
Code requirements(Liste const& demande, Monde& monde);
Code parameters(Liste const& demande, Monde& monde);
Code schema(Monde& monde);

struct Calendar {
    ChoixReglement reglement;
    std::string format = "text", instant;
};
Code calendar(Calendar const& demande, Monde& monde);

// One document, or « - »; to the standard output unless a file is named.
struct Normalize {
    std::string fichier, fichier_de_sortie;
};
Code normalize(Normalize const& demande, Monde& monde);

// A stock of invented requests, on the output. `defauts`: the share, as written.
struct Generate {
    ChoixReglement reglement;
    std::uint32_t demandes = 0;
    std::uint64_t graine = 0;
    std::string defauts = "0", verites;
};
Code generate(Generate const& demande, Monde& monde);

// Prints what was refused and how to mend it, and gives the code that goes with it.
Code refuse(Monde& monde, base::Erreur const& erreur, Code code);

}
