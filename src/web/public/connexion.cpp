// SPDX-License-Identifier: EUPL-1.2
// Signing in and out.
#include "rapports/html/table.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/public/pages.h"

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

Html comptes_de_demonstration(Site const& site)
{
    if (!site.demonstration || site.comptes_de_demonstration.empty())
        return {};
    rapports::Table table("Comptes de la démonstration", "etroite",
        { { "Rôle" }, { "Adresse" }, { "Mot de passe" } });
    for (auto const& compte : site.comptes_de_demonstration)
        table.add({ join(compte.role), join(compte.courriel),
            element("span", { { "class", "valeur" } }, compte.mot_de_passe) });
    return join(element("h2", {}, "Essayer"), table.html());
}

// Only a path of this site is followed after signing in.
std::string safe_return(std::string_view retour)
{
    bool const is_own = retour.starts_with('/') && !retour.starts_with("/deconnexion")
        && base::html::Url::parse(retour).has_value();
    return is_own ? std::string(retour) : std::string();
}

http::Reponse show(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs, unsigned statut)
{
    auto const retour
        = safe_return(erreurs.empty() ? visite.parametre("retour") : visite.champ("retour"));
    auto const courriel = visite.champ("courriel");
    Html const form = formulaire(visite, "/connexion",
        join(champ_de_saisie({ .nom = "courriel",
                 .etiquette = "Adresse électronique",
                 .aide = "Par exemple\u00A0: nom@entreprise.fr",
                 .valeur = courriel,
                 .erreur = erreur_de(erreurs, "courriel"),
                 .type = "email",
                 .autocomplete = "username" }),
            champ_de_saisie({ .nom = "mot_de_passe",
                .etiquette = "Mot de passe",
                .type = "password",
                .autocomplete = "current-password" }),
            champ_cache("retour", retour), bouton("Se connecter")));
    return page(visite,
        { .titre = erreurs.empty() ? "Se connecter" : "Erreur\u00A0: Se connecter",
            .corps = join(element("h1", {}, "Se connecter"), resume_des_erreurs(erreurs),
                element("p", {},
                    "Un compte est créé par l’administrateur du portail, qui vous remet un lien "
                    "pour choisir votre mot de passe."),
                form, comptes_de_demonstration(visite.site)),
            .statut = statut });
}

http::Reponse sign_in(Visite& visite)
{
    auto& acces = visite.site.acces;
    auto const session
        = guichet::se_connecter(acces, visite.champ("courriel"), visite.champ("mot_de_passe"));
    if (!session) {
        bool const must_wait = session.error().code == "trop_d_essais";
        return show(visite, { { "courriel", session.error().message } }, must_wait ? 429 : 422);
    }
    // The former session of this browser, if any, ends: a new one has a new secret.
    if (auto const former = visite.requete.cookie(cookie_de_session))
        guichet::se_deconnecter(acces, *former);
    auto const retour = safe_return(visite.champ("retour"));
    auto const premiere = premiere_page(session->visiteur.acteur.role);
    auto reponse = http::redirection(retour.empty() ? std::string(premiere) : retour);
    reponse.add(session_cookie(session->cookie));
    return reponse;
}

http::Reponse sign_out(Visite& visite)
{
    if (auto const cookie = visite.requete.cookie(cookie_de_session))
        guichet::se_deconnecter(visite.site.acces, *cookie);
    auto reponse = vers("/", "deconnecte");
    reponse.add(no_session_cookie());
    reponse.set("Clear-Site-Data", "\"cache\", \"storage\"");
    return reponse;
}

}

void add_connexion(Garde& garde)
{
    garde.publique("/connexion", [](Visite& visite) {
        if (visite.visiteur)
            return http::redirection(std::string(premiere_page(visite.acteur().role)));
        return show(visite, {}, 200);
    });
    garde.formulaire_public("/connexion", sign_in);
    garde.post_connecte("/deconnexion", sign_out);
}

}
