// SPDX-License-Identifier: EUPL-1.2
// What a person reads of a motivation made by hand, and what a program reads.
#include "base/json.h"
#include "exemples.h"
#include "rapports/motivation/faits.h"
#include "rapports/motivation/motivation.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using verdict::FaitConsulte;
using verdict::Motivation;
using verdict::SortDeRegle;

// Three lines with their amounts, and what leads to them.
Motivation a_motivation()
{
    Motivation motivation;
    motivation.jugee = exemples::solde_au_dessus_du_plafond();
    motivation.faits = {
        { .pointeur = "/lignes", .ligne = 4, .colonne = 12, .valeur = "une liste de 3 éléments" },
        { .pointeur = "/lignes/0/montants/ht", .ligne = 5, .colonne = 9, .valeur = "10.00" },
        { .pointeur = "/lignes/1/montants/ht", .ligne = 6, .colonne = 9, .valeur = "20.00" },
        { .pointeur = "/lignes/2/montants/ht", .ligne = 7, .colonne = 9, .valeur = "10.00" },
        { .nom = "avance", .manque = "l’avance (la donner avec --avec)" },
        { .pointeur = "/emis_le", .ligne = 2, .colonne = 13, .valeur = "2023-09-18" },
        { .pointeur = "/annulation", .ligne = 1, .colonne = 1 },
    };
    motivation.parametres = { { .nom = "plafonds.BIO_SGL.ht_max",
                                  .valeur = "38565.00",
                                  .validite = "depuis le 2023-04-10",
                                  .source = "R-03" },
        { .nom = "calendrier.BIO_SGL.cloture",
            .valeur = "à établir",
            .validite = {},
            .source = "A-09",
            .connu = false } };
    motivation.regles = {
        { .regle = "SCH-001", .sort = SortDeRegle::tient, .faits = { 5, 6 }, .parametres = {} },
        { .regle = "CAL-010",
            .sort = SortDeRegle::non_evaluee,
            .faits = { 4 },
            .parametres = { 1 } },
        { .regle = "MNT-007",
            .sort = SortDeRegle::parle,
            .faits = { 0, 1, 2, 3 },
            .parametres = { 0 } },
    };
    motivation.exigences
        = { { .id = "R-03", .enonce = "Chaque SONS a ses plafonds.", .source = "note" } };
    motivation.sources = { { .id = "note", .titre = "Une note", .adresse = "" } };
    return motivation;
}

std::string written(FormatMotivation format, Motivation const& motivation,
    std::optional<verdict::IdRegle> seule = std::nullopt)
{
    return rendered_motivation(format, motivation, exemples::entete(), exemples::find, {}, seule);
}

TEST(LesFaits, DUnMembreDeChaqueElementSontUnFait)
{
    auto const motivation = a_motivation();
    auto const faits = faits_abreges(motivation, motivation.regles[2]);
    ASSERT_EQ(faits.size(), 1U); // the list only led to its elements
    EXPECT_EQ(faits[0].nom, "/lignes/*/montants/ht ×3");
    EXPECT_EQ(faits[0].valeur, "10.00, 20.00");
    EXPECT_EQ(faits[0].lieu, "");
}

TEST(UnFaitSeul, GardeSonLieu)
{
    auto const motivation = a_motivation();
    auto const faits = faits_abreges(motivation, motivation.regles[0]);
    ASSERT_EQ(faits.size(), 2U);
    EXPECT_EQ(faits[0].lieu, "2:13");
    EXPECT_FALSE(faits[0].absent);
    EXPECT_TRUE(faits[1].absent);
}

TEST(BeaucoupDeValeurs, SontDitesParLeursPremieres)
{
    auto motivation = a_motivation();
    motivation.faits[2].valeur = "11.00";
    motivation.faits[3].valeur = "12.00";
    motivation.faits.push_back({ .pointeur = "/lignes/3/montants/ht", .valeur = "13.00" });
    motivation.regles[2].faits.push_back(7);
    EXPECT_EQ(faits_abreges(motivation, motivation.regles[2])[0].valeur, "10.00, 11.00, 12.00…");
}

TEST(LeTexte, DitLaCausePuisCeQuiManquePuisCeQuiTient)
{
    auto const text = written(FormatMotivation::text, a_motivation());
    std::size_t reached = 0;
    for (auto const* part :
        { "Ce qui rend la demande", "MNT-007", "/lignes/*/montants/ht ×3 = 10.00, 20.00",
            "plafonds.BIO_SGL.ht_max = 38565.00, depuis le 2023-04-10 (source R-03)",
            "N’a pas pu être évalué (1)", "l’avance (la donner avec --avec)", "Tient (1)",
            "Structure", "/emis_le = 2023-09-18 (2:13)", "rien en /annulation", "Sources", "R-03",
            "Une note" }) {
        // A line may break where the part has a space.
        auto const word = std::string(part).substr(0, std::string_view(part).find(' '));
        auto const found = text.find(word, reached);
        ASSERT_NE(found, std::string::npos) << part << "\n" << text;
        reached = found;
    }
    EXPECT_NE(text.find("aucun texte connu"), std::string::npos) << text;
}

TEST(UneValeurDuDocument, NePeutPasBougerLeTerminal)
{
    auto motivation = a_motivation();
    motivation.faits[5].valeur = "\x1b[31mrouge\xE2\x80\xAE";
    auto const text = written(FormatMotivation::text, motivation);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_NE(text.find("rouge"), std::string::npos);
}

TEST(UneRegleSeule, EstSeuleDite)
{
    auto const text = written(FormatMotivation::text, a_motivation(), verdict::IdRegle("SCH-001"));
    EXPECT_NE(text.find("SCH-001"), std::string::npos);
    EXPECT_EQ(text.find("MNT-007"), std::string::npos);
    EXPECT_EQ(text.find("CAL-010"), std::string::npos);
}

TEST(LeJson, DitToutCeQuiAEteLu)
{
    auto const text = written(FormatMotivation::json, a_motivation());
    base::JsonDocument json;
    ASSERT_FALSE(json.parse(text));
    auto const at = [&](std::string_view pointer) {
        auto const node = json.nearest(pointer);
        EXPECT_EQ(json.pointer(node), pointer);
        return std::string(json.nodes()[node].text);
    };
    EXPECT_EQ(at("/format"), "quitus.motivation");
    EXPECT_EQ(at("/regles/2/regle"), "MNT-007");
    EXPECT_EQ(at("/regles/2/sort"), "parle");
    EXPECT_EQ(at("/regles/2/faits/3/pointeur"), "/lignes/2/montants/ht");
    EXPECT_EQ(at("/regles/2/faits/3/ligne"), "7");
    EXPECT_EQ(at("/regles/2/faits/3/colonne"), "9");
    EXPECT_EQ(at("/regles/2/faits/3/valeur"), "10.00");
    EXPECT_EQ(at("/regles/2/parametres/0/validite"), "depuis le 2023-04-10");
    EXPECT_EQ(at("/regles/2/constats/0"), "0");
    EXPECT_EQ(at("/regles/1/faits/0/nom"), "avance");
    EXPECT_EQ(at("/regles/1/faits/0/manque"), "l’avance (la donner avec --avec)");
    EXPECT_EQ(json.nodes()[json.nearest("/regles/1/faits/0/pointeur")].kind, base::JsonKind::null);
    EXPECT_EQ(json.nodes()[json.nearest("/regles/0/faits/1/valeur")].kind, base::JsonKind::null);
    EXPECT_EQ(at("/exigences/0/enonce"), "Chaque SONS a ses plafonds.");
    EXPECT_EQ(at("/sources/0/titre"), "Une note");
    EXPECT_EQ(at("/bilan/parle"), "1");
    EXPECT_EQ(at("/bilan/hors_etape"), "0");
}

}
}
