// SPDX-License-Identifier: EUPL-1.2
#include "web/liste/filtre.h"

#include "guichet/depot/jugement_du_depot.h"
#include "guichet/portail/autorisation.h"
#include "reglement/reglement.h"
#include "web/elements/pagination.h"

namespace quitus::web {

using base::html::Html;
using base::html::join;
using instruction::Statut;

namespace {

void read_instant(Visite const& visite, FiltreLu& lu)
{
    auto const texte = visite.parametre("depuis");
    if (texte.empty())
        return;
    if (auto const instant = calendrier::parse_instant(texte))
        lu.filtre.depuis = *instant;
    else
        lu.erreurs.push_back({ "depuis", "La date se donne comme 2023-09-12." });
}

std::vector<Choix> statuts()
{
    std::vector<Choix> choix{ { "", "Tous" } };
    for (std::size_t rang = 0; rang < instruction::nombre_statuts; ++rang) {
        auto const statut = static_cast<Statut>(rang);
        choix.push_back({ std::string(instruction::text(statut)),
            std::string(instruction::en_francais(statut)) });
    }
    return choix;
}

std::vector<Choix> dispositifs(Visite const& visite)
{
    std::vector<Choix> choix{ { "", "Tous" } };
    for (auto const& dispositif :
        visite.site.portail.reglement.en_vigueur(visite.maintenant()).dispositifs)
        choix.push_back({ std::string(dispositif.code), std::string(dispositif.code) });
    return choix;
}

}

std::string FiltreLu::suite(std::optional<std::int64_t> apres) const
{
    auto all = parametres;
    if (apres)
        all.add("apres", std::to_string(*apres));
    return all.is_empty() ? std::string() : "?" + all.text();
}

FiltreLu read_filtre(Visite const& visite)
{
    FiltreLu lu;
    for (auto const nom :
        { "statut", "dispositif", "type_demande", "depuis", "q", "fournisseur", "beneficiaire" }) {
        for (auto const valeur : visite.requete.parametres.all(nom))
            if (!valeur.empty())
                lu.parametres.add(nom, std::string(valeur));
    }
    auto& filtre = lu.filtre;
    for (auto const texte : lu.parametres.all("statut")) {
        if (auto const statut = instruction::parse_statut(texte))
            filtre.statuts.push_back(*statut);
        else
            lu.erreurs.push_back({ "statut", "Ce statut n’existe pas." });
    }
    filtre.dispositif = visite.parametre("dispositif");
    filtre.type_demande = visite.parametre("type_demande");
    filtre.q = visite.parametre("q");
    filtre.siret = visite.parametre("fournisseur");
    if (auto const identifiant = visite.parametre("beneficiaire"); !identifiant.empty())
        filtre.cles = guichet::cles_d_un_identifiant(identifiant);
    read_instant(visite, lu);
    filtre.apres = apres_of(visite);
    filtre.limite = elements_par_page;
    filtre = guichet::seen_by(visite.acteur(), std::move(filtre));
    return lu;
}

Html formulaire_du_filtre(Visite const& visite, FiltreLu const& lu)
{
    auto const statut = visite.parametre("statut");
    auto const type = visite.parametre("type_demande");
    auto const depuis = visite.parametre("depuis");
    auto const beneficiaire = visite.parametre("beneficiaire");
    Html fields = champ_de_saisie({ .nom = "q",
        .etiquette = "Numéro, référence ou Fournisseur",
        .valeur = lu.filtre.q,
        .type = "search" });
    fields += liste_de_choix({ .nom = "statut",
                                 .etiquette = "Statut",
                                 .valeur = statut,
                                 .erreur = erreur_de(lu.erreurs, "statut") },
        statuts());
    fields += liste_de_choix(
        { .nom = "dispositif", .etiquette = "Dispositif", .valeur = lu.filtre.dispositif },
        dispositifs(visite));
    fields += liste_de_choix({ .nom = "type_demande", .etiquette = "Type", .valeur = type },
        { { "", "Tous" }, { "avance", "Avance" }, { "solde", "Solde" } });
    fields += champ_de_saisie({ .nom = "depuis",
        .etiquette = "Reçue depuis le",
        .valeur = depuis,
        .erreur = erreur_de(lu.erreurs, "depuis"),
        .type = "date" });
    fields += champ_de_saisie(
        { .nom = "beneficiaire", .etiquette = "Identifiant d’un client", .valeur = beneficiaire });
    return formulaire_de_recherche(
        "/demandes", "Filtrer les demandes", join(fields, bouton("Filtrer")));
}

}
