// SPDX-License-Identifier: EUPL-1.2
// The register as plain values: what the tables of a database hold, and the same answers. It serves
// tests and trials: an act works on a copy that takes the place of the state when it succeeds.
#pragma once

#include "guichet/ports.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace quitus::storage {

struct Etat {
    using Texte = std::string_view;
    template <typename T>
    using ParTexte = std::map<std::string, T, std::less<>>;

    std::string id;
    std::vector<std::pair<std::string, std::string>> maillons; // contenu, link
    std::vector<guichet::Suivi> suivis; // in order of reception
    ParTexte<std::size_t> rangs; // number → index in `suivis`
    std::map<std::pair<std::string, std::string>, std::string> titres; // dispositif, key → file
    ParTexte<std::string> contenus;
    std::vector<grand_livre::Ecriture> livre;
    std::vector<guichet::Courriel> envois;
    ParTexte<acces::Compte> les_comptes;
    ParTexte<acces::Coordonnees> coordonnees;
    ParTexte<acces::Entreprise> entreprises;
    ParTexte<guichet::Jeton> jetons;
    ParTexte<guichet::Session> sessions;
    ParTexte<guichet::Lien> liens;
    ParTexte<std::int64_t> series;
    ParTexte<std::string> reglages;

    std::optional<guichet::Suivi> demande(Texte numero) const;
    std::optional<std::string> numero_de_l_envoi(Texte siret, Texte identifiant_envoi) const;
    guichet::Page<guichet::LigneDemande> demandes(guichet::FiltreDemandes const& filtre) const;
    std::vector<guichet::Decompte> decompte(guichet::FiltreDemandes const& filtre) const;
    std::vector<guichet::Rival> rivaux(
        Texte dispositif, std::vector<std::string> const& cles, Texte dossier) const;
    std::optional<std::string> detenteur(Texte dispositif, Texte cle) const;
    std::optional<std::string> autre_depot_de(Texte sha256, Texte dossier) const;
    std::vector<std::string> soldes_de(Texte avance) const;
    std::vector<std::string> incompletes_echues(guichet::Instant instant) const;
    std::optional<guichet::Instant> prochaine_echeance_automatique() const;
    std::optional<std::string> contenu(Texte sha256) const;
    guichet::Page<guichet::Evenement> evenements(std::int64_t apres, std::size_t limite) const;
    std::vector<guichet::Evenement> evenements_de(Texte objet) const;
    std::string journal_id() const { return id; }
    std::vector<std::pair<std::string, std::string>> chaine(
        std::int64_t apres, std::size_t limite) const;
    guichet::Page<grand_livre::Ecriture> ecritures(std::int64_t apres, std::size_t limite) const;
    std::vector<grand_livre::Ecriture> ecritures_de(Texte demande) const;
    std::vector<guichet::PaiementsDuMois> paiements_par_mois() const;
    guichet::Page<guichet::Courriel> courriels(
        std::optional<std::int64_t> apres, std::size_t limite) const;
    std::vector<guichet::Courriel> courriels_de(Texte demande) const;
    std::optional<guichet::CompteConnu> compte(Texte id_du_compte) const;
    std::optional<guichet::CompteConnu> compte_de(Texte courriel) const;
    std::vector<guichet::CompteConnu> comptes() const;
    std::vector<guichet::CompteConnu> comptes_de(Texte siret) const;
    std::optional<acces::Entreprise> entreprise(Texte siret) const;
    std::optional<guichet::Jeton> jeton(Texte empreinte) const;
    std::vector<guichet::Jeton> jetons_de(Texte compte) const;
    std::optional<guichet::Session> session(Texte empreinte) const;
    std::optional<guichet::Lien> lien(Texte empreinte) const;
    std::optional<std::string> reglage(Texte nom) const;
};

}
