// SPDX-License-Identifier: EUPL-1.2
// What am I asked for? (screen 15) A correction answers each point, shows what it changes, then is
// filed.
#include "guichet/depot/depot.h"
#include "instruction/decision.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/dossier/differences.h"
#include "web/dossier/morceaux.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/elements/revision.h"
#include "web/fournisseur/controle.h"
#include "web/fournisseur/pages.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Suivi;

namespace {

struct ACorriger {
    Suivi suivi;
    std::string document; // of the current version
};

base::Result<ACorriger> find(Visite const& visite)
{
    base::Result<ACorriger> found = ACorriger{};
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        auto const suivi = guichet::find_demande(registre, visite.acteur(), visite.segment(0));
        if (!suivi) {
            found = tl::unexpected(suivi.error());
            return;
        }
        found = ACorriger{ *suivi, registre.contenu(suivi->courante()->document).value_or("") };
    });
    if (found)
        QUITUS_TRY(
            instruction::admet(found->suivi, instruction::Action::redeposer, visite.acteur()));
    return found;
}

std::string point(std::size_t rang)
{
    return fmt::format("point_{}", rang);
}

Html points(Visite const& visite, Suivi const& suivi, std::vector<ErreurDeSaisie> const& erreurs)
{
    Html all;
    for (std::size_t rang = 0; rang < suivi.motifs.size(); ++rang) {
        auto const& motif = suivi.motifs[rang];
        auto const nom = point(rang);
        auto const numero = fmt::format("Point {} sur {}", rang + 1, suivi.motifs.size());
        Html texte = element("p", {}, motif.constat);
        if (!motif.attendu.empty())
            texte += element("p", {}, "Attendu : ", motif.attendu);
        if (!motif.regle.empty())
            texte += element("p", { { "class", "discret" } }, "Règle ", motif.regle);
        all += element("fieldset", {},
            element("legend", {}, numero, motif.objet.empty() ? "" : " : ", motif.objet), texte,
            case_a_cocher(nom, fmt::format("J’ai répondu au point {}", rang + 1),
                visite.champ(nom) == "oui", erreur_de(erreurs, nom)));
    }
    return all;
}

http::Reponse ask(Visite& visite, ACorriger const& a_corriger, Brouillon const* garde,
    std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const& suivi = a_corriger.suivi;
    Html hidden = champ_cache(champ_revision, std::to_string(suivi.revision));
    if (garde != nullptr)
        hidden += champ_cache("brouillon", garde->id);
    auto const form
        = formulaire_de_fichiers(visite, fmt::format("/demandes/{}/corriger", suivi.numero),
            join(hidden, points(visite, suivi, erreurs), champs_de_fichiers(erreurs, garde),
                bouton("Vérifier la correction")));
    auto const count = compte(static_cast<std::int64_t>(suivi.motifs.size()), "point", "points");
    Html corps
        = element("h1", {}, "Que vous demande-t-on pour la demande ", suivi.numero, " ? ", count);
    corps += resume_des_erreurs(erreurs);
    corps += element("p", {},
        "Corrigez votre fichier, cochez chaque point une fois qu’il y est répondu, puis joignez le "
        "nouveau JSON et toutes les pièces. Rien n’est déposé avant la confirmation.");
    if (suivi.echeance)
        corps += element("p", {}, "Réponse attendue avant le ", moment(*suivi.echeance), ".");
    return page(visite,
        { .titre = fmt::format("{}Étape 1 sur 2 : points – Corriger {}",
              erreurs.empty() ? "" : "Erreur : ", suivi.numero),
            .corps = join(corps, form),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/demandes" });
}

http::Reponse show(Visite& visite)
{
    auto const a_corriger = find(visite);
    return a_corriger ? ask(visite, *a_corriger, nullptr, {})
                      : page_de_refus(visite, a_corriger.error());
}

http::Reponse verify(Visite& visite)
{
    auto const a_corriger = find(visite);
    if (!a_corriger)
        return page_de_refus(visite, a_corriger.error());
    auto const brouillon = keep_brouillon(visite, visite.champ("brouillon"));
    std::vector<ErreurDeSaisie> erreurs;
    for (std::size_t rang = 0; rang < a_corriger->suivi.motifs.size(); ++rang)
        if (visite.champ(point(rang)) != "oui")
            erreurs.push_back({ point(rang),
                fmt::format(
                    "Le point {} n’est pas coché : répondez-y avant d’envoyer.", rang + 1) });
    if (brouillon.demande.empty())
        erreurs.push_back({ "demande", "Joignez le JSON corrigé, par exemple avance.json." });
    if (!brouillon.archive)
        erreurs.push_back({ "pieces", "Joignez l’archive de toutes les pièces." });
    if (!erreurs.empty())
        return ask(visite, *a_corriger, &brouillon, erreurs);
    return http::redirection(
        fmt::format("/demandes/{}/corriger/{}", a_corriger->suivi.numero, brouillon.id));
}

http::Reponse gone(Visite& visite)
{
    return page_d_erreur(visite.site, visite.requete, 410,
        "Les fichiers vérifiés ne sont plus gardés (une heure au plus). Envoyez-les de nouveau.");
}

http::Reponse ask_confirmation(Visite& visite)
{
    auto const a_corriger = find(visite);
    if (!a_corriger)
        return page_de_refus(visite, a_corriger.error());
    auto const brouillon = find_brouillon(visite, visite.segment(1));
    if (!brouillon)
        return gone(visite);
    auto const controle = check_brouillon(visite, *brouillon);
    if (!controle)
        return page_de_refus(visite, controle.error());
    auto const& suivi = a_corriger->suivi;
    auto const path = fmt::format("/demandes/{}/corriger", suivi.numero);
    return page(visite,
        { .titre = fmt::format("Étape 2 sur 2 : contrôle – Corriger {}", suivi.numero),
            .corps
            = join(element("h1", {}, "Faut-il déposer la correction de ", suivi.numero, " ?"),
                element("p", {}, "Rien n’est encore déposé."), element("h2", {}, "Ce qui change"),
                differences(a_corriger->document, brouillon->demande),
                element("h2", {}, "Ce que dit le contrôle"), controle->resultat,
                formulaire(visite, path + "/" + brouillon->id,
                    join(champ_cache(champ_revision, std::to_string(suivi.revision)),
                        bouton("Déposer la correction"))),
                element("p", {}, lien(path, "Revenir aux points"))),
            .section = "/demandes" });
}

http::Reponse confirm(Visite& visite)
{
    auto const brouillon = find_brouillon(visite, visite.segment(1));
    if (!brouillon)
        return gone(visite);
    auto const after = guichet::redeposer_demande(visite.portail(), visite.acteur(),
        visite.segment(0), { brouillon->demande, brouillon->archive }, revision_seen(visite));
    if (!after)
        return page_de_refus(visite, after.error());
    forget_brouillon(visite, brouillon->id);
    return vers(fmt::format("/demandes/{}/accuse", after->numero), "redeposee");
}

}

void add_correction(Garde& garde)
{
    auto const droit = guichet::Droit::deposer;
    garde.get("/demandes/{numero}/corriger", droit, show);
    garde.post("/demandes/{numero}/corriger", droit, verify, corps_d_un_depot(garde.site()));
    garde.get("/demandes/{numero}/corriger/{brouillon}", droit, ask_confirmation);
    garde.post("/demandes/{numero}/corriger/{brouillon}", droit, confirm);
}

}
