// SPDX-License-Identifier: EUPL-1.2
// The readings of the ports, answered by a Source: the tables of a database, or a state in memory.
// A Lecture and a Transaction read alike: Port is one or the other.
#pragma once

#include "guichet/ports.h"

#include <utility>

namespace quitus::storage {

template <typename Port, typename Source>
class LecturePar : public Port {
public:
    template <typename... Arguments>
    explicit LecturePar(Arguments&&... arguments) : m_source(std::forward<Arguments>(arguments)...)
    {
    }

    using Texte = std::string_view;
    std::optional<guichet::Suivi> demande(Texte numero) const override
    {
        return m_source.demande(numero);
    }
    std::optional<std::string> numero_de_l_envoi(Texte siret, Texte envoi) const override
    {
        return m_source.numero_de_l_envoi(siret, envoi);
    }
    guichet::Page<guichet::LigneDemande> demandes(
        guichet::FiltreDemandes const& filtre) const override
    {
        return m_source.demandes(filtre);
    }
    std::vector<guichet::Decompte> decompte(guichet::FiltreDemandes const& filtre) const override
    {
        return m_source.decompte(filtre);
    }
    std::vector<guichet::Rival> rivaux(
        Texte dispositif, std::vector<std::string> const& cles, Texte dossier) const override
    {
        return m_source.rivaux(dispositif, cles, dossier);
    }
    std::optional<std::string> detenteur(Texte dispositif, Texte cle) const override
    {
        return m_source.detenteur(dispositif, cle);
    }
    std::optional<std::string> autre_depot_de(Texte sha256, Texte dossier) const override
    {
        return m_source.autre_depot_de(sha256, dossier);
    }
    std::vector<std::string> soldes_de(Texte avance) const override
    {
        return m_source.soldes_de(avance);
    }
    std::vector<std::string> incompletes_echues(guichet::Instant instant) const override
    {
        return m_source.incompletes_echues(instant);
    }
    std::optional<guichet::Instant> prochaine_echeance_automatique() const override
    {
        return m_source.prochaine_echeance_automatique();
    }
    std::optional<std::string> contenu(Texte sha256) const override
    {
        return m_source.contenu(sha256);
    }
    guichet::Page<guichet::Evenement> evenements(
        std::int64_t apres, std::size_t limite) const override
    {
        return m_source.evenements(apres, limite);
    }
    std::vector<guichet::Evenement> evenements_de(Texte objet) const override
    {
        return m_source.evenements_de(objet);
    }
    std::string journal_id() const override { return m_source.journal_id(); }
    std::vector<std::pair<std::string, std::string>> chaine(
        std::int64_t apres, std::size_t limite) const override
    {
        return m_source.chaine(apres, limite);
    }
    guichet::Page<grand_livre::Ecriture> ecritures(
        std::int64_t apres, std::size_t limite) const override
    {
        return m_source.ecritures(apres, limite);
    }
    std::vector<grand_livre::Ecriture> ecritures_de(Texte demande) const override
    {
        return m_source.ecritures_de(demande);
    }
    std::vector<guichet::PaiementsDuMois> paiements_par_mois() const override
    {
        return m_source.paiements_par_mois();
    }
    guichet::Page<guichet::Courriel> courriels(
        std::optional<std::int64_t> apres, std::size_t limite) const override
    {
        return m_source.courriels(apres, limite);
    }
    std::vector<guichet::Courriel> courriels_de(Texte demande) const override
    {
        return m_source.courriels_de(demande);
    }
    std::optional<guichet::CompteConnu> compte(Texte id) const override
    {
        return m_source.compte(id);
    }
    std::optional<guichet::CompteConnu> compte_de(Texte courriel) const override
    {
        return m_source.compte_de(courriel);
    }
    std::vector<guichet::CompteConnu> comptes() const override { return m_source.comptes(); }
    std::vector<guichet::CompteConnu> comptes_de(Texte siret) const override
    {
        return m_source.comptes_de(siret);
    }
    std::optional<acces::Entreprise> entreprise(Texte siret) const override
    {
        return m_source.entreprise(siret);
    }
    std::optional<guichet::Jeton> jeton(Texte empreinte) const override
    {
        return m_source.jeton(empreinte);
    }
    std::vector<guichet::Jeton> jetons_de(Texte compte) const override
    {
        return m_source.jetons_de(compte);
    }
    std::optional<guichet::Session> session(Texte empreinte) const override
    {
        return m_source.session(empreinte);
    }
    std::optional<guichet::Lien> lien(Texte empreinte) const override
    {
        return m_source.lien(empreinte);
    }
    std::optional<std::string> reglage(Texte nom) const override { return m_source.reglage(nom); }

protected:
    Source& source() { return m_source; }
    Source const& source() const { return m_source; }

private:
    Source m_source;
};

}
