// SPDX-License-Identifier: EUPL-1.2
// Choosing a password behind a single-use link.
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/public/pages.h"

namespace quitus::web {

using base::html::element;
using base::html::join;

namespace {

http::Reponse gone(Visite& visite)
{
    return page_d_erreur(visite.site, visite.requete, 410,
        "Ce lien a déjà servi, a expiré ou n’a jamais existé. Un lien sert une seule fois.");
}

http::Reponse show(
    Visite& visite, guichet::CompteConnu const& compte, std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const form = formulaire(visite, "/mot-de-passe/" + http::encode_percent(visite.segment(0)),
        join(champ_de_saisie({ .nom = "mot_de_passe",
                 .etiquette = "Nouveau mot de passe",
                 .aide = "Quinze caractères au moins : une phrase de quelques mots convient. Ni "
                         "chiffre ni signe n’est imposé. Les mots de passe trop connus sont "
                         "refusés.",
                 .erreur = erreur_de(erreurs, "mot_de_passe"),
                 .type = "password",
                 .autocomplete = "new-password" }),
            champ_de_saisie({ .nom = "confirmation",
                .etiquette = "Le même, une seconde fois",
                .erreur = erreur_de(erreurs, "confirmation"),
                .type = "password",
                .autocomplete = "new-password" }),
            bouton("Enregistrer le mot de passe")));
    return page(visite,
        { .titre = erreurs.empty() ? "Choisir un mot de passe" : "Erreur : Choisir un mot de passe",
            .corps
            = join(element("h1", {}, "Choisir votre mot de passe"), resume_des_erreurs(erreurs),
                element("p", {}, "Compte : ", compte.coordonnees.courriel, "."), form),
            .statut = erreurs.empty() ? 200U : 422U });
}

http::Reponse set_password(Visite& visite)
{
    auto& acces = visite.site.acces;
    auto const compte = guichet::compte_du_lien(acces, visite.segment(0));
    if (!compte)
        return gone(visite);
    if (visite.champ("mot_de_passe") != visite.champ("confirmation"))
        return show(visite, *compte,
            { { "confirmation", "Les deux mots de passe diffèrent : saisissez-les de nouveau." } });
    auto const set
        = guichet::poser_mot_de_passe(acces, visite.segment(0), visite.champ("mot_de_passe"));
    if (!set && set.error().code == "lien_perime")
        return gone(visite);
    if (!set)
        return show(visite, *compte, { { "mot_de_passe", set.error().message } });
    return vers("/connexion", "mot_de_passe");
}

}

void add_mot_de_passe(Garde& garde)
{
    garde.publique("/mot-de-passe/{lien}", [](Visite& visite) {
        auto const compte = guichet::compte_du_lien(visite.site.acces, visite.segment(0));
        return compte ? show(visite, *compte, {}) : gone(visite);
    });
    garde.formulaire_public("/mot-de-passe/{lien}", set_password);
}

}
