// SPDX-License-Identifier: EUPL-1.2
#include "documents/entrees.h"
#include "zip_brut.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>

namespace quitus::documents {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class Entrees : public testing::Test {
protected:
    Entrees()
    {
        std::string model = (fs::temp_directory_path() / "quitus-entrees-XXXXXX").string();
        m_root = mkdtemp(model.data());
    }
    ~Entrees() override { fs::remove_all(m_root); }

    std::string path(std::string const& name) const { return (m_root / name).string(); }

    void write(std::string const& name, std::string const& octets) const
    {
        fs::create_directories((m_root / name).parent_path());
        std::ofstream(m_root / name, std::ios::binary) << octets;
    }

    base::Result<std::vector<DocumentRecu>> read(std::vector<std::string> const& names) const
    {
        std::vector<std::string> chemins;
        for (auto const& name : names)
            chemins.push_back(path(name));
        return read_inputs(chemins, m_options);
    }

    // Each document as « name under the root|text ».
    std::vector<std::string> told(std::vector<std::string> const& names) const
    {
        auto const documents = read(names);
        if (!documents)
            return { "refus " + documents.error().code };
        std::vector<std::string> all;
        for (auto const& document : *documents)
            all.push_back(document.nom.substr(m_root.string().size() + 1) + "|" + document.texte);
        return all;
    }

    fs::path m_root;
    OptionsEntrees m_options;
};

std::string code_of(base::Result<std::vector<DocumentRecu>> const& read)
{
    return read ? "lu" : read.error().code;
}

}

TEST_F(Entrees, AJsonAloneComesWithoutItsPieces)
{
    write("solde.json", "\xEF\xBB\xBF{}\n");
    auto const documents = read({ "solde.json" });
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 1U);
    EXPECT_EQ(documents->front().nom, path("solde.json"));
    EXPECT_EQ(documents->front().texte, "\xEF\xBB\xBF{}\n");
    EXPECT_FALSE(documents->front().livraison);
    EXPECT_FALSE(documents->front().ligne_ndjson);
    EXPECT_FALSE(documents->front().faute);
}

TEST_F(Entrees, TheZipOfTheSameStemHoldsThePiecesAndIsNoDeposit)
{
    write("d/solde.json", "{}");
    write("d/solde.zip", zip_honnete({ { "a.pdf", "abc" } }));
    for (auto const& names : std::vector<std::vector<std::string>>{ { "d/solde.json" }, { "d" },
             { "d/solde.json", "d/solde.zip" }, { "d/solde.zip", "d/solde.json" } }) {
        auto const documents = read(names);
        ASSERT_TRUE(documents);
        ASSERT_EQ(documents->size(), 1U);
        ASSERT_TRUE(documents->front().livraison);
        EXPECT_EQ(documents->front().livraison->fichiers.size(), 1U);
    }
}

TEST_F(Entrees, ARefusedCompanionIsARefusalOfTheLivraison)
{
    write("solde.json", "{}");
    write("solde.zip", "no zip");
    auto const documents = read({ "solde.json" });
    ASSERT_TRUE(documents);
    ASSERT_TRUE(documents->front().livraison);
    ASSERT_TRUE(documents->front().livraison->refus);
    EXPECT_EQ(documents->front().livraison->refus->code, "illisible");
}

TEST_F(Entrees, ADepositGivesItsRequestAndItsPieces)
{
    write("depot.zip", zip_honnete({ { "demande.json", "{}" }, { "a.pdf", "abc" } }));
    auto const documents = read({ "depot.zip" });
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 1U);
    EXPECT_EQ(documents->front().texte, "{}");
    EXPECT_EQ(documents->front().nom, path("depot.zip"));
    EXPECT_EQ(documents->front().nom_interne, "demande.json");
    ASSERT_TRUE(documents->front().livraison);
    EXPECT_EQ(documents->front().livraison->fichiers.size(), 1U);
}

// One bad deposit among a thousand stops nothing, and is not passed over either.
TEST_F(Entrees, ADepositWithoutRequestIsADocumentThatSaysSo)
{
    write("d/a.zip", zip_honnete({ { "a.pdf", "abc" } }));
    write("d/b.zip", zip_honnete({ { "b.json", "{}" } }));
    auto const documents = read({ "d" });
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 2U);
    ASSERT_TRUE(documents->at(0).faute);
    EXPECT_EQ(documents->at(0).faute->code, "sans_demande");
    EXPECT_FALSE(documents->at(1).faute);
}

TEST_F(Entrees, AFolderIsReadToItsDepthsInTheOrderOfBytes)
{
    write("d/b.json", "2");
    write("d/B.json", "1");
    write("d/b-/x.JSON", "0");
    write("d/b/a.json", "3");
    write("d/b/é.ndjson", "5\n6\n");
    write("d/b/lisez-moi.txt", "no");
    write("d/b/.cache.json", "no");
    write("d/.git/a.json", "no");
    write("d/__MACOSX/a.json", "no");
    EXPECT_THAT(told({ "d" }),
        ElementsAre("d/B.json|1", "d/b-/x.JSON|0", "d/b.json|2", "d/b/a.json|3", "d/b/é.ndjson|5",
            "d/b/é.ndjson|6"));
    EXPECT_THAT(told({ "d/b/" }), ElementsAre("d/b/a.json|3", "d/b/é.ndjson|5", "d/b/é.ndjson|6"));
}

TEST_F(Entrees, AFileReachedTwiceIsReadOnce)
{
    write("d/a.json", "1");
    fs::create_symlink("a.json", m_root / "d/b.json");
    EXPECT_THAT(told({ "d/a.json", "d", "d/../d/a.json" }), ElementsAre("d/a.json|1"));
}

TEST_F(Entrees, ALoopOfLinksEnds)
{
    write("d/a.json", "1");
    fs::create_directory_symlink("..", m_root / "d/parent");
    fs::create_directory_symlink(".", m_root / "d/self");
    fs::create_symlink("turning", m_root / "d/turning");
    EXPECT_THAT(told({ "d" }), ElementsAre("d/a.json|1"));
}

TEST_F(Entrees, APipeInAFolderIsNotWaitedFor)
{
    write("d/a.json", "1");
    ASSERT_EQ(mkfifo(path("d/b.json").c_str(), 0600), 0);
    EXPECT_THAT(told({ "d" }), ElementsAre("d/a.json|1"));
    EXPECT_EQ(code_of(read({ "d/b.json" })), "forme_inconnue");
}

TEST_F(Entrees, AFolderWithoutAnyRequestIsAWrongUse)
{
    write("d/lisez-moi.txt", "no");
    auto const documents = read({ "d" });
    ASSERT_FALSE(documents);
    EXPECT_EQ(documents.error().code, "aucune_demande");
    EXPECT_TRUE(is_wrong_use(documents.error()));
    write("vide.ndjson", "\r\n \n");
    EXPECT_EQ(code_of(read({ "vide.ndjson" })), "aucune_demande");
}

TEST_F(Entrees, APathThatDoesNotExistIsAWrongUse)
{
    write("a.json", "1");
    auto const documents = read({ "a.json", "absente.json" });
    ASSERT_FALSE(documents);
    EXPECT_EQ(documents.error().code, "chemin_absent");
    EXPECT_TRUE(is_wrong_use(documents.error()));
    EXPECT_NE(documents.error().message.find("absente.json"), std::string::npos);
    write("a.txt", "1");
    EXPECT_EQ(code_of(read({ "a.txt" })), "forme_inconnue");
}

TEST_F(Entrees, AFileThatCannotBeReadIsAFailureOfTheTool)
{
    write("d/a.json", "1");
    fs::create_symlink("nowhere.json", m_root / "d/b.json");
    auto const documents = read({ "d" });
    ASSERT_FALSE(documents);
    EXPECT_EQ(documents.error().code, "illisible");
    EXPECT_FALSE(is_wrong_use(documents.error()));
}

TEST_F(Entrees, ARequestAtTheLimitIsReadAndAboveItIsNotLoaded)
{
    m_options.limites.json_octets_max = 4;
    write("a.json", "1234");
    write("b.json", "12345");
    write("c.ndjson", "1234\r\n12345\n1234567890\n12");
    auto const documents = read({ "a.json", "b.json", "c.ndjson" });
    ASSERT_TRUE(documents);
    std::vector<std::string> all;
    for (auto const& document : *documents)
        all.push_back(document.texte + (document.trop_gros ? "trop gros" : ""));
    EXPECT_THAT(all, ElementsAre("1234", "trop gros", "1234", "trop gros", "trop gros", "12"));
}

TEST_F(Entrees, LinesAreNumberedFromOneAndEmptyOnesSkipped)
{
    write("a.ndjson", "{\"a\":1}\r\n\n  \t\r\n{\"b\":2}\n{\"c\":3}");
    auto const documents = read({ "a.ndjson" });
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 3U);
    EXPECT_EQ(documents->at(0).ligne_ndjson, 1U);
    EXPECT_EQ(documents->at(0).texte, "{\"a\":1}");
    EXPECT_EQ(documents->at(1).ligne_ndjson, 4U);
    EXPECT_EQ(documents->at(2).ligne_ndjson, 5U);
    EXPECT_EQ(documents->at(2).texte, "{\"c\":3}");
}

// Lines longer than the buffer of the reader, cut anywhere by it.
TEST_F(Entrees, ALongLineIsReadWhole)
{
    std::string const first(700'001, 'x');
    std::string const second(300'007, 'y');
    write("a.ndjson", first + "\n" + second + "\n");
    EXPECT_THAT(told({ "a.ndjson" }), ElementsAre("a.ndjson|" + first, "a.ndjson|" + second));
}

TEST_F(Entrees, ADashReadsLinesOfTheStandardInput)
{
    std::istringstream entree("{}\n[]\n");
    m_options.entree_standard = &entree;
    auto const documents = read_inputs({ "-" }, m_options);
    ASSERT_TRUE(documents);
    ASSERT_EQ(documents->size(), 2U);
    EXPECT_EQ(documents->at(1).nom, "-");
    EXPECT_EQ(documents->at(1).ligne_ndjson, 2U);
    EXPECT_EQ(documents->at(1).texte, "[]");
}

TEST_F(Entrees, AStandardInputThatBreaksIsAFailureOfTheTool)
{
    std::istringstream entree("{}\n");
    m_options.entree_standard = &entree;
    entree.setstate(std::ios::badbit);
    EXPECT_EQ(code_of(read_inputs({ "-" }, m_options)), "illisible");
}

TEST_F(Entrees, PiecesNamesTheArchiveOfASingleRequest)
{
    write("a.json", "{}");
    write("a.zip", zip_brut({}));
    write("autres.zip", zip_honnete({ { "a.pdf", "abc" }, { "b.pdf", "abc" } }));
    m_options.archive_des_pieces = path("autres.zip");
    auto const documents = read({ "a.json" });
    ASSERT_TRUE(documents);
    ASSERT_TRUE(documents->front().livraison);
    EXPECT_EQ(documents->front().livraison->fichiers.size(), 2U);

    write("b.json", "{}");
    EXPECT_EQ(code_of(read({ "a.json", "b.json" })), "pieces_ambigues");
    write("depot.zip", zip_honnete({ { "demande.json", "{}" } }));
    EXPECT_EQ(code_of(read({ "depot.zip" })), "pieces_ambigues");
    m_options.archive_des_pieces = path("absente.zip");
    EXPECT_EQ(code_of(read({ "a.json" })), "chemin_absent");
    m_options.archive_des_pieces = m_root.string();
    EXPECT_EQ(code_of(read({ "a.json" })), "forme_inconnue");
}

TEST_F(Entrees, TheVisitorMayStop)
{
    write("a.ndjson", "1\n2\n3\n");
    int visited = 0;
    auto const count = for_each_document({ path("a.ndjson") }, m_options,
        [&visited](DocumentRecu&&) { return ++visited == 2 ? Suite::arreter : Suite::continuer; });
    ASSERT_TRUE(count);
    EXPECT_EQ(*count, 2U);
    EXPECT_EQ(visited, 2);
}

}
