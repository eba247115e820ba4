// SPDX-License-Identifier: EUPL-1.2
// What will the Fournisseur get? (screen 26) Reasons, then the effect as it would be, then the act.
#include "guichet/decision/prevision.h"
#include "rapports/html/table.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/elements/revision.h"
#include "web/instruction/pages.h"
#include "web/instruction/saisie.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Action;

namespace {

// Actions of officers only; the others have pages of their own.
std::optional<Action> decision_of(std::string_view texte)
{
    auto const action = instruction::parse_action(texte);
    bool const is_other = action == Action::completer || action == Action::abandonner
        || action == Action::redeposer;
    return is_other ? std::nullopt : action;
}

std::string path_of(std::string const& numero)
{
    return fmt::format("/instruction/{}/decision", numero);
}

Html heading(Action action, std::string const& numero)
{
    return element("h1", {}, instruction::en_francais(action), " : la demande ", numero);
}

http::Reponse ask_reasons(Visite& visite, Dossier const& dossier, Action action,
    std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const& suivi = dossier.suivi;
    auto const form = formulaire(visite, path_of(suivi.numero),
        join(champ_cache("action", instruction::text(action)),
            champ_cache(champ_revision, std::to_string(suivi.revision)),
            champs_de_saisie(visite, dossier, action, erreurs),
            bouton_nomme("etape", "apercu", "Voir l’effet avant de confirmer")));
    return page(visite,
        { .titre = fmt::format("{}Étape 1 sur 2 : motifs – {} {}",
              erreurs.empty() ? "" : "Erreur : ", instruction::en_francais(action), suivi.numero),
            .corps = join(heading(action, suivi.numero), resume_des_erreurs(erreurs),
                element("p", {},
                    "Étape 1 sur 2 : dites pourquoi, point par point. Rien n’est "
                    "décidé à cette étape."),
                form),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/instruction" });
}

Html reasons(instruction::Suivi const& apres)
{
    auto const table = motifs(apres);
    return table.is_empty() ? Html() : join(element("h2", {}, "Motifs"), table);
}

Html mails(std::vector<guichet::Courriel> const& courriels)
{
    if (courriels.empty())
        return element("p", {}, "Aucun courriel ne partira.");
    auto const& first = courriels.front();
    return join(element("p", {},
                    compte(static_cast<std::int64_t>(courriels.size()),
                        "courriel partira, avec ce texte.", "courriels partiront, avec ce texte.")),
        element("p", {}, element("strong", {}, "Objet : "), first.objet),
        element("pre", { { "class", "lettre" } }, first.texte));
}

Html money(guichet::Prevision const& prevision)
{
    if (prevision.ecritures.empty())
        return element("p", {}, "Aucune somme n’est versée ni reprise.");
    Html all;
    for (auto const& ecriture : prevision.ecritures) {
        rapports::Table table(
            ecriture.libelle, "etroite", { { "Compte" }, { "Débit", true }, { "Crédit", true } });
        for (auto const& ligne : ecriture.lignes) {
            bool const is_debit = ligne.sens == grand_livre::Sens::debit;
            auto const euros = join(montant::euros(ligne.montant));
            auto const nom = std::string(grand_livre::en_francais(ligne.compte))
                + (ligne.beneficiaire.empty() ? "" : ", " + ligne.beneficiaire);
            table.add({ join(nom), is_debit ? euros : Html(), is_debit ? Html() : euros });
        }
        all += table.html();
    }
    return all;
}

http::Reponse show_effect(Visite& visite, std::string const& numero, Saisie const& saisie)
{
    auto const prevision = guichet::prevoir(visite.portail(), numero,
        [&](guichet::Portail& portail) { return run(portail, visite.acteur(), numero, saisie); });
    if (!prevision)
        return page_de_refus(visite, prevision.error());
    auto const action = instruction::text(saisie.action);
    auto const hidden = join(champ_cache("action", action),
        champ_cache(champ_revision, std::to_string(saisie.revision)), champs_caches(saisie));
    Html corps = heading(saisie.action, numero);
    corps += element("p", { { "class", "intro" } }, "La demande deviendra ",
        badge(prevision->apres.statut), ". Rien n’est encore décidé.");
    if (prevision->apres.echeance)
        corps += element("p", {}, "Échéance : ", moment(*prevision->apres.echeance), ".");
    corps += reasons(prevision->apres);
    corps += join(element("h2", {}, "Effet sur l’argent"), money(*prevision));
    corps += join(element("h2", {}, "Courriel"), mails(prevision->courriels));
    corps += formulaire(visite, path_of(numero),
        join(hidden, bouton_nomme("etape", "confirmer", "Confirmer la décision")));
    corps += element("p", {}, lien("/instruction/" + numero, "Ne rien décider maintenant"));
    return page(visite,
        { .titre = fmt::format(
              "Étape 2 sur 2 : effet – {} {}", instruction::en_francais(saisie.action), numero),
            .corps = corps,
            .section = "/instruction" });
}

http::Reponse ask(Visite& visite)
{
    auto const action = decision_of(visite.parametre("action"));
    auto const dossier = read_dossier(visite, visite.segment(0));
    if (!dossier)
        return page_de_refus(visite, dossier.error());
    if (!action)
        return page_d_erreur(visite.site, visite.requete, 404, "Cette décision n’existe pas.");
    if (auto const open = instruction::admet(dossier->suivi, *action, visite.acteur()); !open)
        return page_de_refus(visite, open.error());
    if (needs_reasons(*action))
        return ask_reasons(visite, *dossier, *action, {});
    return show_effect(visite, dossier->suivi.numero,
        { .action = *action,
            .motifs = {},
            .regle = {},
            .motif = {},
            .revision = dossier->suivi.revision });
}

http::Reponse decide(Visite& visite)
{
    auto const action = decision_of(visite.champ("action"));
    if (!action)
        return page_d_erreur(visite.site, visite.requete, 404, "Cette décision n’existe pas.");
    auto const& numero = visite.segment(0);
    auto const saisie = read_saisie(visite, *action);
    if (auto const erreurs = erreurs_of(saisie); !erreurs.empty()) {
        auto const dossier = read_dossier(visite, numero);
        return dossier ? ask_reasons(visite, *dossier, *action, erreurs)
                       : page_de_refus(visite, dossier.error());
    }
    if (visite.champ("etape") != "confirmer")
        return show_effect(visite, numero, saisie);
    auto const after = run(visite.portail(), visite.acteur(), numero, saisie);
    if (!after)
        return page_de_refus(visite, after.error());
    return vers("/instruction/" + numero, instruction::text(*action));
}

}

void add_decision(Garde& garde)
{
    garde.get("/instruction/{numero}/decision", guichet::Droit::instruire, ask);
    garde.post("/instruction/{numero}/decision", guichet::Droit::instruire, decide);
}

}
