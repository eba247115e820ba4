// SPDX-License-Identifier: EUPL-1.2
// A conversation with a SQLite file: write-ahead log, every commit synced, foreign keys enforced.
// One thread at a time; readers never wait for the writer.
#pragma once

#include "storage/base_de_donnees/connexion.h"
#include "storage/base_de_donnees/ordres_par.h"

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace quitus::storage {

class Sqlite : public Connexion {
public:
    Sqlite(std::string const& chemin, Usage usage);
    ~Sqlite() override;

    Moteur moteur() const override { return Moteur::sqlite; }
    void execute(std::string_view script) override;
    using Connexion::query;
    Resultat query(std::string_view sql, std::span<Valeur const> valeurs) override;
    using Connexion::post;
    void post(std::string_view sql, std::span<Valeur const> valeurs) override
    {
        query(sql, valeurs);
    }
    void begin_write() override { query("BEGIN IMMEDIATE"); }
    void begin_read() override;
    void commit() override { query("COMMIT"); }
    void rollback() noexcept override;
    bool in_transaction() const override;
    void save() override { query("SAVEPOINT acte"); }
    void keep() override;
    void undo() override { execute("ROLLBACK TO SAVEPOINT acte; RELEASE SAVEPOINT acte"); }

private:
    struct Close {
        void operator()(sqlite3* base) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* ordre) const;
    };
    struct Ordre {
        std::unique_ptr<sqlite3_stmt, Finalize> ordre;
        std::vector<int> rangs; // SQLite's index of $1, $2…: it numbers them as they appear
    };

    void configure(Usage usage);
    Ordre& prepare(std::string_view sql);
    void bind(Ordre const& ordre, std::span<Valeur const> valeurs);
    Resultat step(sqlite3_stmt* ordre);
    [[noreturn]] void fail(int code) const;

    std::string m_chemin;
    std::unique_ptr<sqlite3, Close> m_base;
    OrdresPar<Ordre> m_ordres; // closed before the base
};

}
