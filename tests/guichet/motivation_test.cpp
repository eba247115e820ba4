// SPDX-License-Identifier: EUPL-1.2
// The motivation is that of the one request, whatever else has to be judged for it.
#include "depots.h"
#include "guichet/motivation/expliquer_jugement.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;
using verdict::SortDeRegle;

verdict::RegleMotivee const& rule(verdict::Motivation const& motivation, std::string_view id)
{
    return *std::ranges::find_if(
        motivation.regles, [&](auto const& regle) { return regle.regle.text() == id; });
}

// The value of a fact that a rule read; « (absent) », « (pas lu) ».
std::string value(verdict::Motivation const& motivation, std::string_view id, std::string_view fait)
{
    for (auto const rang : rule(motivation, id).faits) {
        auto const& lu = motivation.faits[rang];
        if (lu.nom == fait || (lu.nom.empty() && lu.pointeur == fait))
            return lu.valeur.value_or("(absent)");
    }
    return "(pas lu)";
}

TEST(UneMotivation, EstCelleDeLaDemandeMemeQuandDAutresSontJugees)
{
    // An attestation of the context is judged first, to know whether it counts.
    std::vector const documents{ depose("solde_mdv_lgc"), contexte("avance_mdv_lgc"),
        contexte("attestation_mdv_lgc") };
    auto const motivation = explique_jugement(documents, segur_vague_1(), {});
    EXPECT_EQ(motivation.jugee.type_demande, "solde");
    EXPECT_EQ(value(motivation, "PCE-001", "/type_demande"), "solde");
    EXPECT_EQ(rule(motivation, "CAL-006").sort, SortDeRegle::hors_etape);
    EXPECT_EQ(value(motivation, "CAL-004", "attestations de la même avance"), "1 attestation");
    EXPECT_EQ(value(motivation, "PER-006", "avance"), "SGN-2022-005120");
}

TEST(UneMotivation, EstCelleDuDernierDepotDUneChaineDeCorrections)
{
    std::vector const documents{
        depose("solde_bio_sgl",
            { { "/references/remplace_envoi", "\"00000000-0000-4000-8000-000000000001\"" },
                { "/emis_le", "\"2023-12-20T10:00:00+01:00\"" } }),
        contexte("solde_bio_sgl",
            { { "/identifiant_envoi", "\"00000000-0000-4000-8000-000000000001\"" },
                { "/lignes/0/montants/ht", "\"1.00\"" } }),
        contexte("avance_bio_sgl")
    };
    auto const motivation = explique_jugement(documents, segur_vague_1(), {});
    // It keeps the place of the request that it corrects: closed, had it come by itself.
    EXPECT_EQ(value(motivation, "CAL-003", "premier dépôt complet"), "2023-09-18T16:40:00+02:00");
    EXPECT_EQ(value(motivation, "CAL-012", "instant du dépôt"), "2023-12-20T10:00:00+01:00");
    EXPECT_EQ(rule(motivation, "CAL-003").sort, SortDeRegle::tient);
}

TEST(UneMotivation, CiteLesExigencesEtLesSources)
{
    auto const motivation = explique_jugement({ depose("avance_bio_sgl") }, segur_vague_1(), {});
    auto const cites = [&](std::string_view id) {
        return std::ranges::any_of(motivation.exigences, [&](auto const& e) { return e.id == id; });
    };
    EXPECT_TRUE(cites("R-02")); // of CAL-002
    EXPECT_FALSE(cites("B-35")); // only of the annulations
    for (auto const& exigence : motivation.exigences) {
        EXPECT_TRUE(exigence.source.empty()
            || std::ranges::any_of(motivation.sources,
                [&](auto const& source) { return source.id == exigence.source; }))
            << exigence.id << " " << exigence.source;
    }
}

}
