// SPDX-License-Identifier: EUPL-1.2
// A conversation with a PostgreSQL server. The text is UTF-8, a statement that lasts is cut,
// notices are silent. When the server goes away, what was running fails as lost; the next
// transaction or statement outside any reaches it again.
#pragma once

#include "storage/base_de_donnees/connexion.h"
#include "storage/base_de_donnees/ordres_par.h"

#include <vector>

struct pg_conn;
struct pg_result;

namespace quitus::storage {

class Postgresql : public Connexion {
public:
    Postgresql(std::string const& uri, Usage usage);
    ~Postgresql() override;

    Moteur moteur() const override { return Moteur::postgresql; }
    void execute(std::string_view script) override;
    using Connexion::query;
    Resultat query(std::string_view sql, std::span<Valeur const> valeurs) override;
    using Connexion::post;
    void post(std::string_view sql, std::span<Valeur const> valeurs) override;
    void begin_write() override { begin("BEGIN"); }
    void begin_read() override { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    void commit() override;
    void rollback() noexcept override;
    bool in_transaction() const override;
    void save() override;
    void keep() override;
    void undo() override;

private:
    struct Finish {
        void operator()(pg_conn* connexion) const;
    };
    struct Clear {
        void operator()(pg_result* resultat) const;
    };
    using Reponse = std::unique_ptr<pg_result, Clear>;

    // A statement that goes with the next query.
    struct Attente {
        std::string sql;
        std::vector<Valeur> valeurs;
    };

    void connect();
    Resultat query_now(std::string_view sql, std::span<Valeur const> valeurs);
    Resultat query_behind(std::string_view sql, std::span<Valeur const> valeurs);
    void send(std::string_view sql, std::span<Valeur const> valeurs);
    Reponse receive(std::size_t ordres);
    void flush();
    [[noreturn]] void give_up();
    void reconnect_if_lost();
    void begin(char const* ordre);
    std::string const& prepare(std::string_view sql, std::size_t valeurs);
    Reponse check(pg_result* brut);
    [[noreturn]] void fail(pg_result const* reponse) const;

    std::string m_uri;
    Usage m_usage;
    std::unique_ptr<pg_conn, Finish> m_connexion;
    bool m_ouverte = false; // a transaction was open after the last answer
    bool m_perdue = false; // that transaction is gone with the server
    OrdresPar<std::string> m_ordres; // text → name
    std::vector<Attente> m_attente;
};

}
