// SPDX-License-Identifier: EUPL-1.2
// The act of simulating, on real documents: the right request is compared with itself, whatever
// stands between, and the Fournisseur is that of its document.
#include "depots.h"
#include "guichet/simuler_changement.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;

// 30 % of 27 000.00 and of 29 172.66, then 40 %.
constexpr std::int64_t avance_a_30 = 1'685'180, avance_a_40 = 2'246'906;

struct Resultat {
    verdict::Simulation simulation;
    std::vector<verdict::DemandeConcernee> concernees;
    std::vector<std::size_t> progress;
};

Resultat simule(std::vector<DocumentDepose> const& documents, std::string_view nom,
    std::string_view valeur, OptionsVerification const& options = {})
{
    auto const apres = segur_vague_1().with(nom, valeur).value();
    Resultat resultat;
    resultat.simulation
        = simule_changement(*in_memory(documents), { segur_vague_1(), apres }, options,
            { .concernee = [&](auto&& concernee) { resultat.concernees.push_back(concernee); },
                .progress = [&](std::size_t done) { resultat.progress.push_back(done); } })
              .value();
    return resultat;
}

TEST(Simuler, DeplaceLesEurosDUneAvanceEtNommeSonFournisseur)
{
    auto const [simulation, concernees, progress] = simule(
        { depose("avance_bio_sgl", { { "/fournisseur/raison_sociale", "\"Nommé ainsi\"" } }) },
        "financement.taux_avance", "40.00");
    EXPECT_EQ(simulation.ensemble.avant, montant::Cents::of(avance_a_30));
    EXPECT_EQ(simulation.ensemble.apres, montant::Cents::of(avance_a_40));
    ASSERT_EQ(concernees.size(), 1U);
    EXPECT_EQ(concernees[0].fournisseur.raison_sociale, "Nommé ainsi");
    EXPECT_EQ(concernees[0].fournisseur.siren, "732829320");
    EXPECT_EQ(concernees[0].fichier, "avance_bio_sgl.json");
}

TEST(Simuler, NeJugePasLeContexteEtNeLeConfondPasAvecUneDemande)
{
    auto autre = depose("avance_rad_ris");
    auto const [simulation, concernees, progress]
        = simule({ contexte("avance_bio_loinc"), depose("avance_bio_sgl"),
                     contexte("avance_pha_lgo"), contexte("avance_hop_pfi"), autre },
            "plafonds.RAD_RIS.ttc_max", "1.00");
    EXPECT_EQ(simulation.avant.demandes, 2U);
    ASSERT_EQ(concernees.size(), 1U);
    EXPECT_EQ(concernees[0].fichier, "avance_rad_ris.json");
    EXPECT_EQ(concernees[0].dispositif, "RAD_RIS");
}

// More context than one batch holds stands before what is judged: ranks are those of documents.
TEST(Simuler, RetrouveUneDemandeApresDesLotsEntiersDeContexte)
{
    DocumentDepose vide{ .nom = "vide.json", .ligne_ndjson = {}, .texte = "{", .contexte = true };
    std::vector<DocumentDepose> documents(places_d_un_depouillement + 3, vide);
    documents[1] = depose("avance_rad_ris");
    documents.push_back(
        depose("avance_bio_sgl", { { "/fournisseur/raison_sociale", "\"Second\"" } }));
    for (unsigned const jobs : { 1U, 3U }) {
        auto const [simulation, concernees, progress]
            = simule(documents, "plafonds.BIO_SGL.ttc_max", "1.00", { .jobs = jobs });
        EXPECT_EQ(simulation.avant.demandes, 2U);
        EXPECT_EQ(simulation.apres.a_modifier, 1U);
        ASSERT_EQ(concernees.size(), 1U);
        EXPECT_EQ(concernees[0].fichier, "avance_bio_sgl.json");
        EXPECT_EQ(concernees[0].fournisseur.raison_sociale, "Second");
        EXPECT_EQ(progress.back(), 2 * documents.size());
        EXPECT_TRUE(std::ranges::is_sorted(progress));
    }
}

TEST(Simuler, UnDocumentIllisibleResteRejeteEtNAPasDeFournisseur)
{
    DocumentDepose casse{ .nom = "casse.json", .ligne_ndjson = {}, .texte = "{" };
    DocumentDepose gros{ .nom = "gros.json", .ligne_ndjson = {}, .texte = "", .trop_gros = true };
    auto const [simulation, concernees, progress]
        = simule({ casse, gros }, "financement.taux_avance", "40.00");
    EXPECT_EQ(simulation.avant.demandes, 2U);
    EXPECT_EQ(simulation.changent_de_verdict(), 0U);
    EXPECT_TRUE(concernees.empty());
}

TEST(Simuler, MasqueUnIdentifiantDeSanteDansLeNomDuFournisseur)
{
    auto const concernees
        = simule({ depose("avance_bio_sgl",
                     { { "/fournisseur/raison_sociale", "\"M. 279035121518989\"" } }) },
            "plafonds.BIO_SGL.ttc_max", "1.00")
              .concernees;
    ASSERT_EQ(concernees.size(), 1U);
    EXPECT_EQ(concernees[0].fournisseur.raison_sociale, "M. [identifiant masqué]");
}

}
