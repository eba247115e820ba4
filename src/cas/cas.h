// SPDX-License-Identifier: EUPL-1.2
// Cases of the rules, as a person who does not program writes them (tests/cas/README.md): a
// document that is receivable, what changes in it, and what the rule must say. The same cases test
// the rules and explain them.
#pragma once

#include "base/result.h"
#include "calendrier/instant.h"
#include "guichet/verifier_demandes.h"
#include "verdict/regle.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quitus::cas {

// One change of a document: the value at `pointeur` becomes the JSON text `valeur`.
struct Changement {
    std::string pointeur;
    std::string valeur;
};

// A document of the context, by its name in bases/. `nom` differs from `base` when a case gives it
// another name, so that one base can serve twice.
struct DocumentDuContexte {
    std::string nom, base;
};

// What was delivered with the document: nothing, every pièce as it declares them, or these files.
struct AucuneLivraison { };
struct LivraisonConforme { };
using LivraisonDecrite = std::variant<AucuneLivraison, LivraisonConforme, pieces::Livraison>;

// What the case expects. A member that is none is not looked at.
struct Attente {
    std::optional<verdict::Consequence> consequence; // none: the rule is silent
    std::optional<std::size_t> nombre;
    // One of the findings of the rule has all of these.
    std::optional<std::string> pointeur, dit, trouve, attendu;
    std::optional<std::vector<std::string>> parametres; // their names, all of them, in order
    std::optional<std::string> verdict;
    std::optional<int> cas_de_la_demande;
    std::map<std::string, std::optional<std::string>> montants; // by name; none: not computable
};

struct Cas {
    std::string nom;
    std::size_t ligne = 0; // of its name in the file, from 1
    std::string base;
    std::vector<Changement> change;
    std::vector<std::string> supprime;
    std::optional<std::string> texte; // replaces the base and its changes
    std::optional<std::vector<DocumentDuContexte>> avec; // none: the context of the base
    std::map<std::string, std::vector<Changement>> contexte;
    std::map<std::string, std::vector<std::string>> contexte_supprime;
    LivraisonDecrite livraison;
    std::optional<calendrier::Instant> instant;
    std::vector<std::pair<std::string, std::string>> reglement; // parameter and value
    std::string campagne;
    guichet::SituationConnue faits;
    Attente attente;
};

inline constexpr std::string_view campagne_par_defaut = "segur-vague-1";

struct FichierDeCas {
    std::string nom; // "CAL-003.yaml"
    verdict::IdRegle regle;
    std::vector<Cas> cas;
};

// Reads a file of cases. Errors: `cas_illisible`, with file:line, what is wrong and how to mend it.
// An unknown or repeated member is refused, so that a typing slip cannot make a case say less than
// its author meant.
base::Result<FichierDeCas> read_cas(std::string_view nom, std::string_view texte);

// The context of each base document, as bases/contextes.yaml lists it.
using Contextes = std::map<std::string, std::vector<std::string>, std::less<>>;
base::Result<Contextes> read_contextes(std::string_view nom, std::string_view texte);

}
