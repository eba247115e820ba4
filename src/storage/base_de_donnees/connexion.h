// SPDX-License-Identifier: EUPL-1.2
// One conversation with a database, by one thread at a time: statements with values, transactions,
// savepoints. SQLite and PostgreSQL stand behind it; the same SQL text runs on both. A value is
// written $1, $2… and nothing else is ever pasted into a query. What fails is a FauteDeBase.
#pragma once

#include "storage/base_de_donnees/faute.h"
#include "storage/base_de_donnees/resultat.h"
#include "storage/base_de_donnees/valeur.h"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace quitus::storage {

enum class Moteur : std::uint8_t { sqlite, postgresql };

class Connexion {
public:
    Connexion() = default;
    Connexion(Connexion const&) = delete;
    Connexion& operator=(Connexion const&) = delete;
    virtual ~Connexion() = default;

    virtual Moteur moteur() const = 0;

    // Several statements, without values.
    virtual void execute(std::string_view script) = 0;
    // One statement, prepared once and kept. Every $n must be used, and given. In a transaction, a
    // statement that failed leaves nothing to do but to undo: PostgreSQL refuses all that follows.
    virtual Resultat query(std::string_view sql, std::span<Valeur const> valeurs) = 0;
    Resultat query(std::string_view sql, std::initializer_list<Valeur> valeurs = {});
    // A statement whose answer nobody waits for, inside a transaction: PostgreSQL receives it with
    // the next query, in one round trip, and what fails is said then, at the latest by `keep` or
    // `commit`.
    virtual void post(std::string_view sql, std::span<Valeur const> valeurs) = 0;
    void post(std::string_view sql, std::initializer_list<Valeur> valeurs);

    // A writing transaction sees what is committed; on SQLite it waits here for the one writer.
    virtual void begin_write() = 0;
    // A reading transaction sees one state of the database, whatever is committed meanwhile.
    virtual void begin_read() = 0;
    virtual void commit() = 0;
    // Never fails: a connection that cannot even do that is lost, and the next begin says so.
    virtual void rollback() noexcept = 0;
    virtual bool in_transaction() const = 0;

    // A part of the transaction that may be undone alone. `keep` first checks what the database
    // otherwise checks at the commit only.
    virtual void save() = 0;
    virtual void keep() = 0;
    virtual void undo() = 0;
};

// What both databases must refuse alike: a text that is not UTF-8, or that holds a zero.
void check_text(std::string_view texte);

// « sqlite:chemin », a path, or « postgresql://… ».
struct Adresse {
    Moteur moteur = Moteur::sqlite;
    std::string texte; // path, or connection URI

    static Adresse parse(std::string_view texte);
};

enum class Usage : std::uint8_t { ecriture, lecture };

// Opens it; SQLite creates the file when it is to be written and absent.
std::unique_ptr<Connexion> open(Adresse const& adresse, Usage usage);

}
