// SPDX-License-Identifier: EUPL-1.2
// Is it really filed, and what comes next? (screen 12) A page that prints as a receipt.
#include "rapports/html/demande.h"
#include "rapports/html/table.h"
#include "rapports/phrases.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/dossier/morceaux.h"
#include "web/dossier/pages.h"
#include "web/elements/morceaux.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

Html versions(instruction::Suivi const& suivi)
{
    Html all;
    for (std::size_t rang = 0; rang < suivi.versions.size(); ++rang) {
        auto const& version = suivi.versions[rang];
        if (suivi.versions.size() > 1)
            all += element("h2", {}, fmt::format("Version {}", rang + 1));
        Fiche fiche;
        if (version.complete_le)
            fiche.add("Réception complète", moment(*version.complete_le));
        fiche.add("SHA-256 du JSON", empreinte(version.document));
        fiche.add("Règlement appliqué", empreinte(version.reglement));
        fiche.add("SHA-256 du rapport", empreinte(version.rapport));
        all += fiche.html();
        if (version.pieces.empty()) {
            all += element("p", {}, "Aucune pièce reçue.");
            continue;
        }
        rapports::Table table(compte(static_cast<std::int64_t>(version.pieces.size()),
                                  "pièce reçue", "pièces reçues"),
            "pieces", { { "Fichier" }, { "Octets", true }, { "SHA-256" } });
        for (auto const& piece : version.pieces)
            table.add({ join(piece.nom),
                join(rapports::nombre(static_cast<std::size_t>(piece.taille_octets))),
                empreinte(piece.sha256) });
        all += table.html();
    }
    return all;
}

http::Reponse show(Visite& visite)
{
    auto const dossier = read_dossier(visite, visite.segment(0));
    if (!dossier)
        return page_de_refus(visite, dossier.error());
    auto const& suivi = dossier->suivi;
    bool const is_filed = suivi.depose_le.has_value();
    Fiche fiche;
    fiche.add("Numéro", suivi.numero);
    fiche.add("Identifiant de l’envoi", suivi.identifiant_envoi);
    fiche.add("Fournisseur", suivi.raison_sociale);
    fiche.add("SIRET", suivi.siret);
    fiche.add("Objet",
        fmt::format("{}, {}", rapports::nom_de_type(suivi.type_demande), suivi.dispositif));
    fiche.add("Reçue le", moment(suivi.recu_le));
    if (is_filed)
        fiche.add("Déposée le", moment(*suivi.depose_le));
    fiche.add("Verdict du contrôle", rapports::badge(suivi.verdict));
    Html corps = element("h1", {},
        is_filed ? fmt::format("La demande {} est bien déposée", suivi.numero)
                 : fmt::format("La demande {} est reçue, mais pas encore déposée", suivi.numero));
    corps += suite(suivi, visite.est_fournisseur());
    corps += fiche.html();
    corps += versions(suivi);
    corps += element("p", {},
        "Les mêmes fichiers, relus au même instant par la commande « quitus check », donnent le "
        "même verdict. Imprimez cette page pour la garder.");
    corps += element("p", {}, lien("/demandes/" + suivi.numero, "Suivre la demande", suivi.numero));
    return page(visite,
        { .titre = fmt::format("Accusé de réception – Demande {}", suivi.numero),
            .corps = corps,
            .section = "/demandes" });
}

}

void add_accuse(Garde& garde)
{
    garde.get("/demandes/{numero}/accuse", guichet::Droit::suivre_demandes, show);
}

}
