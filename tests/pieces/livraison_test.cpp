// SPDX-License-Identifier: EUPL-1.2
#include "pieces/fichiers_livres.h"

#include <gtest/gtest.h>

namespace quitus::pieces {
namespace {

Livraison delivered(std::vector<std::string> const& names)
{
    Livraison livraison{ .archive_recue = true };
    for (auto const& nom : names)
        livraison.fichiers.push_back({ .nom = nom });
    return livraison;
}

std::string found(std::vector<std::string> const& names, std::string const& nom)
{
    auto const livraison = delivered(names);
    auto const* fichier = FichiersLivres(livraison).find(nom);
    return fichier ? fichier->nom : "aucun";
}

}

TEST(Livraison, AFileIsFoundByItsNameAndElseByItsOnlyNamesakeInAFolder)
{
    EXPECT_EQ(found({ "a.pdf", "d/a.pdf" }, "a.pdf"), "a.pdf");
    EXPECT_EQ(found({ "d/a.pdf", "e/a.pdf" }, "e/a.pdf"), "e/a.pdf");
    EXPECT_EQ(found({ "d/a.pdf", "b.pdf" }, "a.pdf"), "d/a.pdf");
    EXPECT_EQ(found({ "a.pdf" }, "d/a.pdf"), "a.pdf");
}

TEST(Livraison, AFileIsNotFoundWhenNoneOrSeveralBearItsName)
{
    EXPECT_EQ(found({}, "a.pdf"), "aucun");
    EXPECT_EQ(found({ "b.pdf", "aa.pdf" }, "a.pdf"), "aucun");
    EXPECT_EQ(found({ "d/a.pdf", "e/a.pdf" }, "a.pdf"), "aucun");
    EXPECT_EQ(found({ "d/a.pdf", "e/a.pdf", "f/a.pdf" }, "a.pdf"), "aucun");
}

TEST(Livraison, AnAccentWrittenApartFromItsLetterIsTheSameName)
{
    EXPECT_EQ(found({ "pie\u0300ce.pdf" }, "pi\u00e8ce.pdf"), "pie\u0300ce.pdf");
    EXPECT_EQ(found({ "pi\u00e8ce.pdf", "PIECE.pdf" }, "pie\u0300ce.pdf"), "pi\u00e8ce.pdf");
    EXPECT_EQ(found({ "PI\u00c8CE.pdf" }, "pie\u0300ce.pdf"), "aucun");
}

TEST(Livraison, TheBaseNameIsWhatFollowsTheLastFolder)
{
    EXPECT_EQ(base_name("a/b/c.pdf"), "c.pdf");
    EXPECT_EQ(base_name("c.pdf"), "c.pdf");
    EXPECT_EQ(base_name("a/"), "");
}

}
