// SPDX-License-Identifier: EUPL-1.2
#include "rapports/simulation/phrases.h"

#include "rapports/affichage.h"
#include "rapports/phrases.h"

namespace quitus::rapports {

std::string reponse(verdict::Simulation const& simulation)
{
    auto const all = simulation.ensemble.demandes;
    if (all == 0)
        return "Aucune demande n’a été jugée";
    auto const moved = simulation.changent_de_verdict();
    std::string text;
    if (all == 1)
        text = moved == 1 ? "La demande change de verdict" : "La demande garde son verdict";
    else if (moved == 0)
        text = "Les " + nombre(all) + "\u00A0demandes gardent leur verdict";
    else
        text = compte(moved, "demande", "demandes") + " sur\u00A0" + nombre(all)
            + (moved == 1 ? " change de verdict" : " changent de verdict");
    auto const moved_euros = simulation.ensemble.apres - simulation.ensemble.avant;
    if (moved_euros.is_zero())
        return text + ", le total ne change pas";
    return text + ", " + montant::euros(moved_euros.magnitude())
        + (moved_euros.is_negative() ? " de moins" : " de plus");
}

std::string_view ce_qui_est_compte()
{
    return "Sont comptés l’avance d’une demande d’avance et le net d’une demande de solde, quand "
           "la demande n’est ni rejetée ni à modifier.";
}

std::string ecart(std::size_t avant, std::size_t apres)
{
    if (avant == apres)
        return "0";
    return apres > avant ? "+" + nombre(apres - avant) : "−" + nombre(avant - apres);
}

std::string ecart_en_euros(verdict::Euros const& euros)
{
    auto const moved = euros.apres - euros.avant;
    auto const text = montant::euros(moved);
    return moved.is_zero() || moved.is_negative() ? text : "+" + text;
}

std::string nom_de_document(verdict::DemandeConcernee const& demande)
{
    verdict::DemandeJugee named;
    named.fichier = demande.fichier;
    named.ligne_ndjson = demande.ligne_ndjson;
    return nom_de_document(named);
}

std::string nom_de_fournisseur(verdict::FournisseurDeclare const& fournisseur)
{
    if (fournisseur.siren.empty() && fournisseur.raison_sociale.empty())
        return "Fournisseur non déclaré";
    if (fournisseur.siren.empty() || fournisseur.raison_sociale.empty())
        return affichable(fournisseur.siren + fournisseur.raison_sociale);
    return affichable(fournisseur.siren + " " + abrege(fournisseur.raison_sociale));
}

std::string nom_de_dispositif(std::string_view dispositif)
{
    return dispositif.empty() ? "Dispositif non déclaré" : affichable(dispositif);
}

std::string regles_en_cause(verdict::DemandeConcernee const& demande)
{
    std::string text;
    for (auto const& [regle, effet] : demande.regles) {
        if (!text.empty())
            text += ", ";
        text.append(regle.text()).append(" ").append(verdict::en_francais(effet));
    }
    return text;
}

std::string_view titre_de(Catalogue const& catalogue, verdict::IdRegle regle)
{
    auto const* found = catalogue ? catalogue(regle) : nullptr;
    return found ? found->titre : std::string_view();
}

verdict::DemandeConcernee affichable(verdict::DemandeConcernee demande)
{
    for (auto* text :
        { &demande.fichier, &demande.type_demande, &demande.dispositif, &demande.identifiant_envoi,
            &demande.fournisseur.siren, &demande.fournisseur.raison_sociale })
        *text = affichable(std::string_view(*text));
    return demande;
}

}
