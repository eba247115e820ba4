// SPDX-License-Identifier: EUPL-1.2
#include "storage/memoire/registre_en_memoire.h"

#include "journal/chaine.h"
#include "storage/base_de_donnees/faute.h"
#include "storage/lecture_par.h"

#include <algorithm>

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

[[noreturn]] void refuse(Genre genre, char const* contrainte)
{
    throw FauteDeBase(
        genre, contrainte, std::string("L'acte est refusé\u00a0: ") + contrainte + ".");
}

void require(bool holds, Genre genre, char const* contrainte)
{
    if (!holds)
        refuse(genre, contrainte);
}

// A reading of the state as it stands: the state outlives it.
class LectureDEtat : public LecturePar<guichet::Lecture, Etat const&> {
public:
    using LecturePar::LecturePar;
};

class ActeEnMemoire : public LecturePar<guichet::Transaction, Etat> {
public:
    using LecturePar::LecturePar;
    Etat take() { return std::move(source()); }

    std::int64_t append(guichet::Evenement const& evenement) override
    {
        auto& maillons = source().maillons;
        auto numbered = evenement;
        numbered.seq = static_cast<std::int64_t>(maillons.size()) + 1;
        auto contenu = numbered.contenu();
        auto lien = journal::next_link(
            maillons.empty() ? journal::first_link(source().id) : maillons.back().second, contenu);
        maillons.emplace_back(std::move(contenu), std::move(lien));
        return numbered.seq;
    }

    void put(guichet::Suivi const& suivi) override
    {
        auto& etat = source();
        auto const [found, is_new] = etat.rangs.emplace(suivi.numero, etat.suivis.size());
        if (!is_new) {
            etat.suivis[found->second] = suivi;
            return;
        }
        require(!etat.numero_de_l_envoi(suivi.siret, suivi.identifiant_envoi), Genre::unicite,
            "demandes_siret_identifiant_envoi");
        etat.suivis.push_back(suivi);
    }

    void put_contenu(Texte sha256, Texte texte) override
    {
        source().contenus.emplace(sha256, texte);
    }

    std::optional<guichet::Conflit> claim(instruction::Revendication const& revendication) override
    {
        auto const& [dispositif, dossier, cles] = revendication;
        auto& titres = source().titres;
        for (auto const& cle : cles)
            if (auto const found = titres.find({ dispositif, cle });
                found != titres.end() && found->second != dossier)
                return guichet::Conflit{ cle, found->second };
        std::erase_if(titres, [&](auto const& titre) {
            return titre.first.first == revendication.dispositif
                && titre.second == revendication.dossier;
        });
        for (auto const& cle : cles)
            titres.emplace(std::pair(dispositif, cle), dossier);
        return std::nullopt;
    }

    std::int64_t record(grand_livre::Ecriture const& ecriture) override
    {
        for (auto const& ligne : ecriture.lignes)
            require(ligne.montant > montant::Cents(), Genre::controle, "lignes_d_ecriture_montant");
        require(grand_livre::is_balanced(ecriture), Genre::controle, "ecritures_equilibrees");
        auto& livre = source().livre;
        livre.push_back(ecriture);
        livre.back().numero = static_cast<std::int64_t>(livre.size());
        return livre.back().numero;
    }

    void post(guichet::Courriel const& courriel) override
    {
        auto& envois = source().envois;
        auto const same = [&](guichet::Courriel const& autre) {
            return autre.evenement == courriel.evenement && autre.compte == courriel.compte;
        };
        if (std::ranges::any_of(envois, same))
            return;
        require(source().les_comptes.contains(courriel.compte) && courriel.evenement > 0
                && courriel.evenement <= static_cast<std::int64_t>(source().maillons.size()),
            Genre::cle_etrangere, "");
        envois.push_back(courriel);
        envois.back().id = static_cast<std::int64_t>(envois.size());
        envois.back().adresse.clear();
    }

    void mark_courriel(std::int64_t id, Texte etat) override
    {
        for (auto& courriel : source().envois)
            if (courriel.id == id)
                courriel.etat = etat;
    }

    void put(acces::Compte const& compte) override { source().les_comptes[compte.id] = compte; }
    void put(Texte compte, acces::Coordonnees const& coordonnees) override
    {
        known(compte);
        for (auto const& [autre, qui] : source().coordonnees)
            require(autre == compte || qui.courriel.empty() || qui.courriel != coordonnees.courriel,
                Genre::unicite, "coordonnees_courriel");
        source().coordonnees[std::string(compte)] = coordonnees;
    }
    void put(acces::Entreprise const& entreprise) override
    {
        source().entreprises[entreprise.siret] = entreprise;
    }
    void put(guichet::Jeton const& jeton) override
    {
        known(jeton.compte);
        source().jetons.emplace(jeton.empreinte, jeton).first->second.revoque = jeton.revoque;
    }
    void put(guichet::Session const& session) override
    {
        known(session.compte);
        source().sessions.emplace(session.empreinte, session).first->second.vue_le = session.vue_le;
    }
    void end_session(Texte empreinte) override { erase(source().sessions, empreinte); }
    void end_sessions_de(Texte compte) override
    {
        std::erase_if(
            source().sessions, [&](auto const& une) { return une.second.compte == compte; });
    }
    void put(guichet::Lien const& lien) override
    {
        known(lien.compte);
        source().liens.emplace(lien.empreinte, lien).first->second.expire_le = lien.expire_le;
    }
    void use_lien(Texte empreinte) override { erase(source().liens, empreinte); }

    std::int64_t next_number(Texte serie) override { return ++source().series[std::string(serie)]; }
    void put_reglage(Texte nom, Texte valeur) override
    {
        source().reglages[std::string(nom)] = valeur;
    }

private:
    void known(Texte compte) const
    {
        require(source().les_comptes.contains(compte), Genre::cle_etrangere, "");
    }
    template <typename Table>
    static void erase(Table& table, Texte cle)
    {
        if (auto const found = table.find(cle); found != table.end())
            table.erase(found);
    }
};

}

RegistreEnMemoire::RegistreEnMemoire(std::string journal_id)
{
    Etat etat;
    etat.id = std::move(journal_id);
    m_etat = std::make_shared<Etat const>(std::move(etat));
}

std::shared_ptr<Etat const> RegistreEnMemoire::state() const
{
    std::lock_guard const garde(m_verrou);
    return m_etat;
}

void RegistreEnMemoire::write(std::function<void(guichet::Transaction&)> const& act)
{
    std::lock_guard const un_seul(m_actes);
    ActeEnMemoire acte(*state());
    act(acte);
    auto etat = std::make_shared<Etat const>(acte.take());
    std::lock_guard const garde(m_verrou);
    m_etat = std::move(etat);
}

void RegistreEnMemoire::read(std::function<void(guichet::Lecture const&)> const& reading) const
{
    auto const etat = state();
    reading(LectureDEtat(*etat));
}

}
