// SPDX-License-Identifier: EUPL-1.2
// Planters: each finds a place, and leaves alone what does not lend itself. That the judgment then
// says what they announce is for tests/ligne_de_commande/generation_test.py, which runs the
// program.
#include "campagnes.h"
#include "generation/document/ecriture.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace quitus::generation::essais {

namespace {

std::vector<Planteur> all_planters()
{
    std::vector<Planteur> all;
    for (auto const family :
        { planteurs_structure(), planteurs_identifiants(), planteurs_calendrier(),
            planteurs_perimetre(), planteurs_montants(), planteurs_pieces(),
            planteurs_verification(), planteurs_attestation(), planteurs_annulation() })
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

std::string written(Document const& document)
{
    std::string line;
    write_document(document.demande, line);
    for (auto const& retouche : document.retouches)
        line = retouched(std::move(line), retouche);
    return line;
}

// Plants each planter alone in each document of some files, made anew each time.
template <typename Visit>
void for_each_trial(reglement::Reglement const& reglement, std::uint64_t files, Visit&& visit)
{
    Campagne const campagne(reglement);
    Atelier du_stock(campagne, 3, Plage::stock), des_defauts(campagne, 4, Plage::defauts);
    Alea alea(5);
    std::uint64_t fantomes = 0;
    auto const planters = all_planters();
    constexpr std::string_view letters = "VSTN";
    for (std::uint64_t rang = 0; rang < files; ++rang) {
        auto const dossier = du_stock.make(rang);
        for (auto const& document : dossier.documents) {
            auto const before = written(document);
            auto const letter = letters[static_cast<std::size_t>(document.demande.etape)];
            for (std::size_t one = 0; one < planters.size(); ++one) {
                if (planters[one].etapes.find(letter) == std::string_view::npos)
                    continue;
                auto touched = document;
                Parcelle parcelle{ .document = touched,
                    .dossier = dossier,
                    .atelier = des_defauts,
                    .alea = alea,
                    .fantomes = fantomes };
                auto const pointeur = planters[one].plant(parcelle);
                visit(one, planters[one], document, pointeur, before, written(touched));
            }
        }
    }
}

}

TEST(Planteurs, EachFindsItsPlaceAndChangesTheTextThere)
{
    std::map<std::size_t, int> served;
    for_each_trial(vague_1(), 260,
        [&](std::size_t one, Planteur const& planteur, Document const&, auto const& pointeur,
            std::string const& before, std::string const& after) {
            if (!pointeur)
                return;
            ++served[one];
            EXPECT_NE(before, after) << planteur.regle.text();
            EXPECT_TRUE(pointeur->empty() || pointeur->front() == '/') << *pointeur;
        });
    for (std::size_t one = 0; one < all_planters().size(); ++one)
        EXPECT_GT(served[one], 0) << all_planters()[one].regle.text() << ", planter " << one;
}

TEST(Planteurs, LeaveADocumentThatDoesNotLendItselfAsItIs)
{
    std::size_t refused = 0;
    for (auto const* reglement : { &vague_1(), &vague_b() })
        for_each_trial(*reglement, 60,
            [&](std::size_t, Planteur const& planteur, Document const&, auto const& pointeur,
                std::string const& before, std::string const& after) {
                if (pointeur)
                    return;
                ++refused;
                EXPECT_EQ(before, after) << planteur.regle.text();
            });
    EXPECT_GT(refused, 500U);
}

// With a share of 1 no document is left without a defect, even those on which others rest.
TEST(Planteurs, ServeEveryDocumentAndEveryPlanterAboutAsOften)
{
    auto const sortie = whole(commande(4000, 8, "1"));
    ASSERT_EQ(sortie.verites.size(), 4000U);
    std::map<std::string, int> regles;
    for (std::size_t rang = 0; rang < sortie.verites.size(); ++rang) {
        EXPECT_EQ(sortie.verites[rang].ligne, rang + 1);
        ++regles[std::string(sortie.verites[rang].regle.text())];
    }
    std::set<std::string> expected{ "UNI-002" };
    for (auto const& planteur : all_planters())
        expected.insert(std::string(planteur.regle.text()));
    for (auto const& regle : expected)
        EXPECT_GE(regles[regle], 4) << regle;
}

TEST(Paires, BearTheSameRuleOnBothSides)
{
    auto const sortie = whole(commande(6000, 21, "0.5"));
    int rivals = 0;
    for (auto const& verite : sortie.verites)
        rivals += verite.regle == verdict::IdRegle("UNI-002") ? 1 : 0;
    EXPECT_GT(rivals, 0);
    EXPECT_EQ(rivals % 2, 0);
}

}
