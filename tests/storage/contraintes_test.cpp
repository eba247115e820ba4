// SPDX-License-Identifier: EUPL-1.2
// What the database refuses by itself, whatever program speaks to it.
#include "registres_d_essai.h"
#include "storage/migrations/migrations.h"

namespace quitus::storage {
namespace {

using Genre = FauteDeBase::Genre;

class Contraintes : public testing::TestWithParam<Lieu> {
protected:
    RegistreDEssai registre{ GetParam() };
    std::unique_ptr<Connexion> connexion = registre.base().writer();

    void SetUp() override
    {
        registre->write([](Transaction& t) {
            t.append(un_evenement());
            t.append(un_evenement());
            t.claim({ "PHA_LGO", "SGN-1", { "k1" } });
            t.record({ .instant = at("2023-09-12T08:00:00Z"),
                .demande = "SGN-1",
                .libelle = "essai",
                .lignes = { { grand_livre::Compte::avances, grand_livre::Sens::debit,
                                montant::Cents::of(5), "" },
                    { grand_livre::Compte::paye, grand_livre::Sens::credit, montant::Cents::of(5),
                        "" } } });
        });
    }
    void expect_refused(std::string const& sql, std::string const& contrainte)
    {
        auto const faute = fault_of([&] { connexion->execute(sql); });
        EXPECT_EQ(faute.contrainte(), contrainte) << sql << faute.what();
        connexion->rollback();
    }
    bool is_postgresql() const { return GetParam() == Lieu::postgresql; }
};
INSTANTIATE_TEST_SUITE_P(
    Base, Contraintes, testing::Values(Lieu::sqlite, Lieu::postgresql), name_of_lieu);

std::string const lien(64, 'a');

}

TEST_P(Contraintes, TheJournalIsOnlyAppendedTo)
{
    expect_refused("UPDATE evenements SET contenu = 'x' WHERE seq = 1", "evenements_immuables");
    expect_refused("DELETE FROM evenements WHERE seq = 2", "evenements_immuables");
    expect_refused("DELETE FROM evenements", "evenements_immuables");
    if (is_postgresql())
        expect_refused("TRUNCATE evenements CASCADE", "evenements_immuables");
    else
        expect_refused("INSERT OR REPLACE INTO evenements VALUES (1, 'o', 'c', '" + lien + "')",
            "evenements_en_ordre");
    EXPECT_EQ(connexion->query("SELECT count(*) FROM evenements")[0].integer(0), 2);
}

TEST_P(Contraintes, AnEventTakesTheNextPlaceOfTheChainAndNoOther)
{
    auto const insert = [](int seq) {
        return fmt::format("INSERT INTO evenements VALUES ({}, 'o', 'c', '{}')", seq, lien);
    };
    expect_refused(insert(4), "evenements_en_ordre");
    expect_refused(insert(2), "evenements_en_ordre");
    expect_refused(insert(-1), "evenements_en_ordre");
    connexion->execute(insert(3));
    EXPECT_EQ(connexion->query("SELECT seq FROM chaine")[0].integer(0), 3);
    EXPECT_EQ(connexion->query("SELECT lien FROM chaine")[0].text(0), lien);
}

TEST_P(Contraintes, TheHeadOfTheChainFollowsTheJournalOnly)
{
    expect_refused("UPDATE chaine SET seq = 1", "chaine_immuable");
    expect_refused("UPDATE chaine SET seq = 3", "chaine_immuable");
    expect_refused("UPDATE chaine SET journal_id = 'autre'", "chaine_immuable");
    expect_refused("DELETE FROM chaine", "chaine_immuable");
    expect_refused("INSERT INTO chaine VALUES (1, 'autre', 0, '" + lien + "')", "chaine_immuable");
}

TEST_P(Contraintes, AnEntryWithoutItsSealCannotBeCommitted)
{
    connexion->begin_write();
    connexion->execute("INSERT INTO ecritures VALUES (2, 0, 'SGN-1', 'essai')");
    connexion->execute("INSERT INTO lignes_d_ecriture VALUES (2, 1, 'paye', 'credit', 5, '')");
    EXPECT_EQ(fault_of([&] { connexion->commit(); }).genre(), Genre::cle_etrangere);
    connexion->rollback();
    EXPECT_EQ(connexion->query("SELECT count(*) FROM ecritures")[0].integer(0), 1);
}

TEST_P(Contraintes, AnUnbalancedEntryCannotBeSealed)
{
    connexion->begin_write();
    connexion->execute("INSERT INTO ecritures VALUES (2, 0, 'SGN-1', 'essai');"
                       "INSERT INTO lignes_d_ecriture VALUES (2, 1, 'paye', 'credit', 5, '');"
                       "INSERT INTO lignes_d_ecriture VALUES (2, 2, 'avances', 'debit', 4, '')");
    expect_refused("INSERT INTO sceaux VALUES (2)", "ecritures_equilibrees");
    expect_refused("INSERT INTO sceaux VALUES (99)", "ecritures_equilibrees");
}

TEST_P(Contraintes, ASealedEntryIsNeverChanged)
{
    expect_refused("INSERT INTO lignes_d_ecriture VALUES (1, 3, 'paye', 'credit', 5, '')",
        "ecritures_immuables");
    expect_refused("UPDATE lignes_d_ecriture SET montant = 6", "ecritures_immuables");
    expect_refused("DELETE FROM lignes_d_ecriture WHERE rang = 1", "ecritures_immuables");
    expect_refused("UPDATE ecritures SET libelle = 'x'", "ecritures_immuables");
    expect_refused("DELETE FROM ecritures", "ecritures_immuables");
    expect_refused("DELETE FROM sceaux", "ecritures_immuables");
    if (is_postgresql())
        expect_refused("TRUNCATE ecritures CASCADE", "ecritures_immuables");
    else
        expect_refused(
            "INSERT OR REPLACE INTO ecritures VALUES (1, 0, 'x', 'x')", "ecritures_immuables");
}

TEST_P(Contraintes, ABeneficiaryCannotBeHeldTwiceWhoeverWrites)
{
    auto const faute = fault_of([&] {
        connexion->execute("INSERT INTO titres (dispositif, cle, dossier) "
                           "VALUES ('PHA_LGO', 'k1', 'SGN-2')");
    });
    EXPECT_EQ(faute.genre(), Genre::unicite);
    EXPECT_EQ(faute.contrainte(), "titres_dispositif_cle");
}

TEST_P(Contraintes, ADatabaseNewerThanTheProgramIsNotOpened)
{
    connexion->execute("INSERT INTO versions_du_schema VALUES (999, 'avenir', 'x')");
    EXPECT_THROW(registre.another(), SchemaRefuse);
}

}
