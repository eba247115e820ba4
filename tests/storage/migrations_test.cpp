// SPDX-License-Identifier: EUPL-1.2
#include "bases_d_essai.h"
#include "storage/migrations/migrations.h"

#include <atomic>
#include <thread>

namespace quitus::storage {
namespace {

class Migrations : public SurChaqueBase {
protected:
    std::unique_ptr<Connexion> connexion = base.writer();
    std::vector<Migration> const etapes{
        { 1, "premiere", "CREATE TABLE a (n BIGINT); INSERT INTO a VALUES (1)" },
        { 2, "deuxieme", "ALTER TABLE a ADD COLUMN t TEXT; UPDATE a SET t = 'deux'" },
        { 3, "troisieme", "CREATE TABLE b (n BIGINT); INSERT INTO b SELECT n FROM a" },
    };
    std::span<Migration const> first(std::size_t count) const
    {
        return std::span(etapes).first(count);
    }
};
QUITUS_ON_EACH_DATABASE(Migrations);

}

TEST_P(Migrations, GoForwardFromEachEarlierVersion)
{
    EXPECT_EQ(schema_version(*connexion), 0);
    EXPECT_EQ(migrate(*connexion, first(1)), 1);
    EXPECT_EQ(migrate(*connexion, first(2)), 1);
    EXPECT_EQ(migrate(*connexion, first(2)), 0);
    EXPECT_EQ(migrate(*connexion, first(3)), 1);
    EXPECT_EQ(schema_version(*connexion), 3);
    EXPECT_EQ(connexion->query("SELECT n FROM b")[0].integer(0), 1);
    EXPECT_EQ(connexion->query("SELECT t FROM a")[0].text(0), "deux");
}

TEST_P(Migrations, RefuseADatabaseNewerThanTheProgramAndLeaveItAlone)
{
    migrate(*connexion, first(3));
    EXPECT_THROW(migrate(*connexion, first(2)), SchemaRefuse);
    EXPECT_FALSE(connexion->in_transaction());
    EXPECT_EQ(schema_version(*connexion), 3);
}

TEST_P(Migrations, RefuseAStepThatWasChangedSince)
{
    migrate(*connexion, first(2));
    auto changed = etapes;
    changed[1].script += " ";
    EXPECT_THROW(migrate(*connexion, changed), SchemaRefuse);
    EXPECT_EQ(schema_version(*connexion), 2);
}

TEST_P(Migrations, LeaveNothingOfAStepThatFails)
{
    auto broken = etapes;
    broken[1].script = "CREATE TABLE c (n BIGINT); INSERT INTO nowhere VALUES (1)";
    EXPECT_THROW(migrate(*connexion, broken), FauteDeBase);
    EXPECT_EQ(schema_version(*connexion), 1);
    EXPECT_THROW(connexion->query("SELECT n FROM c"), FauteDeBase);
    EXPECT_EQ(migrate(*connexion, etapes), 2);
}

TEST_P(Migrations, AreAppliedOnceByProgramsThatStartTogether)
{
    std::vector<std::thread> programs;
    std::atomic<int> applied = 0;
    std::atomic<int> failed = 0;
    for (int i = 0; i < 4; ++i)
        programs.emplace_back([&] {
            try {
                applied += migrate(*base.writer(), etapes);
            } catch (std::exception const&) {
                ++failed;
            }
        });
    for (auto& program : programs)
        program.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(applied, 3);
    EXPECT_EQ(connexion->query("SELECT count(*) FROM b")[0].integer(0), 1);
}

TEST_P(Migrations, OfTheProgramApplyFromEachOfItsVersions)
{
    auto const all = migrations_of(GetParam());
    ASSERT_FALSE(all.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].numero, static_cast<int>(i) + 1) << "numbered without a gap";
        EXPECT_EQ(migrate(*connexion, std::span(all).first(i + 1)), 1);
    }
    EXPECT_EQ(migrate(*connexion, all), 0);
}

TEST(MigrationsPourPostgresql, SayIntegerIn64BitsAndAreAlwaysStrict)
{
    EXPECT_EQ(for_postgresql("CREATE TABLE a (n INTEGER NOT NULL) STRICT;\nINTEGER"),
        "CREATE TABLE a (n BIGINT NOT NULL);\nBIGINT");
    EXPECT_EQ(for_postgresql("CREATE TABLE a (n TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"),
        "CREATE TABLE a (n TEXT PRIMARY KEY);");
    EXPECT_EQ(for_postgresql("INTEGERS MY_INTEGER"), "INTEGERS MY_INTEGER");
}

}
