// SPDX-License-Identifier: EUPL-1.2
#include "storage/base_de_donnees/postgresql.h"

#include "base/ensure.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <utility>
#include <vector>

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

// OIDs of pg_type, fixed since always; the server's headers are not needed for four numbers.
constexpr unsigned oid_bool = 16, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23;

// Not in the URI, so that an operator's own `options` stand. A transaction that waits for its
// program holds the others up: the server ends it.
constexpr char const* reglages
    = "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on;"
      "SET statement_timeout = '30s'; SET lock_timeout = '20s';"
      "SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = error;"
      "SET synchronous_commit = on; SET jit = off; SET default_transaction_isolation = 'read "
      "committed'";

constexpr std::string_view point_de_reprise = "SAVEPOINT acte";

Genre genre_of(std::string_view etat)
{
    if (etat == "23505")
        return Genre::unicite;
    if (etat == "23503")
        return Genre::cle_etrangere;
    if (etat == "23502")
        return Genre::non_nul;
    if (etat == "23514")
        return Genre::controle;
    if (etat == "40001" || etat == "40P01" || etat == "55P03")
        return Genre::occupee;
    if (etat == "53100")
        return Genre::pleine;
    // Connection, resources, an operator's intervention, a system error, damaged data.
    bool const cancelled = etat == "57014";
    for (std::string_view const classe : { "08", "53", "57", "58", "XX" })
        if (etat.starts_with(classe) && !cancelled)
            return Genre::perdue;
    return Genre::autre;
}

std::string_view remedy(Genre genre)
{
    switch (genre) {
    case Genre::pleine:
        return "son disque est plein ; libérer de la place puis recommencer";
    case Genre::occupee:
        return "un autre acte l'occupe ; recommencer";
    case Genre::perdue:
        return "elle ne répond pas ; vérifier le serveur et son adresse, puis recommencer";
    default:
        return "l'acte est refusé, rien n'en est enregistré";
    }
}

std::string field(pg_result const* reponse, int code)
{
    char const* const text = PQresultErrorField(reponse, code);
    return text == nullptr ? std::string() : std::string(text);
}

std::string constraint_of(pg_result const* reponse, Genre genre)
{
    if (genre == Genre::non_nul)
        return field(reponse, PG_DIAG_TABLE_NAME) + "_" + field(reponse, PG_DIAG_COLUMN_NAME);
    return field(reponse, PG_DIAG_CONSTRAINT_NAME);
}

bool is_integer(unsigned oid)
{
    return oid == oid_int8 || oid == oid_int4 || oid == oid_int2;
}

void add_cell(Resultat& resultat, pg_result const* reponse, int ligne, int colonne, unsigned oid)
{
    if (PQgetisnull(reponse, ligne, colonne) == 1)
        return resultat.add_null();
    std::string_view const text(PQgetvalue(reponse, ligne, colonne),
        static_cast<std::size_t>(PQgetlength(reponse, ligne, colonne)));
    if (oid == oid_bool)
        return resultat.add(std::int64_t{ text == "t" });
    if (!is_integer(oid))
        return resultat.add(text);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    resultat.add(value);
}

Resultat rows_of(pg_result const* reponse)
{
    int const columns = PQnfields(reponse);
    Resultat resultat(static_cast<std::size_t>(columns));
    std::vector<unsigned> types;
    for (int i = 0; i < columns; ++i)
        types.push_back(PQftype(reponse, i));
    for (int row = 0; row < PQntuples(reponse); ++row)
        for (int i = 0; i < columns; ++i)
            add_cell(resultat, reponse, row, i, types[static_cast<std::size_t>(i)]);
    std::string_view const changed = PQcmdTuples(const_cast<pg_result*>(reponse));
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    resultat.set_changed(count);
    return resultat;
}

// Texts of the values as the protocol wants them; the numbers written here live as long as it.
struct Parametres {
    explicit Parametres(std::span<Valeur const> valeurs)
    {
        nombres.reserve(valeurs.size());
        for (auto const& valeur : valeurs) {
            if (auto const* entier = valeur.integer()) {
                pointeurs.push_back(nombres.emplace_back(std::to_string(*entier)).c_str());
            } else if (auto const* texte = valeur.text()) {
                check_text(*texte);
                pointeurs.push_back(texte->c_str());
            } else {
                pointeurs.push_back(nullptr);
            }
        }
    }
    std::vector<std::string> nombres;
    std::vector<char const*> pointeurs;
};

}

void Postgresql::Finish::operator()(pg_conn* connexion) const
{
    PQfinish(connexion);
}

void Postgresql::Clear::operator()(pg_result* resultat) const
{
    PQclear(resultat);
}

Postgresql::Postgresql(std::string const& uri, Usage usage) : m_uri(uri), m_usage(usage)
{
    connect();
}

Postgresql::~Postgresql() = default;

void Postgresql::connect()
{
    m_ordres.clear();
    m_attente.clear();
    m_ouverte = m_perdue = false;
    char const* const names[]
        = { "dbname", "client_encoding", "connect_timeout", "application_name", nullptr };
    char const* const values[] = { m_uri.c_str(), "UTF8", "5", "quitus", nullptr };
    m_connexion.reset(PQconnectdbParams(names, values, 1));
    if (PQstatus(m_connexion.get()) != CONNECTION_OK)
        fail(nullptr);
    PQsetNoticeProcessor(
        m_connexion.get(), [](void*, char const*) {}, nullptr);
    check(PQexec(m_connexion.get(), reglages));
    if (m_usage == Usage::lecture)
        check(PQexec(m_connexion.get(), "SET default_transaction_read_only = on"));
}

void Postgresql::fail(pg_result const* reponse) const
{
    auto const etat = field(reponse, PG_DIAG_SQLSTATE);
    bool const lost = PQstatus(m_connexion.get()) != CONNECTION_OK;
    auto const genre = lost ? Genre::perdue : genre_of(etat);
    // The primary message alone: its details hold values of rows.
    auto message = field(reponse, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty() && lost)
        message = "connexion rompue ou refusée";
    throw FauteDeBase(genre, lost ? std::string() : constraint_of(reponse, genre),
        fmt::format("Base PostgreSQL : {} ({} {}).", remedy(genre), etat, message));
}

Postgresql::Reponse Postgresql::check(pg_result* brut)
{
    Reponse reponse(brut);
    auto const status = PQresultStatus(brut);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
        m_ouverte = in_transaction();
        return reponse;
    }
    m_perdue = m_ouverte && PQstatus(m_connexion.get()) != CONNECTION_OK;
    fail(brut);
}

void Postgresql::reconnect_if_lost()
{
    if (PQstatus(m_connexion.get()) == CONNECTION_OK)
        return;
    // A transaction that was open is gone: going on would do half of it, on its own.
    if (m_perdue)
        fail(nullptr);
    connect();
}

void Postgresql::begin(char const* ordre)
{
    m_ouverte = m_perdue = false;
    reconnect_if_lost();
    try {
        execute(ordre);
    } catch (FauteDeBase const& faute) {
        // Nothing was asked yet: a server that restarted since the last act is no fault of this
        // one.
        if (faute.genre() != Genre::perdue)
            throw;
        connect();
        execute(ordre);
    }
}

void Postgresql::execute(std::string_view script)
{
    flush();
    reconnect_if_lost();
    check(PQexec(m_connexion.get(), std::string(script).c_str()));
}

std::string const& Postgresql::prepare(std::string_view sql, std::size_t valeurs)
{
    if (auto const found = m_ordres.find(sql); found != m_ordres.end())
        return found->second;
    auto name = fmt::format("o{}", m_ordres.size());
    check(PQprepare(m_connexion.get(), name.c_str(), std::string(sql).c_str(),
        static_cast<int>(valeurs), nullptr));
    return m_ordres.emplace(sql, std::move(name)).first->second;
}

Resultat Postgresql::query(std::string_view sql, std::span<Valeur const> valeurs)
{
    reconnect_if_lost();
    bool const prepared = m_ordres.contains(sql)
        && std::ranges::all_of(
            m_attente, [&](Attente const& attente) { return m_ordres.contains(attente.sql); });
    if (prepared && !m_attente.empty())
        return query_behind(sql, valeurs);
    // The first time, one by one: what cannot be prepared then fails in its place.
    for (auto const& attente : std::exchange(m_attente, {}))
        query_now(attente.sql, attente.valeurs);
    return query_now(sql, valeurs);
}

Resultat Postgresql::query_now(std::string_view sql, std::span<Valeur const> valeurs)
{
    Parametres const parametres(valeurs);
    auto const& name = prepare(sql, valeurs.size());
    auto const reponse = check(PQexecPrepared(m_connexion.get(), name.c_str(),
        static_cast<int>(valeurs.size()), parametres.pointeurs.data(), nullptr, nullptr, 0));
    return rows_of(reponse.get());
}

void Postgresql::post(std::string_view sql, std::span<Valeur const> valeurs)
{
    if (!m_ouverte) {
        query(sql, valeurs);
        return;
    }
    for (auto const& valeur : valeurs)
        if (auto const* texte = valeur.text())
            check_text(*texte);
    m_attente.push_back({ std::string(sql), { valeurs.begin(), valeurs.end() } });
}

void Postgresql::send(std::string_view sql, std::span<Valeur const> valeurs)
{
    Parametres const parametres(valeurs);
    if (PQsendQueryPrepared(m_connexion.get(), m_ordres.find(sql)->second.c_str(),
            static_cast<int>(valeurs.size()), parametres.pointeurs.data(), nullptr, nullptr, 0)
        != 1)
        give_up();
}

// A pipeline that could not be sent leaves nothing to speak to.
void Postgresql::give_up()
{
    m_perdue = m_ouverte;
    m_connexion.reset();
    fail(nullptr);
}

// All that waits, then this query, in one round trip.
Resultat Postgresql::query_behind(std::string_view sql, std::span<Valeur const> valeurs)
{
    auto const waiting = std::exchange(m_attente, {});
    PQenterPipelineMode(m_connexion.get());
    for (auto const& attente : waiting)
        send(attente.sql, attente.valeurs);
    send(sql, valeurs);
    if (PQpipelineSync(m_connexion.get()) != 1)
        give_up();
    auto const reponse = receive(waiting.size() + 1);
    return rows_of(reponse.get());
}

// The answer to the last of them, or the fault of the first that failed.
Postgresql::Reponse Postgresql::receive(std::size_t ordres)
{
    Reponse last;
    Reponse failed;
    for (std::size_t i = 0; i < ordres; ++i) {
        // Each answer is followed by a null one; a lost connection gives nothing but those.
        while (auto* const brut = PQgetResult(m_connexion.get())) {
            last.reset(brut);
            auto const status = PQresultStatus(brut);
            if (status == PGRES_FATAL_ERROR && !failed)
                failed = std::move(last);
        }
    }
    if (PQstatus(m_connexion.get()) == CONNECTION_OK) {
        PQclear(PQgetResult(m_connexion.get())); // the end of the pipeline
        PQexitPipelineMode(m_connexion.get());
    } else if (!failed) {
        give_up();
    }
    return check(failed ? failed.release() : last.release());
}

void Postgresql::flush()
{
    if (m_attente.empty())
        return;
    auto const last = std::move(m_attente.back());
    m_attente.pop_back();
    query(last.sql, last.valeurs);
}

void Postgresql::commit()
{
    flush();
    reconnect_if_lost();
    auto const reponse = check(PQexec(m_connexion.get(), "COMMIT"));
    // A transaction in which a statement failed answers COMMIT by undoing it, without a word.
    if (std::string_view(PQcmdStatus(reponse.get())) != "COMMIT")
        throw FauteDeBase(Genre::autre, {},
            "Base PostgreSQL : un ordre de la transaction avait échoué ; rien n'en est "
            "enregistré.");
}

void Postgresql::rollback() noexcept
{
    m_attente.clear();
    if (in_transaction())
        PQclear(PQexec(m_connexion.get(), "ROLLBACK"));
    m_ouverte = m_perdue = false;
}

bool Postgresql::in_transaction() const
{
    auto const status = PQtransactionStatus(m_connexion.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

void Postgresql::save()
{
    post(point_de_reprise, std::span<Valeur const>());
}

void Postgresql::keep()
{
    // The act that breaks a deferred constraint is refused alone, not with all of its batch.
    std::span<Valeur const> const none;
    post("SET CONSTRAINTS ALL IMMEDIATE", none);
    post("SET CONSTRAINTS ALL DEFERRED", none);
    query("RELEASE SAVEPOINT acte", none);
}

void Postgresql::undo()
{
    // When the savepoint itself still waits, nothing of the act has left.
    bool const sent = m_attente.empty() || m_attente.front().sql != point_de_reprise;
    m_attente.clear();
    if (sent)
        execute("ROLLBACK TO SAVEPOINT acte; RELEASE SAVEPOINT acte");
}

}
