// SPDX-License-Identifier: EUPL-1.2
#include "storage/migrations/migrations.h"

#include "base/ensure.h"
#include "base/sha256.h"
#include "embedded/migrations.h"

#include <charconv>
#include <fmt/format.h>
#include <map>

namespace quitus::storage {
namespace {

constexpr std::string_view suffixe_sqlite = ".sqlite.sql", suffixe_postgresql = ".postgresql.sql";

bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

struct Remplacement {
    std::string_view de, vers;
};
constexpr Remplacement mots[]
    = { { ") STRICT, WITHOUT ROWID;", ");" }, { ") STRICT;", ");" }, { "INTEGER", "BIGINT" } };

// The replacement that begins there, a whole word; null when there is none.
Remplacement const* replacement_at(std::string_view script, std::size_t at)
{
    for (auto const& mot : mots) {
        if (!script.substr(at).starts_with(mot.de))
            continue;
        auto const end = at + mot.de.size();
        bool const begins = at == 0 || !is_word(script[at - 1]) || !is_word(mot.de.front());
        bool const ends = end == script.size() || !is_word(script[end]) || !is_word(mot.de.back());
        if (begins && ends)
            return &mot;
    }
    return nullptr;
}

int number_of(std::string_view path)
{
    int number = 0;
    std::from_chars(path.data(), path.data() + path.size(), number);
    return number;
}

// « 0001_journal.sqlite.sql » gives « journal ».
std::string_view name_of(std::string_view path)
{
    auto const begin = path.find('_') + 1;
    return path.substr(begin, path.find('.') - begin);
}

void create_versions(Connexion& connexion)
{
    connexion.execute("CREATE TABLE IF NOT EXISTS versions_du_schema ("
                      "numero BIGINT NOT NULL PRIMARY KEY, nom TEXT NOT NULL,"
                      "empreinte TEXT NOT NULL)");
}

// From here to the commit, one program migrates and the others wait, as long as a large database
// takes: the limits of an ordinary act do not hold here.
void begin_alone(Connexion& connexion)
{
    if (connexion.moteur() == Moteur::sqlite)
        connexion.execute("PRAGMA busy_timeout = 3600000");
    connexion.begin_write();
    if (connexion.moteur() == Moteur::postgresql) {
        connexion.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0");
        connexion.query("SELECT pg_advisory_xact_lock(7204863512)");
    }
}

void check_applied(Resultat const& appliquees, std::span<Migration const> migrations)
{
    for (auto const ligne : appliquees) {
        auto const numero = static_cast<std::size_t>(ligne.integer(0));
        if (numero > migrations.size())
            throw SchemaRefuse(fmt::format(
                "La base est à la version {} de son schéma ; ce programme n'en connaît que {}. "
                "Installer la version du programme qui l'a écrite, ou une plus récente.",
                numero, migrations.size()));
        auto const& migration = migrations[numero - 1];
        if (ligne.text(1) != base::sha256_hex(migration.script))
            throw SchemaRefuse(fmt::format(
                "L'étape {} ({}) du schéma de la base n'est pas celle de ce programme : l'un des "
                "deux a été modifié. Restaurer la base ou le programme d'origine.",
                numero, migration.nom));
    }
}

// Applies the next step, if there is one; its transaction is already begun.
bool apply_next(Connexion& connexion, std::span<Migration const> migrations)
{
    create_versions(connexion);
    auto const appliquees
        = connexion.query("SELECT numero, empreinte FROM versions_du_schema ORDER BY numero");
    check_applied(appliquees, migrations);
    if (appliquees.size() == migrations.size())
        return false;
    auto const& migration = migrations[appliquees.size()];
    QUITUS_ENSURE(migration.numero == static_cast<int>(appliquees.size()) + 1);
    connexion.execute(migration.script);
    connexion.query("INSERT INTO versions_du_schema (numero, nom, empreinte) VALUES ($1, $2, $3)",
        { migration.numero, migration.nom, base::sha256_hex(migration.script) });
    return true;
}

}

std::string for_postgresql(std::string_view script)
{
    std::string text;
    for (std::size_t at = 0; at < script.size();) {
        if (auto const* mot = replacement_at(script, at)) {
            text += mot->vers;
            at += mot->de.size();
        } else {
            text += script[at++];
        }
    }
    return text;
}

std::vector<Migration> migrations_of(Moteur moteur)
{
    auto const own = moteur == Moteur::sqlite ? suffixe_sqlite : suffixe_postgresql;
    auto const other = moteur == Moteur::sqlite ? suffixe_postgresql : suffixe_sqlite;
    std::map<int, Migration> steps;
    // Twice: what is common comes first.
    for (bool const commun : { true, false })
        for (auto const& [path, content] : embedded::migrations()) {
            if (path.ends_with(other) || path.ends_with(own) == commun)
                continue;
            auto& step = steps[number_of(path)];
            step.numero = number_of(path);
            step.nom = name_of(path);
            step.script
                += moteur == Moteur::sqlite ? std::string(content) : for_postgresql(content);
        }
    std::vector<Migration> migrations;
    for (auto& [numero, step] : steps)
        migrations.push_back(std::move(step));
    return migrations;
}

int migrate(Connexion& connexion, std::span<Migration const> migrations)
{
    int done = 0;
    for (;;) {
        begin_alone(connexion);
        try {
            if (!apply_next(connexion, migrations)) {
                connexion.commit();
                return done;
            }
            connexion.commit();
        } catch (...) {
            connexion.rollback();
            throw;
        }
        ++done;
    }
}

int schema_version(Connexion& connexion)
{
    connexion.begin_write();
    create_versions(connexion);
    auto const found = connexion.query("SELECT max(numero) FROM versions_du_schema");
    auto const version = found[0].integer_or_none(0).value_or(0);
    connexion.commit();
    return static_cast<int>(version);
}

}
