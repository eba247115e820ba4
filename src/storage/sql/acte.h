// SPDX-License-Identifier: EUPL-1.2
// One act on the tables, inside a transaction that its caller began and ends.
#pragma once

#include "storage/lecture_par.h"
#include "storage/sql/questions.h"

namespace quitus::storage {

class ActeSql : public LecturePar<guichet::Transaction, Questions> {
public:
    ActeSql(Connexion& connexion, LecturesRecentes& recentes) : LecturePar(connexion, recentes) { }

    std::int64_t append(guichet::Evenement const& evenement) override;
    void put(guichet::Suivi const& suivi) override;
    void put_contenu(Texte sha256, Texte texte) override;
    std::optional<guichet::Conflit> claim(instruction::Revendication const& revendication) override;
    std::int64_t record(grand_livre::Ecriture const& ecriture) override;
    void post(guichet::Courriel const& courriel) override;
    void mark_courriel(std::int64_t id, Texte etat) override;

    void put(acces::Compte const& compte) override;
    void put(Texte compte, acces::Coordonnees const& coordonnees) override;
    void put(acces::Entreprise const& entreprise) override;
    void put(guichet::Jeton const& jeton) override;
    void put(guichet::Session const& session) override;
    void end_session(Texte empreinte) override;
    void end_sessions_de(Texte compte) override;
    void put(guichet::Lien const& lien) override;
    void use_lien(Texte empreinte) override;

    std::int64_t next_number(Texte serie) override;
    void put_reglage(Texte nom, Texte valeur) override;

private:
    Connexion& connexion() const { return source().connexion(); }
    std::int64_t next(char const* sql) const;
    void add_lines(grand_livre::Ecriture const& ecriture, std::int64_t numero) const;
    void add_movements(grand_livre::Ecriture const& ecriture) const;
};

}
