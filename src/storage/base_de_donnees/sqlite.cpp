// SPDX-License-Identifier: EUPL-1.2
#include "storage/base_de_donnees/sqlite.h"

#include "base/ensure.h"

#include <cerrno>
#include <fmt/format.h>
#include <sqlite3.h>

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

constexpr int attente_ms = 10'000;

Genre genre_of_constraint(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return Genre::unicite;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return Genre::cle_etrangere;
    case SQLITE_CONSTRAINT_NOTNULL:
        return Genre::non_nul;
    default: // CHECK, a trigger, a type of a STRICT table
        return Genre::controle;
    }
}

// The system's last error on one of the two files of the base: SQLite forgets the one of the write
// that failed, its files do not.
int system_error_of(sqlite3* base, int pointeur)
{
    sqlite3_file* fichier = nullptr;
    int code = 0;
    if (sqlite3_file_control(base, "main", pointeur, &fichier) == SQLITE_OK && fichier != nullptr
        && fichier->pMethods != nullptr)
        fichier->pMethods->xFileControl(fichier, SQLITE_FCNTL_LAST_ERRNO, &code);
    return code;
}

int system_error_of(sqlite3* base)
{
    int const journal = system_error_of(base, SQLITE_FCNTL_JOURNAL_POINTER);
    return journal != 0 ? journal : system_error_of(base, SQLITE_FCNTL_FILE_POINTER);
}

// A disk that refuses to grow a file, or a user whose quota is reached.
bool is_full(int code, int systeme)
{
    return (code & 0xff) == SQLITE_FULL
        || ((code & 0xff) == SQLITE_IOERR
            && (systeme == ENOSPC || systeme == EDQUOT || systeme == EFBIG));
}

Genre genre_of(int code, int systeme)
{
    if (is_full(code, systeme))
        return Genre::pleine;
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return genre_of_constraint(code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Genre::occupee;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
        return Genre::perdue;
    default:
        return Genre::autre;
    }
}

// « UNIQUE constraint failed: a.x, a.y » gives « a_x_y », as PostgreSQL's constraint is named.
std::string constraint_of(std::string_view message)
{
    constexpr std::string_view marque = " constraint failed: ";
    auto const found = message.find(marque);
    if (found == std::string_view::npos)
        return message.starts_with("FOREIGN") ? std::string() : std::string(message);
    message.remove_prefix(found + marque.size());
    std::string name;
    std::string_view table;
    while (!message.empty()) {
        auto const end = message.find(", ");
        auto part = message.substr(0, end);
        message.remove_prefix(end == std::string_view::npos ? message.size() : end + 2);
        if (auto const dot = part.find('.'); dot != std::string_view::npos) {
            table = part.substr(0, dot);
            part.remove_prefix(dot + 1);
        }
        name += name.empty() ? std::string(table) + (table.empty() ? "" : "_") : std::string("_");
        name += part;
    }
    return name;
}

std::string_view remedy(Genre genre)
{
    switch (genre) {
    case Genre::pleine:
        return "le disque est plein ; libérer de la place puis recommencer";
    case Genre::occupee:
        return "un autre programme l'occupe ; recommencer";
    case Genre::perdue:
        return "vérifier que le fichier existe, qu'il est lisible et que son disque répond";
    default:
        return "l'acte est refusé, rien n'en est enregistré";
    }
}

}

void Sqlite::Close::operator()(sqlite3* base) const
{
    sqlite3_close(base);
}

void Sqlite::Finalize::operator()(sqlite3_stmt* ordre) const
{
    sqlite3_finalize(ordre);
}

Sqlite::~Sqlite() = default;

void Sqlite::fail(int code) const
{
    int const etendu = m_base ? sqlite3_extended_errcode(m_base.get()) : code;
    auto const genre
        = genre_of(etendu, (etendu & 0xff) == SQLITE_IOERR ? system_error_of(m_base.get()) : 0);
    std::string const message = m_base ? sqlite3_errmsg(m_base.get()) : sqlite3_errstr(code);
    bool const contrainte = (etendu & 0xff) == SQLITE_CONSTRAINT;
    throw FauteDeBase(genre, contrainte ? constraint_of(message) : std::string(),
        fmt::format("Base SQLite {} : {} ({}).", m_chemin, remedy(genre), message));
}

Sqlite::Sqlite(std::string const& chemin, Usage usage) : m_chemin(chemin)
{
    int const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (usage == Usage::lecture ? SQLITE_OPEN_READONLY
                                   : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3* base = nullptr;
    int const code = sqlite3_open_v2(chemin.c_str(), &base, flags, nullptr);
    m_base.reset(base);
    if (code != SQLITE_OK)
        fail(code);
    configure(usage);
}

void Sqlite::configure(Usage usage)
{
    sqlite3_busy_timeout(m_base.get(), attente_ms);
    sqlite3_db_config(m_base.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "name" is a column, never a text by accident: PostgreSQL reads it so.
    sqlite3_db_config(m_base.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_base.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768;"
            "PRAGMA temp_store = MEMORY");
    if (usage == Usage::lecture)
        return execute("PRAGMA query_only = ON");
    execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    auto const journal = query("PRAGMA journal_mode");
    if (journal.empty() || journal[0].text(0) != "wal")
        throw FauteDeBase(Genre::perdue, {},
            fmt::format("Base SQLite {} : ce disque ne permet pas le journal WAL (disque "
                        "réseau ?) ; la mettre sur un disque local.",
                m_chemin));
}

void Sqlite::execute(std::string_view script)
{
    std::string const text(script);
    int const code = sqlite3_exec(m_base.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

Sqlite::Ordre& Sqlite::prepare(std::string_view sql)
{
    if (auto const found = m_ordres.find(sql); found != m_ordres.end())
        return found->second;
    Ordre ordre;
    sqlite3_stmt* brut = nullptr;
    char const* rest = nullptr;
    int const code = sqlite3_prepare_v3(m_base.get(), sql.data(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &brut, &rest);
    ordre.ordre.reset(brut);
    if (code != SQLITE_OK)
        fail(code);
    QUITUS_ENSURE(brut != nullptr && rest == sql.data() + sql.size()); // one statement
    int const count = sqlite3_bind_parameter_count(brut);
    for (int rang = 1; rang <= count; ++rang)
        ordre.rangs.push_back(sqlite3_bind_parameter_index(brut, fmt::format("${}", rang).c_str()));
    return m_ordres.emplace(sql, std::move(ordre)).first->second;
}

void Sqlite::bind(Ordre const& ordre, std::span<Valeur const> valeurs)
{
    QUITUS_ENSURE(valeurs.size() == ordre.rangs.size());
    auto* const brut = ordre.ordre.get();
    for (std::size_t i = 0; i < valeurs.size(); ++i) {
        QUITUS_ENSURE(ordre.rangs[i] != 0); // named $1, $2… without a gap
        int code = SQLITE_OK;
        if (auto const* entier = valeurs[i].integer()) {
            code = sqlite3_bind_int64(brut, ordre.rangs[i], *entier);
        } else if (auto const* texte = valeurs[i].text()) {
            check_text(*texte);
            // The values outlive the step: no copy.
            code = sqlite3_bind_text64(
                brut, ordre.rangs[i], texte->data(), texte->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else {
            code = sqlite3_bind_null(brut, ordre.rangs[i]);
        }
        if (code != SQLITE_OK)
            fail(code);
    }
}

Resultat Sqlite::query(std::string_view sql, std::span<Valeur const> valeurs)
{
    auto& ordre = prepare(sql);
    struct Reset {
        sqlite3_stmt* ordre;
        ~Reset()
        {
            sqlite3_reset(ordre);
            sqlite3_clear_bindings(ordre);
        }
    } const reset{ ordre.ordre.get() };
    bind(ordre, valeurs);
    return step(ordre.ordre.get());
}

Resultat Sqlite::step(sqlite3_stmt* ordre)
{
    auto const columns = sqlite3_column_count(ordre);
    Resultat resultat(static_cast<std::size_t>(columns));
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(ordre)) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            switch (sqlite3_column_type(ordre, i)) {
            case SQLITE_NULL:
                resultat.add_null();
                break;
            case SQLITE_INTEGER:
                resultat.add(std::int64_t{ sqlite3_column_int64(ordre, i) });
                break;
            default: {
                auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(ordre, i));
                resultat.add(std::string_view(
                    bytes, static_cast<std::size_t>(sqlite3_column_bytes(ordre, i))));
            }
            }
        }
    }
    if (code != SQLITE_DONE)
        fail(code);
    resultat.set_changed(sqlite3_changes64(m_base.get()));
    return resultat;
}

void Sqlite::begin_read()
{
    query("BEGIN DEFERRED");
    try {
        // The state is chosen by the first read, not by BEGIN: choose it here.
        query("SELECT count(*) FROM sqlite_schema WHERE rowid < 0");
    } catch (...) {
        rollback();
        throw;
    }
}

void Sqlite::rollback() noexcept
{
    if (in_transaction())
        sqlite3_exec(m_base.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Sqlite::in_transaction() const
{
    return sqlite3_get_autocommit(m_base.get()) == 0;
}

void Sqlite::keep()
{
    // Zero only when every foreign key, deferred ones too, is satisfied: the act that left one
    // open is refused alone, not with all the acts of its batch.
    int current = 0;
    int highest = 0;
    sqlite3_db_status(m_base.get(), SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
    if (current != 0)
        throw FauteDeBase(Genre::cle_etrangere, {},
            fmt::format("Base SQLite {} : l'acte laisse une référence sans objet ; rien n'en "
                        "est enregistré.",
                m_chemin));
    query("RELEASE SAVEPOINT acte");
}

}
