// SPDX-License-Identifier: EUPL-1.2
#include "web/dossier/morceaux.h"

#include "instruction/evenements.h"
#include "rapports/html/demande.h"
#include "rapports/html/table.h"
#include "rapports/phrases.h"
#include "vues/dossier/parcours.h"
#include "vues/liste/colonnes.h"
#include "web/elements/morceaux.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::Attribute;
using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Suivi;

namespace {

Html cited(std::string_view texte)
{
    return element("bdi", { { "class", "valeur" } }, texte);
}

Html value_line(std::string_view nom, std::string_view texte)
{
    return texte.empty() ? Html() : element("p", {}, nom, "\u00A0: ", cited(texte));
}

std::string size_of(std::int64_t octets)
{
    if (octets < 1024)
        return fmt::format("{} octets", octets);
    if (octets < 1024 * 1024)
        return fmt::format("{} Kio", octets / 1024);
    return fmt::format("{} Mio", octets / (1024 * 1024));
}

}

Html resume(Dossier const& dossier)
{
    auto const& suivi = dossier.suivi;
    Fiche fiche;
    fiche.add("Statut", badge(suivi.statut));
    fiche.add("Verdict du contrôle", rapports::badge(suivi.verdict));
    fiche.add("Type", rapports::nom_de_type(suivi.type_demande));
    fiche.add("Dispositif", suivi.dispositif);
    fiche.add("Fournisseur", suivi.raison_sociale);
    fiche.add("SIRET", suivi.siret);
    fiche.add("Référence du Fournisseur", suivi.reference);
    if (!suivi.avance.empty())
        fiche.add("Avance", lien("/demandes/" + suivi.avance, suivi.avance));
    fiche.add("Reçue le", moment(suivi.recu_le));
    if (suivi.depose_le)
        fiche.add("Déposée le", moment(*suivi.depose_le));
    if (suivi.premier_depot && suivi.premier_depot != suivi.depose_le)
        fiche.add("Premier dépôt complet", moment(*suivi.premier_depot));
    if (suivi.echeance)
        fiche.add("Échéance", moment(*suivi.echeance));
    if (suivi.version > 1)
        fiche.add("Version", std::to_string(suivi.version));
    fiche.add("Pourquoi incomplète", suivi.faute);
    return fiche.html();
}

Html chemin(Suivi const& suivi)
{
    using Place = vues::EtapeDuParcours::Place;
    Html steps;
    for (auto const& etape : vues::parcours_de(suivi)) {
        auto const style = etape.place == Place::passee ? "passee" : "";
        auto const said = etape.place == Place::passee ? " (fait)"
            : etape.place == Place::courante           ? " (maintenant)"
                                                       : "";
        steps += element("li",
            { { "class", style },
                etape.place == Place::courante ? Attribute("aria-current", "step")
                                               : Attribute("aria-current", false) },
            etape.nom, invisible(said));
    }
    return element("ol", { { "class", "parcours" } }, steps);
}

Html suite(Suivi const& suivi, bool est_fournisseur)
{
    auto const next = vues::suite_de(suivi, est_fournisseur);
    auto const who = next.acteur.empty()
        ? Html()
        : join(element("strong", {}, "À qui d’agir\u00A0: ", next.acteur, "."), " ");
    return element("p", { { "class", "intro" } }, who, next.phrase);
}

Html constats(vues::RapportVu const& rapport, std::string_view caption)
{
    if (rapport.constats.empty())
        return element("p", {}, "Aucun constat : le contrôle n’a rien à signaler.");
    rapports::Table table(
        caption, "constats", { { "Règle" }, { "Effet" }, { "Constat et correction" }, { "Où" } });
    for (auto const& constat : rapport.constats) {
        Html texte = element("p", {}, constat.message);
        texte += value_line("Trouvé", constat.trouve);
        texte += value_line("Attendu", constat.attendu);
        if (!constat.correction.empty())
            texte += element(
                "p", {}, element("strong", {}, "Correction\u00A0: "), constat.correction);
        Html lieu;
        if (!constat.ligne.empty())
            lieu += join("ligne\u00A0", constat.ligne, " ");
        if (!constat.pointeur.empty())
            lieu += cited(constat.pointeur);
        if (lieu.is_empty())
            lieu = join("l’ensemble");
        table.add({ join(constat.regle), badge(constat.consequence), texte, lieu });
    }
    return table.html();
}

Html montants(verdict::Montants const& montants)
{
    auto const lignes = rapports::lignes_de(montants);
    if (lignes.empty())
        return {};
    rapports::Table table("Montants calculés", "etroite", { { "Montant" }, { "Euros", true } });
    for (auto const& ligne : lignes)
        table.add({ join(ligne.libelle), join(montant::euros(ligne.montant)) });
    return table.html();
}

Html clients(Dossier const& dossier)
{
    if (dossier.clients.empty())
        return element("p", {}, "Aucun client n’a pu être lu.");
    bool const is_solde = dossier.suivi.type_demande == "solde";
    auto const caption
        = compte(static_cast<std::int64_t>(dossier.clients.size()), "client", "clients");
    std::vector<rapports::Colonne> colonnes{ { "Client" }, { "Nom" }, { "Identifiant" },
        { "Avance (€)", true } };
    if (is_solde)
        colonnes.push_back({ "Solde (€)", true });
    rapports::Table table(caption, "clients", std::move(colonnes));
    for (auto const& client : dossier.clients) {
        std::vector<Html> cells{ join(client.id), join(client.libelle), join(client.identifiant),
            join(euros(client.avance)) };
        if (is_solde)
            cells.push_back(join(euros(client.solde)));
        table.add(cells);
    }
    return table.html();
}

Html pieces(Suivi const& suivi)
{
    auto const* const courante = suivi.courante();
    if (courante == nullptr || courante->pieces.empty())
        return element("p", {}, "Aucune pièce n’a été reçue.");
    auto const caption = compte(
        static_cast<std::int64_t>(courante->pieces.size()), "pièce reçue", "pièces reçues");
    rapports::Table table(caption, "pieces", { { "Fichier" }, { "Taille", true }, { "SHA-256" } });
    for (auto const& piece : courante->pieces)
        table.add({ lien(fmt::format("/demandes/{}/pieces/{}", suivi.numero, piece.sha256),
                        piece.nom, "(télécharger)"),
            join(size_of(piece.taille_octets)), empreinte(piece.sha256) });
    return table.html();
}

Html motifs(Suivi const& suivi)
{
    if (suivi.motifs.empty())
        return {};
    rapports::Table table(
        compte(static_cast<std::int64_t>(suivi.motifs.size()), "point relevé par le gestionnaire",
            "points relevés par le gestionnaire"),
        "motifs", { { "Où" }, { "Ce qui ne va pas" }, { "Ce qui est attendu" }, { "Règle" } });
    for (auto const& motif : suivi.motifs)
        table.add({ join(motif.objet.empty() ? std::string("L’ensemble") : motif.objet),
            join(motif.constat), join(motif.attendu), join(motif.regle) });
    return table.html();
}

Html historique(Dossier const& dossier)
{
    rapports::Table table(
        compte(static_cast<std::int64_t>(dossier.evenements.size()),
            "événement, le plus ancien d’abord", "événements, le plus ancien d’abord"),
        "historique", { { "Quand" }, { "Quoi" }, { "Par qui" } });
    for (auto const& evenement : dossier.evenements) {
        auto const qui = std::ranges::find(
            dossier.acteurs, evenement.acteur, &std::pair<std::string, std::string>::first);
        table.add(
            { moment_court(evenement.instant), join(instruction::en_francais(evenement.genre)),
                join(qui == dossier.acteurs.end() ? evenement.acteur : qui->second) });
    }
    return table.html();
}

Html courriels(Dossier const& dossier)
{
    if (dossier.courriels.empty())
        return element("p", {}, "Aucun courriel n’a été écrit.");
    Html all;
    for (auto const& courriel : dossier.courriels)
        all += element("details", {},
            element("summary", {}, courriel.objet, " ", moment_court(courriel.instant)),
            element("pre", { { "class", "lettre" } }, courriel.texte));
    return all;
}

}
