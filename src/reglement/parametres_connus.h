// SPDX-License-Identifier: EUPL-1.2
// Every parameter that the rules know how to read: its name, its type and what no text can sensibly
// say of it. Their values are data; this table is the form that the data must have (5-contract,
// section 4).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quitus::reglement {

enum class TypeValeur : std::uint8_t {
    echeance, // last instant in time
    ouverture, // first instant at which a step is open
    montant,
    taux,
    liste_de_taux,
    entier,
    texte,
    instant,
    choix,
    rangs, // kinds of identifiers by rank: a later rank counts when no earlier one is given
    alternatives, // sets of kinds of identifiers, of which one must be given whole
};
std::string_view text(TypeValeur type); // as in the data: "liste de taux"

struct ParametreConnu {
    std::string_view motif; // "calendrier.*.cloture"; the star stands for the code of a dispositif
    TypeValeur type = TypeValeur::texte;
    // May a text leave it unknown (`a-etablir`), or say that it does not exist (`sans-objet`)?
    // Parameters of the whole campaign always have a value: the rules count on it.
    bool peut_manquer = false;
    bool facultatif
        = false; // a campaign may leave the whole parameter out: then it does not exist for it
    std::int64_t minimum = 0, maximum = 0; // of an integer
    std::span<std::string_view const> choix = {};

    bool par_dispositif() const { return motif.find('*') != std::string_view::npos; }
    // "calendrier.BIO_SGL.cloture".
    std::string nom(std::string_view code) const;
    // What the value must look like, in French, with an example.
    std::string forme_attendue() const;
};

// In the order of listings.
std::span<ParametreConnu const> parametres_connus();
// By motif; null when no rule knows it.
ParametreConnu const* parametre_connu(std::string_view motif);
// The code inside a name built on `motif`: "BIO_SGL" for "calendrier.BIO_SGL.cloture". None when it
// is not of that form.
std::optional<std::string_view> code_dans(std::string_view motif, std::string_view nom);

}
