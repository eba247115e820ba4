// SPDX-License-Identifier: EUPL-1.2
#include "bases_d_essai.h"

#include <limits>

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

class Connexions : public SurChaqueBase {
protected:
    std::unique_ptr<Connexion> connexion = base.writer();
};
QUITUS_ON_EACH_DATABASE(Connexions);

}

TEST_P(Connexions, NumbersThePlaceholdersAsWrittenNotAsTheyAppear)
{
    auto const rows = connexion->query(
        "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT)", { "un", "deux" });
    EXPECT_EQ(rows[0].text(0), "deux");
    EXPECT_EQ(rows[0].text(1), "un");
    EXPECT_EQ(rows[0].text(2), "deux");
}

TEST_P(Connexions, GivesBackWhatItWasGiven)
{
    connexion->execute("CREATE TABLE a (n BIGINT, t TEXT)");
    for (std::int64_t const n : { std::numeric_limits<std::int64_t>::min(), std::int64_t{ 0 },
             std::numeric_limits<std::int64_t>::max() })
        connexion->query(
            "INSERT INTO a (n, t) VALUES ($1, $2)", { n, "Reçu : « œuvre » 🙂" });
    connexion->query("INSERT INTO a (n, t) VALUES ($1, $2)", { nullptr, "" });
    auto const rows = connexion->query("SELECT n, t FROM a ORDER BY n IS NULL, n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].integer(0), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(rows[2].integer(0), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(rows[2].text(1), "Reçu : « œuvre » 🙂");
    EXPECT_TRUE(rows[3].is_null(0));
    EXPECT_EQ(rows[3].integer_or_none(0), std::nullopt);
    EXPECT_EQ(rows[3].text_or_none(1), std::string());
}

TEST_P(Connexions, ReadsATruthAsOneOrZero)
{
    auto const rows = connexion->query("SELECT 1 = 1, 1 = 2");
    EXPECT_EQ(rows[0].integer(0), 1);
    EXPECT_EQ(rows[0].integer(1), 0);
}

TEST_P(Connexions, CountsTheRowsThatAStatementTouched)
{
    connexion->execute("CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1), (2), (3)");
    EXPECT_EQ(connexion->query("UPDATE a SET n = n + 10 WHERE n > $1", { 1 }).changed(), 2);
    EXPECT_EQ(connexion->query("DELETE FROM a WHERE n = $1", { 99 }).changed(), 0);
}

TEST_P(Connexions, TellsAUniqueViolationAndItsConstraint)
{
    connexion->execute("CREATE TABLE titres (dispositif TEXT, cle TEXT, CONSTRAINT "
                       "titres_dispositif_cle UNIQUE (dispositif, cle))");
    char const* const insert = "INSERT INTO titres (dispositif, cle) VALUES ($1, $2)";
    connexion->query(insert, { "PHA_LGO", "secret" });
    auto const faute = fault_of([&] { connexion->query(insert, { "PHA_LGO", "secret" }); });
    EXPECT_EQ(faute.genre(), Genre::unicite);
    EXPECT_EQ(faute.contrainte(), "titres_dispositif_cle");
    EXPECT_EQ(std::string(faute.what()).find("secret"), std::string::npos) << faute.what();
    // The statement may be used again.
    connexion->query(insert, { "RAD_RIS", "secret" });
    EXPECT_EQ(connexion->query("SELECT count(*) FROM titres")[0].integer(0), 2);
}

TEST_P(Connexions, TellsAUniqueIndexAsAConstraint)
{
    connexion->execute(
        "CREATE TABLE t (a TEXT, b BIGINT);"
        "CREATE UNIQUE INDEX t_a ON t (a) WHERE b = 1; INSERT INTO t VALUES ('x', 1)");
    connexion->execute("INSERT INTO t VALUES ('x', 2)");
    auto const faute = fault_of([&] { connexion->execute("INSERT INTO t VALUES ('x', 1)"); });
    EXPECT_EQ(faute.genre(), Genre::unicite);
    EXPECT_EQ(faute.contrainte(), "t_a");
}

TEST_P(Connexions, TellsTheOtherConstraintsApart)
{
    connexion->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY);"
                       "CREATE TABLE b (n BIGINT NOT NULL CONSTRAINT b_n_positif CHECK (n > 0), "
                       "a BIGINT NOT NULL REFERENCES a (n))");
    auto const nul = fault_of([&] { connexion->execute("INSERT INTO b VALUES (1, NULL)"); });
    EXPECT_EQ(nul.genre(), Genre::non_nul);
    EXPECT_EQ(nul.contrainte(), "b_a");
    auto const controle = fault_of([&] { connexion->execute("INSERT INTO b VALUES (0, 1)"); });
    EXPECT_EQ(controle.genre(), Genre::controle);
    EXPECT_EQ(controle.contrainte(), "b_n_positif");
    auto const cle = fault_of([&] { connexion->execute("INSERT INTO b VALUES (1, 7)"); });
    EXPECT_EQ(cle.genre(), Genre::cle_etrangere);
    auto const syntaxe = fault_of([&] { connexion->execute("SELEC 1"); });
    EXPECT_EQ(syntaxe.genre(), Genre::autre);
}

TEST_P(Connexions, RefusesWhatIsNoText)
{
    connexion->execute("CREATE TABLE a (t TEXT)");
    using namespace std::string_view_literals;
    for (auto const text : { "a\0b"sv, "\xff"sv, "\xc3"sv, "\xed\xa0\x80"sv }) {
        auto const faute
            = fault_of([&] { connexion->query("INSERT INTO a (t) VALUES ($1)", { text }); });
        EXPECT_EQ(faute.contrainte(), "texte");
    }
    EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 0);
}

TEST_P(Connexions, UndoesASavepointAndKeepsTheRest)
{
    connexion->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY)");
    connexion->begin_write();
    connexion->save();
    connexion->execute("INSERT INTO a VALUES (1)");
    connexion->keep();
    connexion->save();
    connexion->execute("INSERT INTO a VALUES (2)");
    fault_of([&] { connexion->execute("INSERT INTO a VALUES (1)"); });
    connexion->undo();
    connexion->save();
    connexion->execute("INSERT INTO a VALUES (3)");
    connexion->keep();
    EXPECT_TRUE(connexion->in_transaction());
    connexion->commit();
    EXPECT_FALSE(connexion->in_transaction());
    auto const rows = connexion->query("SELECT n FROM a ORDER BY n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].integer(0), 3);
}

TEST_P(Connexions, NeverCommitsATransactionInWhichAStatementFailedUnnoticed)
{
    connexion->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY); INSERT INTO a VALUES (1)");
    connexion->begin_write();
    fault_of([&] { connexion->execute("INSERT INTO a VALUES (1)"); });
    connexion->rollback();
    EXPECT_FALSE(connexion->in_transaction());
    connexion->execute("INSERT INTO a VALUES (2)");
    EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 2);
}

TEST_P(Connexions, AReadingSeesOneStateWhateverIsCommittedMeanwhile)
{
    connexion->execute("CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1)");
    auto const reader = base.reader();
    auto const count = [&] { return reader->query("SELECT count(*) FROM a")[0].integer(0); };
    connexion->begin_write();
    connexion->execute("INSERT INTO a VALUES (2)");
    EXPECT_EQ(count(), 1) << "what is not committed is seen by nobody";
    reader->begin_read();
    connexion->commit();
    // SQLite and PostgreSQL choose the state when the reading begins or at its first look.
    auto const seen = count();
    connexion->execute("INSERT INTO a VALUES (3)");
    EXPECT_EQ(count(), seen);
    reader->commit();
    EXPECT_EQ(count(), 3);
}

TEST_P(Connexions, AReaderWritesNothing)
{
    connexion->execute("CREATE TABLE a (n BIGINT)");
    auto const reader = base.reader();
    fault_of([&] { reader->execute("INSERT INTO a VALUES (1)"); });
    reader->begin_read();
    fault_of([&] { reader->execute("INSERT INTO a VALUES (1)"); });
    reader->rollback();
    EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 0);
}

TEST_P(Connexions, ChecksAReferenceOfLaterWhenTheActEnds)
{
    connexion->execute(
        "CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY);"
        "CREATE TABLE b (a BIGINT NOT NULL REFERENCES a (n) DEFERRABLE INITIALLY DEFERRED)");
    connexion->begin_write();
    connexion->save();
    connexion->execute("INSERT INTO b VALUES (1); INSERT INTO a VALUES (1)");
    connexion->keep();
    connexion->save();
    connexion->execute("INSERT INTO b VALUES (2)");
    EXPECT_EQ(fault_of([&] { connexion->keep(); }).genre(), Genre::cle_etrangere);
    connexion->undo();
    connexion->commit();
    EXPECT_EQ(connexion->query("SELECT count(*) FROM b")[0].integer(0), 1);
}

TEST_P(Connexions, WhatIsPostedIsDoneInItsPlaceAndSaidAtTheLatestByKeep)
{
    connexion->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY)");
    // Twice: the first time prepares the statements, the second sends them together.
    for (int round = 0; round < 2; ++round) {
        auto const n = [&](int i) { return 10 * round + i; };
        char const* const insert = "INSERT INTO a (n) VALUES ($1)";
        connexion->begin_write();
        connexion->save();
        connexion->post(insert, { n(1) });
        connexion->post(insert, { n(2) });
        EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 4 * round + 2);
        connexion->post("DELETE FROM a WHERE n = $1", { n(2) });
        connexion->keep();

        connexion->save();
        auto const faute = fault_of([&] {
            connexion->post(insert, { n(3) });
            connexion->post(insert, { n(1) });
            connexion->post(insert, { n(4) });
            connexion->keep();
        });
        EXPECT_EQ(faute.genre(), Genre::unicite);
        connexion->undo();

        connexion->save();
        connexion->undo(); // nothing was asked between
        connexion->save();
        connexion->post(insert, { n(5) });
        connexion->undo();
        connexion->save();
        connexion->post(insert, { n(6) });
        connexion->keep();
        connexion->post(insert, { n(7) });
        connexion->post(insert, { n(8) });
        connexion->commit(); // sends what waits
        EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 4 * (round + 1));
    }
    auto const rows = connexion->query("SELECT n FROM a WHERE n > 10 ORDER BY n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].integer(0), 11);
    EXPECT_EQ(rows[1].integer(0), 16);

    // Outside a transaction, at once.
    EXPECT_EQ(fault_of([&] { connexion->post("INSERT INTO a (n) VALUES ($1)", { 1 }); }).genre(),
        Genre::unicite);
    connexion->begin_write();
    connexion->post("INSERT INTO a (n) VALUES ($1)", { 99 });
    connexion->rollback();
    EXPECT_EQ(connexion->query("SELECT count(*) FROM a WHERE n = 99")[0].integer(0), 0);
}

TEST_P(Connexions, AStatementThatCannotBeReadIsUndoneWithItsActAlone)
{
    connexion->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY)");
    connexion->begin_write();
    connexion->save();
    connexion->post("INSERT INTO a (n) VALUES ($1)", { 1 });
    connexion->keep();
    connexion->save();
    fault_of([&] { connexion->query("SELECT x FROM nowhere"); });
    connexion->undo();
    connexion->commit();
    EXPECT_EQ(connexion->query("SELECT count(*) FROM a")[0].integer(0), 1);
}

TEST(ConnexionSqlite, SaysBusyWhenAnotherWrites)
{
    BaseDEssai const base(Moteur::sqlite);
    auto const first = base.writer();
    auto const second = base.writer();
    second->execute("PRAGMA busy_timeout = 0");
    first->begin_write();
    EXPECT_EQ(fault_of([&] { second->begin_write(); }).genre(), Genre::occupee);
    first->rollback();
    second->begin_write();
    second->rollback();
}

TEST(ConnexionSqlite, SyncsEveryCommitInAWriteAheadLog)
{
    BaseDEssai const base(Moteur::sqlite);
    auto const connexion = base.writer();
    EXPECT_EQ(connexion->query("PRAGMA journal_mode")[0].text(0), "wal");
    EXPECT_EQ(connexion->query("PRAGMA synchronous")[0].integer(0), 2);
    EXPECT_EQ(connexion->query("PRAGMA foreign_keys")[0].integer(0), 1);
    EXPECT_EQ(connexion->query("PRAGMA trusted_schema")[0].integer(0), 0);
}

TEST(ConnexionSqlite, SaysLostForWhatIsNoDatabase)
{
    DossierTemporaire const dossier;
    auto const path = dossier.chemin() / "quitus.db";
    EXPECT_EQ(fault_of([&] {
        Adresse a{ Moteur::sqlite, path.string() };
        open(a, Usage::lecture);
    }).genre(),
        Genre::perdue);
    std::FILE* const file = std::fopen(path.c_str(), "w");
    for (int i = 0; i < 1000; ++i)
        std::fputs("this is no database at all\n", file);
    std::fclose(file);
    auto const faute = fault_of([&] { open({ Moteur::sqlite, path.string() }, Usage::ecriture); });
    EXPECT_EQ(faute.genre(), Genre::perdue);
    EXPECT_NE(std::string(faute.what()).find(path.string()), std::string::npos);
}

TEST(ConnexionPostgresql, SaysBusyWhenALockIsHeld)
{
    BaseDEssai const base(Moteur::postgresql);
    auto const first = base.writer();
    auto const second = base.writer();
    first->execute("CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1)");
    second->execute("SET lock_timeout = '20ms'");
    first->begin_write();
    first->query("SELECT n FROM a FOR UPDATE");
    second->begin_write();
    EXPECT_EQ(
        fault_of([&] { second->query("SELECT n FROM a FOR UPDATE"); }).genre(), Genre::occupee);
    second->rollback();
    first->rollback();
}

TEST(ConnexionPostgresql, ReadsTheStatesOfTheServerAsKindsOfFaults)
{
    BaseDEssai const base(Moteur::postgresql);
    auto const connexion = base.writer();
    auto const genre = [&](char const* etat) {
        return fault_of([&] {
            connexion->execute(
                fmt::format("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{}'; END $$", etat));
        }).genre();
    };
    EXPECT_EQ(genre("53100"), Genre::pleine);
    EXPECT_EQ(genre("40001"), Genre::occupee);
    EXPECT_EQ(genre("40P01"), Genre::occupee);
    EXPECT_EQ(genre("57P01"), Genre::perdue);
    EXPECT_EQ(genre("58030"), Genre::perdue);
    EXPECT_EQ(genre("57014"), Genre::autre);
    EXPECT_EQ(genre("22012"), Genre::autre);
}

TEST(ConnexionPostgresql, FailsTheActThatLosesTheServerAndReachesItForTheNext)
{
    BaseDEssai const base(Moteur::postgresql);
    auto const connexion = base.writer();
    auto const other = base.writer();
    std::int64_t pid = 0;
    auto const mark = [&] { pid = connexion->query("SELECT pg_backend_pid()")[0].integer(0); };
    auto const cut
        = [&] { other->query("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)", { pid }); };
    connexion->execute("CREATE TABLE a (n BIGINT)");
    connexion->begin_write();
    connexion->execute("INSERT INTO a VALUES (1)");
    mark();
    cut();
    EXPECT_EQ(
        fault_of([&] { connexion->execute("INSERT INTO a VALUES (2)"); }).genre(), Genre::perdue);
    // Going on would write half of the act, outside any transaction.
    EXPECT_EQ(
        fault_of([&] { connexion->execute("INSERT INTO a VALUES (3)"); }).genre(), Genre::perdue);
    EXPECT_EQ(fault_of([&] { connexion->commit(); }).genre(), Genre::perdue);
    connexion->rollback();

    connexion->begin_write();
    connexion->query("INSERT INTO a (n) VALUES ($1)", { 4 });
    connexion->commit();
    mark();
    cut(); // between two acts: nobody notices
    connexion->begin_write();
    connexion->query("INSERT INTO a (n) VALUES ($1)", { 5 });
    connexion->commit();
    connexion->begin_write();
    connexion->post("INSERT INTO a (n) VALUES ($1)", { 6 });
    mark();
    connexion->post("INSERT INTO a (n) VALUES ($1)", { 7 });
    cut(); // while statements wait
    EXPECT_EQ(fault_of([&] { connexion->query("SELECT n FROM a"); }).genre(), Genre::perdue);
    EXPECT_EQ(fault_of([&] { connexion->query("SELECT n FROM a"); }).genre(), Genre::perdue);
    connexion->rollback();
    auto const rows = connexion->query("SELECT n FROM a ORDER BY n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].integer(0), 4);
}

TEST(ConnexionPostgresql, SaysLostWithoutThePasswordWhenNobodyAnswers)
{
    auto const faute = fault_of([] {
        open({ Moteur::postgresql, "postgresql://u:motdepasse@127.0.0.1:1/quitus" },
            Usage::ecriture);
    });
    EXPECT_EQ(faute.genre(), Genre::perdue);
    EXPECT_EQ(std::string(faute.what()).find("motdepasse"), std::string::npos);
}

TEST(AdresseDeBase, IsAPathOrAUri)
{
    EXPECT_EQ(Adresse::parse("sqlite:/var/q.db").texte, "/var/q.db");
    EXPECT_EQ(Adresse::parse("q.db").moteur, Moteur::sqlite);
    EXPECT_EQ(Adresse::parse("postgresql://h/q").moteur, Moteur::postgresql);
    EXPECT_EQ(Adresse::parse("postgres://h/q").texte, "postgres://h/q");
}

}
