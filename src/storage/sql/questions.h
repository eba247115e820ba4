// SPDX-License-Identifier: EUPL-1.2
// What the tables answer to the readings of the ports, on SQLite and PostgreSQL alike.
#pragma once

#include "guichet/ports.h"
#include "storage/base_de_donnees/connexion.h"
#include "storage/lectures_recentes.h"

namespace quitus::storage {

class Questions {
public:
    using Texte = std::string_view;

    Questions(Connexion& connexion, LecturesRecentes& recentes)
        : m_connexion(&connexion)
        , m_recentes(&recentes)
    {
    }

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
    std::string journal_id() const;
    std::vector<std::pair<std::string, std::string>> chaine(
        std::int64_t apres, std::size_t limite) const;

    guichet::Page<grand_livre::Ecriture> ecritures(std::int64_t apres, std::size_t limite) const;
    std::vector<grand_livre::Ecriture> ecritures_de(Texte demande) const;
    std::vector<guichet::PaiementsDuMois> paiements_par_mois() const;

    guichet::Page<guichet::Courriel> courriels(
        std::optional<std::int64_t> apres, std::size_t limite) const;
    std::vector<guichet::Courriel> courriels_de(Texte demande) const;

    std::optional<guichet::CompteConnu> compte(Texte id) const;
    std::optional<guichet::CompteConnu> compte_de(Texte courriel) const;
    std::vector<guichet::CompteConnu> comptes() const;
    std::vector<guichet::CompteConnu> comptes_de(Texte siret) const;
    std::optional<acces::Entreprise> entreprise(Texte siret) const;
    std::optional<guichet::Jeton> jeton(Texte empreinte) const;
    std::vector<guichet::Jeton> jetons_de(Texte compte) const;
    std::optional<guichet::Session> session(Texte empreinte) const;
    std::optional<guichet::Lien> lien(Texte empreinte) const;
    std::optional<std::string> reglage(Texte nom) const;

    Connexion& connexion() const { return *m_connexion; }

private:
    Connexion* m_connexion;
    LecturesRecentes* m_recentes;
};

}
