// SPDX-License-Identifier: EUPL-1.2
// What is missing? (screen 13) Completing and abandoning an incomplete demande.
#include "guichet/decision/decisions.h"
#include "guichet/depot/depot.h"
#include "instruction/decision.h"
#include "rapports/html/table.h"
#include "vues/liste/colonnes.h"
#include "web/brouillons/brouillons.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/elements/revision.h"
#include "web/fournisseur/pages.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Action;
using instruction::Suivi;

namespace {

constexpr std::size_t montrees_max = 200;

http::Reponse list(Visite& visite)
{
    guichet::FiltreDemandes filtre{
        .statuts = { instruction::Statut::incomplete }, .par_echeance = true, .limite = montrees_max
    };
    std::vector<Suivi> incompletes;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        for (auto const& ligne :
            registre.demandes(guichet::seen_by(visite.acteur(), filtre)).elements)
            incompletes.push_back(*registre.demande(ligne.numero));
    });
    auto const count = compte(static_cast<std::int64_t>(incompletes.size()), "demande incomplète",
        "demandes incomplètes");
    Html corps = element("h1", {}, "Que manque-t-il ? ", count);
    if (incompletes.empty()) {
        corps += element(
            "p", { { "class", "annonce succes" } }, "Rien : toutes vos demandes ont leurs pièces.");
    } else {
        rapports::Table table(count + ", la plus proche échéance d’abord", "incompletes",
            { { "Demande" }, { "Référence" }, { "Ce qui manque" }, { "Reçue le" },
                { "À compléter avant le" }, { "Actions" } });
        for (auto const& suivi : incompletes) {
            auto const path = "/demandes/" + suivi.numero;
            table.add({ lien(path, suivi.numero), join(suivi.reference), join(suivi.faute),
                moment_court(suivi.recu_le),
                suivi.echeance ? moment_court(*suivi.echeance) : join("non connue"),
                join(lien(path + "/completer", "Compléter", suivi.numero), " ",
                    lien(path + "/abandonner", "Abandonner", suivi.numero)) });
        }
        corps += table.html();
    }
    return page(
        visite, { .titre = count + " – Incomplètes", .corps = corps, .section = "/incompletes" });
}

// The demande, when that person may do that to it now.
base::Result<Suivi> find_open(Visite const& visite, Action action)
{
    base::Result<Suivi> suivi = Suivi{};
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        suivi = guichet::find_demande(registre, visite.acteur(), visite.segment(0));
    });
    if (suivi)
        QUITUS_TRY(instruction::admet(*suivi, action, visite.acteur()));
    return suivi;
}

http::Reponse ask_pieces(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const suivi = find_open(visite, Action::completer);
    if (!suivi)
        return page_de_refus(visite, suivi.error());
    auto const form = formulaire_de_fichiers(visite,
        fmt::format("/demandes/{}/completer", suivi->numero),
        join(champ_cache(champ_revision, std::to_string(suivi->revision)),
            champ_de_fichier({ .nom = "pieces",
                                 .etiquette = "Pièces (archive ZIP)",
                                 .aide = "Une archive .zip qui contient les PDF déclarés, 200 Mio "
                                         "au plus.",
                                 .erreur = erreur_de(erreurs, "pieces") },
                ".zip,application/zip"),
            bouton("Envoyer les pièces")));
    Html corps = element("h1", {}, "Quelles pièces manquent à la demande ", suivi->numero, " ?");
    corps += join(resume_des_erreurs(erreurs), element("p", {}, suivi->faute));
    if (suivi->echeance)
        corps += element("p", {}, "À compléter avant le ", moment(*suivi->echeance), ".");
    return page(visite,
        { .titre = fmt::format(
              "{}Compléter – Demande {}", erreurs.empty() ? "" : "Erreur : ", suivi->numero),
            .corps = join(corps, form),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/incompletes" });
}

http::Reponse complete(Visite& visite)
{
    auto const* const archive = visite.requete.partie("pieces");
    if (archive == nullptr || archive->taille_octets == 0)
        return ask_pieces(visite,
            { { "pieces", "Choisissez l’archive ZIP des pièces, par exemple pieces.zip." } });
    auto const completed = guichet::completer_demande(visite.portail(), visite.acteur(),
        visite.segment(0), archive->fichier, revision_seen(visite));
    if (!completed && completed.error().code == guichet::refus::archive)
        return ask_pieces(visite, { { "pieces", completed.error().message } });
    if (!completed)
        return page_de_refus(visite, completed.error());
    return vers(fmt::format("/demandes/{}/accuse", completed->numero), "completee");
}

http::Reponse ask_to_abandon(Visite& visite)
{
    auto const suivi = find_open(visite, Action::abandonner);
    if (!suivi)
        return page_de_refus(visite, suivi.error());
    return page(visite,
        { .titre = fmt::format("Abandonner – Demande {}", suivi->numero),
            .corps = join(element("h1", {}, "Abandonner la demande ", suivi->numero, " ?"),
                element("p", {},
                    "Elle ne pourra plus être complétée. Vous pourrez déposer une nouvelle demande "
                    "tant que l’étape est ouverte."),
                formulaire(visite, fmt::format("/demandes/{}/abandonner", suivi->numero),
                    join(champ_cache(champ_revision, std::to_string(suivi->revision)),
                        bouton("Abandonner la demande", "danger"))),
                element("p", {}, lien("/incompletes", "Ne rien changer"))),
            .section = "/incompletes" });
}

http::Reponse abandon(Visite& visite)
{
    auto const after = guichet::abandonner_demande(
        visite.portail(), visite.acteur(), { visite.segment(0), revision_seen(visite) });
    return after ? vers("/incompletes", "abandonnee") : page_de_refus(visite, after.error());
}

}

void add_incompletes(Garde& garde)
{
    auto const droit = guichet::Droit::deposer;
    garde.get("/incompletes", droit, list);
    garde.get("/demandes/{numero}/completer", droit,
        [](Visite& visite) { return ask_pieces(visite, {}); });
    garde.post("/demandes/{numero}/completer", droit, complete, corps_d_un_depot(garde.site()));
    garde.get("/demandes/{numero}/abandonner", droit, ask_to_abandon);
    garde.post("/demandes/{numero}/abandonner", droit, abandon);
}

}
