// SPDX-License-Identifier: EUPL-1.2
#include "web/cadre/gabarit.h"

#include "web/cadre/statique.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace quitus::web {

using acces::Role;
using base::html::element;
using base::html::Html;
using base::html::join;
using base::html::void_element;

namespace {

constexpr std::array menu_fournisseur{ Entree{ "/tableau-de-bord", "Tableau de bord" },
    Entree{ "/demandes", "Mes demandes" }, Entree{ "/simuler", "Simuler" },
    Entree{ "/deposer", "Déposer" }, Entree{ "/incompletes", "Incomplètes" } };
constexpr std::array menu_gestionnaire{ Entree{ "/instruction", "Instruction" },
    Entree{ "/demandes", "Demandes" }, Entree{ "/grand-livre", "Grand livre" },
    Entree{ "/courriels", "Courriels" }, Entree{ "/journal", "Journal" } };
constexpr std::array menu_administrateur{ Entree{ "/paiements", "Paiements" },
    Entree{ "/instruction", "Instruction" }, Entree{ "/demandes", "Demandes" },
    Entree{ "/grand-livre", "Grand livre" }, Entree{ "/comptes", "Comptes" },
    Entree{ "/courriels", "Courriels" }, Entree{ "/journal", "Journal" },
    Entree{ "/horloge", "Horloge" } };
constexpr std::array menu_ans{ Entree{ "/demandes", "Demandes" },
    Entree{ "/grand-livre", "Grand livre" }, Entree{ "/courriels", "Courriels" },
    Entree{ "/journal", "Journal" } };

using Fait = std::pair<std::string_view, std::string_view>;
// What has just been done, said once at the top of the next page.
constexpr std::array faits{
    Fait{ "deposee", "La demande est déposée." },
    Fait{ "deja", "Cette demande était déjà déposée : rien n’a changé." },
    Fait{ "incomplete", "La demande est enregistrée, mais incomplète." },
    Fait{ "completee", "Les pièces sont reçues : la demande est déposée." },
    Fait{ "abandonnee", "La demande est abandonnée." },
    Fait{ "redeposee", "La correction est déposée." },
    Fait{ "prendre_en_charge", "La demande est prise en charge." },
    Fait{ "demander_modification", "La modification est demandée au Fournisseur." },
    Fait{ "valider", "La demande est validée." },
    Fait{ "rejeter", "La demande est rejetée." },
    Fait{ "outrepasser", "Le motif de rejet est levé." },
    Fait{ "payer", "La demande est décidée et payée." },
    Fait{ "desactive", "Le compte est désactivé." },
    Fait{ "horloge", "L’horloge simulée est avancée." },
    Fait{ "mot_de_passe", "Votre mot de passe est enregistré : connectez-vous." },
    Fait{ "deconnecte", "Vous êtes déconnecté." },
};

Html announcement(Visite const* visite)
{
    auto const fait = visite == nullptr ? std::string() : visite->parametre("fait");
    auto const found = std::ranges::find(faits, fait, &Fait::first);
    auto const said = found == faits.end() ? std::string_view() : found->second;
    auto const style = said.empty() ? "annonce vide" : "annonce succes";
    return element("p", { { "role", "status" }, { "class", style } }, said);
}

Html menu(Visite const& visite, std::string_view section)
{
    Html entries;
    for (auto const& entree : menu_de(visite.acteur().role)) {
        auto const url = adresse(entree.chemin);
        bool const is_here = entree.chemin == section;
        entries += element("li", {},
            element("a",
                { { "href", url },
                    is_here ? base::html::Attribute("aria-current", "page")
                            : base::html::Attribute("aria-current", false) },
                entree.nom));
    }
    return element("nav", { { "aria-label", "Menu principal" } }, element("ul", {}, entries));
}

Html identity(Visite const& visite)
{
    auto const& qui = *visite.visiteur;
    auto const nom = qui.raison_sociale.empty() ? std::string(acces::en_francais(qui.acteur.role))
                                                : qui.raison_sociale;
    return element("div", { { "class", "identite" } },
        element("p", {}, nom, "\u00A0– ", qui.courriel),
        formulaire(visite, "/deconnexion", bouton("Se déconnecter", "discret")));
}

Html simulated_clock(Site const& site)
{
    if (!site.horloge_simulee)
        return {};
    return element("p", { { "class", "horloge" } }, element("strong", {}, "Démonstration."),
        " Horloge simulée\u00A0: nous sommes le ", moment(site.portail.horloge.now()), ".");
}

Html header(Site const& site, Visite const* visite, std::string_view section)
{
    bool const signed_in = visite != nullptr && visite->visiteur;
    Html inside = element("p", { { "class", "produit" } }, lien("/", "Quitus"), " ",
        element("span", { { "class", "discret" } }, "Financements du Ségur numérique"));
    inside += signed_in
        ? join(identity(*visite), menu(*visite, section))
        : element("nav", { { "aria-label", "Menu principal" } },
            element("ul", {}, element("li", {}, lien("/connexion", "Se connecter"))));
    return element("header", { { "role", "banner" } }, simulated_clock(site), inside);
}

Html footer(Site const& site, bool signed_in)
{
    Html const links = element("ul", {}, element("li", {}, lien("/plan", "Plan du site")),
        element("li", {}, lien("/accessibilite", "Accessibilité : partiellement conforme")));
    auto const delay = std::to_string(site.acces.delais.session_inactive_s);
    Html const session = signed_in ? element("div",
                             { { "id", "session" }, { "data-inactivite", delay },
                                 { "hidden", true }, { "role", "alert" } },
                             element("p", {},
                                 "Votre session se termine dans moins de cinq minutes. Ce que vous "
                                 "avez saisi et non envoyé serait perdu."),
                             element("button", { { "type", "button" }, { "class", "bouton" } },
                                 "Prolonger la session"))
                                   : Html();
    return element("footer", { { "role", "contentinfo" } }, links,
        element("p", {}, "Quitus ", site.version), session);
}

http::Reponse render(Site const& site, Visite const* visite, PageVue vue)
{
    auto const css = adresse(statique().css);
    Html const head = join(void_element("link", { { "rel", "stylesheet" }, { "href", css } }),
        base::html::script_file(adresse(statique().js)));
    bool const signed_in = visite != nullptr && visite->visiteur;
    Html body = element("a",
        { { "class", "evitement" }, { "href", base::html::Url::fragment("contenu") } },
        "Aller au contenu");
    body += header(site, visite, vue.section);
    body += element(
        "main", { { "id", "contenu" }, { "tabindex", "-1" } }, announcement(visite), vue.corps);
    body += footer(site, signed_in);
    auto const title = vue.titre + " – Quitus";
    return http::reponse_html(
        std::string(base::html::document("fr", title, head, body).text()), vue.statut);
}

}

std::span<Entree const> menu_de(Role role)
{
    switch (role) {
    case Role::fournisseur:
        return menu_fournisseur;
    case Role::gestionnaire:
        return menu_gestionnaire;
    case Role::administrateur:
        return menu_administrateur;
    case Role::ans:
        return menu_ans;
    }
    return {};
}

std::string_view premiere_page(Role role)
{
    return menu_de(role).front().chemin;
}

http::Reponse page(Visite const& visite, PageVue vue)
{
    return render(visite.site, &visite, std::move(vue));
}

http::Reponse page_sans_visite(Site const& site, PageVue vue)
{
    return render(site, nullptr, std::move(vue));
}

http::Reponse vers(std::string_view chemin, std::string_view fait)
{
    return http::redirection(fmt::format(
        "{}{}fait={}", chemin, chemin.find('?') == std::string_view::npos ? '?' : '&', fait));
}

}
