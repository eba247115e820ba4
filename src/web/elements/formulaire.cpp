// SPDX-License-Identifier: EUPL-1.2
#include "web/elements/formulaire.h"

#include "web/cadre/garde.h"
#include "web/elements/morceaux.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::Attribute;
using base::html::element;
using base::html::Html;
using base::html::join;
using base::html::void_element;

namespace {

Html secret(Visite const& visite)
{
    return champ_cache(champ_anti_csrf, visite.anti_csrf);
}

// Label, help, error, then the field.
struct Entourage {
    std::string aide_id, erreur_id, decrit;
    Html avant;
};

Entourage around(Champ const& champ)
{
    Entourage entourage;
    entourage.avant = element("label", { { "for", champ.nom } }, champ.etiquette);
    if (!champ.aide.empty()) {
        entourage.aide_id = fmt::format("{}-aide", champ.nom);
        entourage.decrit = entourage.aide_id;
        entourage.avant
            += element("p", { { "class", "aide" }, { "id", entourage.aide_id } }, champ.aide);
    }
    if (!champ.erreur.empty()) {
        entourage.erreur_id = fmt::format("{}-erreur", champ.nom);
        entourage.decrit += (entourage.decrit.empty() ? "" : " ") + entourage.erreur_id;
        entourage.avant
            += element("p", { { "class", "message-erreur" }, { "id", entourage.erreur_id } },
                "Erreur\u00A0: ", champ.erreur);
    }
    return entourage;
}

Attribute described(Entourage const& entourage)
{
    return entourage.decrit.empty() ? Attribute("aria-describedby", false)
                                    : Attribute("aria-describedby", entourage.decrit);
}

Attribute invalid(Champ const& champ)
{
    return champ.erreur.empty() ? Attribute("aria-invalid", false)
                                : Attribute("aria-invalid", "true");
}

Html field(Html const& inside)
{
    return element("div", { { "class", "champ" } }, inside);
}

}

Html formulaire(Visite const& visite, std::string_view chemin, Html const& contenu)
{
    auto const url = adresse(chemin);
    return element("form", { { "method", "post" }, { "action", url }, { "novalidate", true } },
        secret(visite), contenu);
}

Html formulaire_de_fichiers(Visite const& visite, std::string_view chemin, Html const& contenu)
{
    auto const url = adresse(chemin);
    return element("form",
        { { "method", "post" }, { "action", url }, { "enctype", "multipart/form-data" },
            { "novalidate", true }, { "class", "fichiers" } },
        secret(visite), contenu);
}

Html formulaire_de_recherche(std::string_view chemin, std::string_view nom, Html const& contenu)
{
    auto const url = adresse(chemin);
    return element("form",
        { { "method", "get" }, { "action", url }, { "role", "search" }, { "aria-label", nom },
            { "class", "recherche" } },
        contenu);
}

Html champ_de_saisie(Champ const& champ)
{
    auto const entourage = around(champ);
    // A password is never sent back.
    bool const is_kept = champ.type != "password" && !champ.valeur.empty();
    return field(join(entourage.avant,
        void_element("input",
            { { "type", champ.type }, { "id", champ.nom }, { "name", champ.nom },
                is_kept ? Attribute("value", champ.valeur) : Attribute("value", false),
                champ.autocomplete.empty() ? Attribute("autocomplete", false)
                                           : Attribute("autocomplete", champ.autocomplete),
                described(entourage), invalid(champ) })));
}

Html zone_de_texte(Champ const& champ)
{
    auto const entourage = around(champ);
    return field(join(entourage.avant,
        element("textarea",
            { { "id", champ.nom }, { "name", champ.nom }, { "rows", "3" }, described(entourage),
                invalid(champ) },
            champ.valeur)));
}

Html champ_de_fichier(Champ const& champ, std::string_view accept)
{
    auto const entourage = around(champ);
    return field(join(entourage.avant,
        void_element("input",
            { { "type", "file" }, { "id", champ.nom }, { "name", champ.nom }, { "accept", accept },
                described(entourage), invalid(champ) })));
}

Html champ_cache(std::string_view nom, std::string_view valeur)
{
    return void_element("input", { { "type", "hidden" }, { "name", nom }, { "value", valeur } });
}

Html case_a_cocher(
    std::string_view nom, std::string_view etiquette, bool est_cochee, std::string_view erreur)
{
    auto const erreur_id = fmt::format("{}-erreur", nom);
    Html const message = erreur.empty()
        ? Html()
        : element(
            "p", { { "class", "message-erreur" }, { "id", erreur_id } }, "Erreur\u00A0: ", erreur);
    return element("div", { { "class", "case" } }, message,
        void_element("input",
            { { "type", "checkbox" }, { "id", nom }, { "name", nom }, { "value", "oui" },
                { "checked", est_cochee },
                erreur.empty() ? Attribute("aria-describedby", false)
                               : Attribute("aria-describedby", erreur_id) }),
        element("label", { { "for", nom } }, etiquette));
}

Html liste_de_choix(Champ const& champ, std::vector<Choix> const& choix)
{
    auto const entourage = around(champ);
    Html options;
    for (auto const& un : choix)
        options += element("option",
            { { "value", std::string_view(un.valeur) }, { "selected", un.valeur == champ.valeur } },
            un.texte);
    return field(join(entourage.avant,
        element("select",
            { { "id", champ.nom }, { "name", champ.nom }, described(entourage), invalid(champ) },
            options)));
}

Html bouton(std::string_view texte, std::string_view style)
{
    auto const classes = fmt::format("bouton {}", style);
    return element("button", { { "type", "submit" }, { "class", classes } }, texte);
}

Html bouton_nomme(
    std::string_view nom, std::string_view valeur, std::string_view texte, std::string_view style)
{
    auto const classes = fmt::format("bouton {}", style);
    return element("button",
        { { "type", "submit" }, { "class", classes }, { "name", nom }, { "value", valeur } },
        texte);
}

Html lien_bouton(std::string_view chemin, std::string_view texte, std::string_view contexte)
{
    auto const url = adresse(chemin);
    return element("a", { { "class", "bouton" }, { "href", url } }, texte,
        contexte.empty() ? Html() : join(" ", invisible(contexte)));
}

Html resume_des_erreurs(std::vector<ErreurDeSaisie> const& erreurs)
{
    if (erreurs.empty())
        return {};
    Html items;
    for (auto const& erreur : erreurs)
        items += element("li", {},
            element("a", { { "href", base::html::Url::fragment(erreur.champ) } }, erreur.message));
    return element("div", { { "class", "erreurs" }, { "role", "alert" } },
        element("h2", { { "tabindex", "-1" }, { "id", "erreurs" } },
            compte(static_cast<std::int64_t>(erreurs.size()), "point à corriger",
                "points à corriger")),
        element("ul", {}, items));
}

std::string_view erreur_de(std::vector<ErreurDeSaisie> const& erreurs, std::string_view champ)
{
    auto const found = std::ranges::find(erreurs, champ, &ErreurDeSaisie::champ);
    return found == erreurs.end() ? std::string_view() : std::string_view(found->message);
}

}
