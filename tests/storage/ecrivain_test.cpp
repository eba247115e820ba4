// SPDX-License-Identifier: EUPL-1.2
#include "bases_d_essai.h"
#include "storage/ecrivain/ecrivain.h"
#include "storage/ecrivain/lecteurs.h"

#include <atomic>
#include <csignal>
#include <future>
#include <sys/resource.h>

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

class Ecrivains : public SurChaqueBase {
protected:
    void SetUp() override
    {
        base.writer()->execute(
            "CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY, double BIGINT NOT NULL);"
            "CREATE TABLE b (a BIGINT NOT NULL REFERENCES a (n) DEFERRABLE INITIALLY DEFERRED)");
    }

    static void insert(Connexion& connexion, std::int64_t n)
    {
        connexion.query("INSERT INTO a (n, double) VALUES ($1, $2)", { n, 2 * n });
    }

    std::vector<std::int64_t> kept() const
    {
        std::vector<std::int64_t> numbers;
        for (auto const row : base.reader()->query("SELECT n FROM a ORDER BY n"))
            numbers.push_back(row.integer(0));
        return numbers;
    }
};
QUITUS_ON_EACH_DATABASE(Ecrivains);

// Acts that were queued while the writer was busy with another: they make one batch.
class Lot {
public:
    explicit Lot(Ecrivain& ecrivain) : m_ecrivain(ecrivain)
    {
        std::promise<void> begun;
        m_first = std::async(std::launch::async, [&] {
            m_ecrivain.write([&](Connexion&) {
                begun.set_value();
                m_gate.get_future().wait();
            });
        });
        begun.get_future().wait();
    }
    // Returns once it waits behind the others: the order of the batch is that of the calls.
    std::future<void> add(Ecrivain::Acte acte)
    {
        auto const before = m_ecrivain.waiting();
        auto result = std::async(
            std::launch::async, [this, acte = std::move(acte)] { m_ecrivain.write(acte); });
        while (m_ecrivain.waiting() == before)
            std::this_thread::yield();
        return result;
    }
    void open()
    {
        m_gate.set_value();
        m_first.get();
    }

private:
    Ecrivain& m_ecrivain;
    std::promise<void> m_gate;
    std::future<void> m_first;
};

}

TEST_P(Ecrivains, AnActIsThereWhenItReturns)
{
    Ecrivain ecrivain(base.adresse(), {});
    Lecteurs lecteurs(base.adresse(), 1);
    for (int n = 1; n <= 3; ++n) {
        ecrivain.write([n](Connexion& connexion) { insert(connexion, n); });
        lecteurs.read([n](Connexion& connexion) {
            EXPECT_EQ(connexion.query("SELECT count(*) FROM a")[0].integer(0), n);
        });
    }
}

TEST_P(Ecrivains, AnActThatFailsIsUndoneAloneAndItsCallerKnowsWhy)
{
    Ecrivain ecrivain(base.adresse(), {});
    std::vector<std::future<void>> acts;
    {
        Lot lot(ecrivain);
        acts.push_back(lot.add([](Connexion& c) { insert(c, 1); }));
        acts.push_back(lot.add([](Connexion& c) {
            insert(c, 2);
            throw std::domain_error("refused by the act");
        }));
        acts.push_back(lot.add([](Connexion& c) {
            insert(c, 3);
            insert(c, 3);
        }));
        acts.push_back(lot.add([](Connexion& c) {
            insert(c, 4);
            c.query("INSERT INTO b (a) VALUES ($1)", { 99 }); // seen at the end of the act only
        }));
        acts.push_back(lot.add([](Connexion& c) { insert(c, 5); }));
        lot.open();
    }
    acts[0].get();
    EXPECT_THROW(acts[1].get(), std::domain_error);
    EXPECT_EQ(fault_of([&] { acts[2].get(); }).genre(), Genre::unicite);
    EXPECT_EQ(fault_of([&] { acts[3].get(); }).genre(), Genre::cle_etrangere);
    acts[4].get();
    EXPECT_EQ(kept(), (std::vector<std::int64_t>{ 1, 5 }));
}

TEST_P(Ecrivains, ActsThatWaitShareOneCommitAndNobodySeesThemBeforeIt)
{
    Ecrivain ecrivain(base.adresse(), {});
    auto const reader = base.reader();
    std::int64_t seen = -1;
    std::vector<std::future<void>> acts;
    {
        Lot lot(ecrivain);
        acts.push_back(lot.add([](Connexion& c) { insert(c, 1); }));
        acts.push_back(lot.add([](Connexion& c) { insert(c, 2); }));
        acts.push_back(lot.add([&](Connexion& c) {
            insert(c, 3);
            seen = reader->query("SELECT count(*) FROM a")[0].integer(0);
        }));
        lot.open();
    }
    for (auto& act : acts)
        act.get();
    EXPECT_EQ(seen, 0);
    EXPECT_EQ(kept().size(), 3U);
}

TEST_P(Ecrivains, LoseNothingOfManyCallers)
{
    Ecrivain ecrivain(base.adresse(), { .lot_max = 7, .attente_max = 5 });
    base.writer()->execute("INSERT INTO a VALUES (0, 0)");
    std::vector<std::thread> callers;
    std::atomic<int> failed = 0;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&] {
            for (int k = 0; k < 25; ++k) {
                try {
                    ecrivain.write([](Connexion& c) {
                        auto const now = c.query("SELECT double FROM a WHERE n = 0")[0].integer(0);
                        c.query("UPDATE a SET double = $1 WHERE n = 0", { now + 1 });
                    });
                } catch (std::exception const&) {
                    ++failed;
                }
            }
        });
    for (auto& caller : callers)
        caller.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(base.reader()->query("SELECT double FROM a WHERE n = 0")[0].integer(0), 200);
}

TEST_P(Ecrivains, AnActThatMeetsAConflictRunsAgainAndIsDoneOnce)
{
    Ecrivain ecrivain(base.adresse(), {});
    int runs = 0;
    ecrivain.write([&runs](Connexion& c) {
        insert(c, 1);
        if (++runs < 3)
            throw FauteDeBase(Genre::occupee, {}, "conflict");
    });
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(kept(), std::vector<std::int64_t>{ 1 });
    auto const faute = fault_of([&] {
        ecrivain.write([](Connexion&) { throw FauteDeBase(Genre::occupee, {}, "always"); });
    });
    EXPECT_EQ(faute.genre(), Genre::occupee) << "it does not try for ever";
}

TEST_P(Ecrivains, KilledBeforeTheCommitAnActHasDoneNothing)
{
    auto const status = in_a_child([&] {
        Ecrivain ecrivain(base.adresse(), {});
        ecrivain.write([](Connexion& c) { insert(c, 1); });
        ecrivain.write([](Connexion& c) {
            insert(c, 2);
            ::kill(::getpid(), SIGKILL);
        });
        return 0;
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGKILL);
    Ecrivain ecrivain(base.adresse(), {});
    ecrivain.write([](Connexion& c) { insert(c, 3); });
    EXPECT_EQ(kept(), (std::vector<std::int64_t>{ 1, 3 }));
}

TEST_P(Ecrivains, KilledAtAnyMomentLosesNothingAcknowledgedAndLeavesNoHalfAct)
{
    for (int round = 0; round < 5; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        auto const child = ::fork();
        if (child == 0) {
            Ecrivain ecrivain(base.adresse(), {});
            std::vector<std::thread> callers;
            for (std::int64_t caller = 0; caller < 4; ++caller)
                callers.emplace_back([&, caller] {
                    for (std::int64_t k = 0;; ++k) {
                        std::int64_t const n = round * 1'000'000 + caller * 100'000 + 2 * k;
                        ecrivain.write([n](Connexion& c) {
                            insert(c, n);
                            insert(c, n + 1); // an act is both
                        });
                        [[maybe_unused]] auto const said = ::write(ends[1], &n, sizeof n);
                    }
                });
            for (auto& caller : callers)
                caller.join();
        }
        ::close(ends[1]);
        std::vector<std::int64_t> acknowledged;
        std::int64_t n = 0;
        while (acknowledged.size() < 20U && ::read(ends[0], &n, sizeof n) == sizeof n)
            acknowledged.push_back(n);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(ends[0], &n, sizeof n) == sizeof n)
            acknowledged.push_back(n);
        ::close(ends[0]);

        ASSERT_GE(acknowledged.size(), 20U);
        // The next writer waits for whatever the dead one's server still ends.
        Ecrivain(base.adresse(), {}).write([&](Connexion& c) { insert(c, -1 - round); });
        auto const reader = base.reader();
        for (auto const number : acknowledged)
            EXPECT_EQ(
                reader->query("SELECT count(*) FROM a WHERE n = $1 OR n = $1 + 1", { number })[0]
                    .integer(0),
                2);
        EXPECT_EQ(reader
                      ->query("SELECT count(*) FROM a x WHERE n >= 0 AND n % 2 = 0 AND NOT EXISTS "
                              "(SELECT 1 FROM a y WHERE y.n = x.n + 1)")[0]
                      .integer(0),
            0);
    }
}

TEST(EcrivainSqlite, OnAFullDiskTheActIsRefusedAndWhatWasThereRemains)
{
    BaseDEssai const base(Moteur::sqlite);
    base.writer()->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY, t TEXT)");
    auto const status = in_a_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        Ecrivain ecrivain(base.adresse(), {});
        auto const limit = [](rlim_t bytes) {
            rlimit const bounds{ bytes, RLIM_INFINITY };
            ::setrlimit(RLIMIT_FSIZE, &bounds);
        };
        auto const add = [&](int n) {
            ecrivain.write([n](Connexion& c) {
                c.query("INSERT INTO a (n, t) VALUES ($1, $2)", { n, std::string(20'000, 'x') });
            });
        };
        add(0);
        limit(400'000);
        int done = 1;
        try {
            for (; done < 1000; ++done)
                add(done);
            return 1;
        } catch (FauteDeBase const& faute) {
            if (faute.genre() != Genre::pleine)
                return 2;
        }
        limit(RLIM_INFINITY);
        add(done); // room was made
        auto const reader = base.reader();
        return reader->query("SELECT count(*) FROM a")[0].integer(0) == done + 1 ? 0 : 3;
    });
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(EcrivainPostgresql, ABatchThatLosesTheServerFailsWholeAndTheNextOneIsWritten)
{
    BaseDEssai const base(Moteur::postgresql);
    base.writer()->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY)");
    Ecrivain ecrivain(base.adresse(), {});
    auto const other = base.writer();
    auto const faute = fault_of([&] {
        ecrivain.write([&](Connexion& c) {
            c.execute("INSERT INTO a VALUES (1)");
            auto const pid = c.query("SELECT pg_backend_pid()")[0].integer(0);
            other->query("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)", { pid });
            c.execute("INSERT INTO a VALUES (2)");
        });
    });
    EXPECT_EQ(faute.genre(), Genre::perdue);
    ecrivain.write([](Connexion& c) { c.execute("INSERT INTO a VALUES (3)"); });
    auto const rows = other->query("SELECT n FROM a");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].integer(0), 3);
}

TEST(EcrivainPostgresql, SeveralConnectionsSettleTheirConflictsByRunningAgain)
{
    BaseDEssai const base(Moteur::postgresql);
    base.writer()->execute("CREATE TABLE a (n BIGINT NOT NULL PRIMARY KEY, c BIGINT NOT NULL);"
                           "INSERT INTO a VALUES (1, 0), (2, 0)");
    Ecrivain ecrivain(base.adresse(), { .connexions = 4, .lot_max = 1, .essais = 100 });
    std::vector<std::thread> callers;
    std::atomic<int> failed = 0;
    for (int i = 0; i < 4; ++i)
        callers.emplace_back([&, i] {
            for (int k = 0; k < 10; ++k)
                try {
                    ecrivain.write([i](Connexion& c) {
                        c.execute("SET LOCAL deadlock_timeout = '10ms'");
                        // Half of them lock in one order, half in the other.
                        c.query("UPDATE a SET c = c + 1 WHERE n = $1", { 1 + i % 2 });
                        c.query("UPDATE a SET c = c + 1 WHERE n = $1", { 2 - i % 2 });
                    });
                } catch (std::exception const&) {
                    ++failed;
                }
        });
    for (auto& caller : callers)
        caller.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(base.reader()->query("SELECT sum(c) = 80 FROM a")[0].integer(0), 1);
}

TEST_P(Ecrivains, AReadingThatFailsGivesItsConnectionBack)
{
    Lecteurs lecteurs(base.adresse(), 1);
    for (int i = 0; i < 3; ++i) {
        EXPECT_THROW(
            lecteurs.read([](Connexion&) { throw std::domain_error("no"); }), std::domain_error);
        EXPECT_THROW(
            lecteurs.read([](Connexion& c) { c.query("SELECT x FROM nowhere"); }), FauteDeBase);
    }
    lecteurs.read(
        [](Connexion& c) { EXPECT_EQ(c.query("SELECT count(*) FROM a")[0].integer(0), 0); });
}

}
