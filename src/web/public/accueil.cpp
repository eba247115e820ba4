// SPDX-License-Identifier: EUPL-1.2
// Home, accessibility, plan of the site.
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/public/pages.h"

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

Html door(std::string_view titre, std::string_view texte, std::string_view chemin,
    std::string_view action)
{
    return element("li", {}, element("h2", {}, titre), element("p", {}, texte),
        element("p", {}, lien(chemin, action)));
}

http::Reponse home(Visite& visite)
{
    if (visite.visiteur)
        return http::redirection(std::string(premiere_page(visite.acteur().role)));
    return page(visite,
        { .titre = "Accueil",
            .corps = join(element("h1", {}, "Par où commencer ?"),
                element("p", { { "class", "intro" } },
                    "Quitus reçoit les demandes de financement du Ségur numérique, dit tout de "
                    "suite ce qui manque, et suit chaque demande jusqu’à son paiement."),
                element("ul", { { "class", "portes" } },
                    door("Je comprends",
                        "Ce que contient ce portail, page par page, et comment il est accessible.",
                        "/plan", "Voir le plan du site"),
                    door("Je dépose",
                        "Vous êtes Fournisseur : simulez un fichier, déposez une avance ou un "
                        "solde, suivez vos demandes.",
                        "/connexion?retour=/tableau-de-bord", "Entrer comme Fournisseur"),
                    door("J’instruis",
                        "Vous êtes gestionnaire ou administrateur : prenez un dossier, décidez, "
                        "payez.",
                        "/connexion?retour=/instruction", "Entrer comme agent"))) });
}

http::Reponse accessibility(Visite& visite)
{
    return page(visite,
        { .titre = "Accessibilité",
            .corps = join(element("h1", {}, "Ce portail est-il accessible ?"),
                element("p", { { "class", "intro" } },
                    "Partiellement : les contrôles automatiques (axe-core, règles RGAA) passent "
                    "sur "
                    "chaque page, mais aucun audit humain n’a encore été fait."),
                element("h2", {}, "Ce qui est vérifié"),
                element("ul", {},
                    element("li", {},
                        "Chaque page se lit et s’utilise sans script, au clavier, à "
                        "partir de 320 pixels de large."),
                    element("li", {}, "Chaque graphique est accompagné du tableau de ses données."),
                    element("li", {},
                        "Les statuts se lisent par leur texte, jamais par leur seule "
                        "couleur."),
                    element(
                        "li", {}, "Les contrastes tiennent en thème clair comme en thème sombre.")),
                element("h2", {}, "Ce qui ne l’est pas"),
                element("ul", {},
                    element("li", {},
                        "Les pièces déposées sont des PDF faits par d’autres : leur "
                        "accessibilité n’est pas garantie."),
                    element("li", {}, "Les essais avec des lecteurs d’écran restent à faire.")),
                element("h2", {}, "Signaler une difficulté"),
                element("p", {},
                    "Écrivez à l’assistance de l’opérateur du portail en donnant "
                    "l’adresse de la page. Sans réponse, vous pouvez saisir le "
                    "Défenseur des droits.")) });
}

http::Reponse plan(Visite& visite)
{
    Html entries;
    if (visite.visiteur) {
        for (auto const& entree : menu_de(visite.acteur().role))
            entries += element("li", {}, lien(entree.chemin, entree.nom));
    } else {
        entries += element("li", {}, lien("/", "Accueil"));
        entries += element("li", {}, lien("/connexion", "Se connecter"));
    }
    entries += element("li", {}, lien("/accessibilite", "Accessibilité"));
    return page(visite,
        { .titre = "Plan du site",
            .corps
            = join(element("h1", {}, "Où trouver chaque page ?"), element("ul", {}, entries)) });
}

}

void add_accueil(Garde& garde)
{
    garde.publique("/", home);
    garde.publique("/accessibilite", accessibility);
    garde.publique("/plan", plan);
    // Asked by the script when the person goes on with the session: being let in prolongs it.
    garde.get("/session", guichet::Droit::suivre_demandes,
        [](Visite&) { return http::reponse_texte("ouverte\n"); });
}

}
