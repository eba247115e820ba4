// SPDX-License-Identifier: EUPL-1.2
// Forms (8-screens C.4): label above, help and error tied to the field, values kept, a summary of
// the errors first. Every form bears the secret that the guard checks: it can be made here only.
#pragma once

#include "base/html.h"
#include "web/cadre/visite.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::web {

// A form that changes something.
base::html::Html formulaire(
    Visite const& visite, std::string_view chemin, base::html::Html const& contenu);
// The same with files.
base::html::Html formulaire_de_fichiers(
    Visite const& visite, std::string_view chemin, base::html::Html const& contenu);
// A form that only asks: its fields end in the address.
base::html::Html formulaire_de_recherche(
    std::string_view chemin, std::string_view nom, base::html::Html const& contenu);

struct Champ {
    std::string_view nom; // also the id
    std::string_view etiquette;
    std::string_view aide = {};
    std::string_view valeur = {};
    std::string_view erreur = {};
    std::string_view type = "text"; // "email", "password", "date", "search"
    std::string_view autocomplete = {};
};
base::html::Html champ_de_saisie(Champ const& champ);
base::html::Html zone_de_texte(Champ const& champ);
// `accept`: ".json", ".zip".
base::html::Html champ_de_fichier(Champ const& champ, std::string_view accept);
base::html::Html champ_cache(std::string_view nom, std::string_view valeur);
base::html::Html case_a_cocher(std::string_view nom, std::string_view etiquette, bool est_cochee,
    std::string_view erreur = {});

struct Choix {
    std::string valeur, texte;
};
base::html::Html liste_de_choix(Champ const& champ, std::vector<Choix> const& choix);

// `style`: "principal", "danger", "discret".
base::html::Html bouton(std::string_view texte, std::string_view style = "principal");
base::html::Html bouton_nomme(std::string_view nom, std::string_view valeur, std::string_view texte,
    std::string_view style = "principal");
// A link that looks like a button.
base::html::Html lien_bouton(
    std::string_view chemin, std::string_view texte, std::string_view contexte = {});

struct ErreurDeSaisie {
    std::string champ; // id of the field
    std::string message;
};
// Nothing when there is none.
base::html::Html resume_des_erreurs(std::vector<ErreurDeSaisie> const& erreurs);
// The message of that field, empty when it has none.
std::string_view erreur_de(std::vector<ErreurDeSaisie> const& erreurs, std::string_view champ);

}
