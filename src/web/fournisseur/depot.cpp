// SPDX-License-Identifier: EUPL-1.2
// Is my deposit complete? (screen 11) Files, check, confirmation, receipt: what is filed is what
// was checked.
#include "guichet/depot/depot.h"

#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/fournisseur/controle.h"
#include "web/fournisseur/pages.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

http::Reponse ask_files(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const form = formulaire_de_fichiers(
        visite, "/deposer", join(champs_de_fichiers(erreurs), bouton("Vérifier avant de déposer")));
    return page(visite,
        { .titre = fmt::format(
              "{}Étape 1 sur 3 : fichiers – Déposer", erreurs.empty() ? "" : "Erreur : "),
            .corps
            = join(element("h1", {}, "Que voulez-vous déposer ?"), resume_des_erreurs(erreurs),
                element("p", {},
                    "Étape 1 sur 3. Le contrôle vous est montré avant le dépôt : rien "
                    "n’est déposé à cette étape."),
                form),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/deposer" });
}

http::Reponse verify(Visite& visite)
{
    auto const brouillon = keep_brouillon(visite);
    if (brouillon.demande.empty()) {
        forget_brouillon(visite, brouillon.id);
        return ask_files(visite,
            { { "demande",
                "Choisissez le fichier JSON de la demande, par exemple avance.json." } });
    }
    return http::redirection("/deposer/" + brouillon.id);
}

http::Reponse gone(Visite& visite)
{
    return page_d_erreur(visite.site, visite.requete, 410,
        "Les fichiers vérifiés ne sont plus gardés (une heure au plus). Envoyez-les de nouveau.");
}

// Said before the button: what filing now would do.
std::string said_of(Brouillon const& brouillon, vues::RapportVu const& rapport)
{
    if (!brouillon.archive)
        return "Sans archive, la demande sera enregistrée comme incomplète : il faudra envoyer les "
               "pièces avant la fin de l’étape.";
    switch (rapport.verdict) {
    case verdict::Verdict::recevable:
        return "La demande est recevable : elle peut être déposée.";
    case verdict::Verdict::a_verifier:
        return "La demande peut être déposée ; un gestionnaire vérifiera les points ci-dessous.";
    case verdict::Verdict::a_modifier:
        return "La demande peut être déposée, mais une correction vous sera sans doute demandée. "
               "Mieux vaut corriger d’abord.";
    case verdict::Verdict::rejet:
        return "En l’état, la demande ne pourrait pas être validée : au moins un constat est un "
               "motif de rejet. Corrigez-la avant de déposer.";
    }
    return {};
}

http::Reponse ask_confirmation(Visite& visite)
{
    auto const brouillon = find_brouillon(visite, visite.segment(0));
    if (!brouillon)
        return gone(visite);
    auto const controle = check_brouillon(visite, *brouillon);
    if (!controle)
        return page_de_refus(visite, controle.error());
    auto const path = fmt::format("/deposer/{}", brouillon->id);
    return page(visite,
        { .titre = "Étape 2 sur 3 : contrôle – Déposer",
            .corps = join(element("h1", {}, "Faut-il déposer ", brouillon->nom_demande, " ?"),
                element("p", {}, "Étape 2 sur 3. Rien n’est encore déposé."),
                element(
                    "p", { { "class", "annonce info" } }, said_of(*brouillon, controle->rapport)),
                controle->resultat, formulaire(visite, path, bouton("Confirmer le dépôt")),
                element("p", {}, lien("/deposer", "Choisir d’autres fichiers"))),
            .section = "/deposer" });
}

http::Reponse confirm(Visite& visite)
{
    auto const brouillon = find_brouillon(visite, visite.segment(0));
    if (!brouillon)
        return gone(visite);
    auto const depose = guichet::deposer_demande(
        visite.portail(), visite.acteur(), { brouillon->demande, brouillon->archive });
    if (!depose)
        return page_de_refus(visite, depose.error());
    forget_brouillon(visite, brouillon->id);
    auto const& suivi = depose->suivi;
    bool const is_whole = suivi.depose_le.has_value();
    return vers(fmt::format("/demandes/{}/accuse", suivi.numero),
        !depose->nouvelle ? "deja"
            : is_whole    ? "deposee"
                          : "incomplete");
}

}

void add_depot(Garde& garde)
{
    garde.get(
        "/deposer", guichet::Droit::deposer, [](Visite& visite) { return ask_files(visite, {}); });
    garde.post("/deposer", guichet::Droit::deposer, verify, corps_d_un_depot(garde.site()));
    garde.get("/deposer/{brouillon}", guichet::Droit::deposer, ask_confirmation);
    garde.post("/deposer/{brouillon}", guichet::Droit::deposer, confirm);
}

}
