// SPDX-License-Identifier: EUPL-1.2
// A page of a list is read from an index: with a million demandes behind it, it looks at a few
// hundreds. SQLite says how it would read; the queries are those that the portal asks.
#include "registres_d_essai.h"
#include "storage/sql/filtre.h"

namespace quitus::storage {
namespace {

using guichet::FiltreDemandes;

class Plans : public testing::Test {
protected:
    // What SQLite would do, without statistics: the schema alone decides.
    std::string plan_of(Ordre const& ordre)
    {
        std::string plan;
        for (auto const row : ordre.explained().run(*connexion))
            plan += row.string(3) + "\n";
        return plan;
    }

    RegistreDEssai registre{ Lieu::sqlite };
    std::unique_ptr<Connexion> connexion = registre.base().writer();
};

FiltreDemandes next_page(FiltreDemandes filtre)
{
    filtre.apres = 1000;
    return filtre;
}

}

TEST_F(Plans, AListIsReadInItsOrderFromAnIndexWithoutSorting)
{
    std::vector<FiltreDemandes> const filters{
        { .siret = "73282932000074" },
        { .dispositif = "PHA_LGO" },
        { .prise_en_charge_par = "C-0001" },
        { .par_echeance = true },
    };
    for (auto const& filtre : filters)
        for (auto const& page : { filtre, next_page(filtre) }) {
            auto const plan = plan_of(list_of_demandes(page));
            EXPECT_EQ(plan.find("USE TEMP B-TREE"), std::string::npos) << plan;
            EXPECT_NE(plan.find("USING INDEX"), std::string::npos) << plan;
        }
    for (auto const& page : { FiltreDemandes(), next_page({}) }) {
        auto const plan = plan_of(list_of_demandes(page));
        EXPECT_EQ(plan.find("USE TEMP B-TREE"), std::string::npos) << plan << "the order of rang";
    }
}

// The rows of each statut come in order from their index, a page of each at most; only those are
// then sorted together.
TEST_F(Plans, AListOfSeveralStatutsReadsAPageOfEach)
{
    for (bool const par_echeance : { false, true })
        for (auto const* siret : { "", "73282932000074" }) {
            FiltreDemandes filtre{ .statuts
                = { instruction::Statut::deposee, instruction::Statut::validee },
                .siret = siret,
                .par_echeance = par_echeance };
            if (par_echeance && *siret != '\0')
                continue; // few of one company: sorted
            auto const plan = plan_of(list_of_demandes(filtre));
            EXPECT_EQ(plan.find("SCAN demandes"), std::string::npos) << plan;
            // What is sorted is « un », a page of each; never what the index gives.
            for (auto at = plan.find("USE TEMP B-TREE"); at != std::string::npos;
                 at = plan.find("USE TEMP B-TREE", at + 1))
                EXPECT_EQ(plan.substr(at - 8, 8), "SCAN un\n") << plan;
        }
}

TEST_F(Plans, KeysAreSoughtInTheirIndexAndCountsAreNotCounted)
{
    auto const keys = plan_of(list_of_demandes({ .cles = { "k1" } }));
    EXPECT_EQ(keys.find("SCAN demandes"), std::string::npos) << keys;
    auto const counts = plan_of(counts_of_demandes({ .siret = "73282932000074" }));
    EXPECT_EQ(counts.find("SCAN"), std::string::npos) << counts;
    EXPECT_EQ(counts.find(" demandes"), std::string::npos) << counts;
}

}
