// SPDX-License-Identifier: EUPL-1.2
// A stock gives back, at any place and in any order, the documents that were given.
#include "documents/stock/stock.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace {

using namespace quitus;
using namespace quitus::documents;

class UnStock : public testing::Test {
protected:
    UnStock() { std::filesystem::create_directories(m_dossier); }
    ~UnStock() override { std::filesystem::remove_all(m_dossier); }

    std::string file(std::string const& nom, std::string const& texte) const
    {
        std::ofstream(m_dossier / nom, std::ios::binary) << texte;
        return (m_dossier / nom).string();
    }

    static std::vector<std::string> textes(Stock const& stock, std::size_t first, std::size_t last)
    {
        guichet::Lot lot;
        stock.read(first, last, lot);
        std::vector<std::string> all;
        for (auto const& document : lot.documents)
            all.emplace_back(document.texte);
        return all;
    }

    std::filesystem::path m_dossier = std::filesystem::path(testing::TempDir())
        / ("quitus_stock_" + std::to_string(::getpid()));
};

using Textes = std::vector<std::string>;

TEST_F(UnStock, RendLesLignesDUnFichierAToutePlace)
{
    // A blank line counts in the numbers, not among the documents; an end of line may be CR LF; the
    // last line may have none.
    auto const nom = file("lot.ndjson", "{\"a\":1}\n\n{\"b\":22}\r\n{\"c\":3}");
    auto const stock = Stock::open({ nom }, {}, {}).value();
    ASSERT_EQ(stock->size(), 3U);
    EXPECT_EQ(textes(*stock, 0, 3), (Textes{ "{\"a\":1}", "{\"b\":22}", "{\"c\":3}" }));
    EXPECT_EQ(textes(*stock, 1, 2), (Textes{ "{\"b\":22}" }));
    EXPECT_EQ(textes(*stock, 2, 3), (Textes{ "{\"c\":3}" }));
    guichet::Lot lot;
    stock->read(0, 3, lot);
    EXPECT_EQ(lot.documents[0].ligne_ndjson, 1U);
    EXPECT_EQ(lot.documents[1].ligne_ndjson, 3U);
    EXPECT_EQ(lot.documents[2].ligne_ndjson, 4U);
    EXPECT_EQ(lot.documents[0].nom, nom);
}

TEST_F(UnStock, MeleFichiersEntiersEtLignes)
{
    auto const one = file("une.json", "{\"une\":1}");
    auto const lines = file("lot.ndjson", "{\"a\":1}\n{\"b\":2}\n");
    auto const stock = Stock::open({ lines, one, lines + "" }, {}, {}).value();
    EXPECT_EQ(
        textes(*stock, 0, stock->size()), (Textes{ "{\"a\":1}", "{\"b\":2}", "{\"une\":1}" }));
    EXPECT_EQ(stock->fichiers(), (Textes{ lines, one }));
}

TEST_F(UnStock, VerseLEntreeStandardPourLaRelire)
{
    std::istringstream entree("{\"a\":1}\n{\"b\":2}\n");
    auto const stock = Stock::open({ "-" }, {}, { .entree_standard = &entree }).value();
    EXPECT_EQ(textes(*stock, 0, 2), (Textes{ "{\"a\":1}", "{\"b\":2}" }));
    EXPECT_EQ(textes(*stock, 0, 2), (Textes{ "{\"a\":1}", "{\"b\":2}" }));
}

TEST_F(UnStock, NePrendPasPourContexteCeQuIlJuge)
{
    auto const judged = file("lot.ndjson", "{\"a\":1}\n{\"b\":2}\n");
    auto const other = file("avance.json", "{\"avance\":1}");
    auto const stock = Stock::open({ judged }, { judged, other }, {}).value();
    ASSERT_EQ(stock->size(), 3U);
    guichet::Lot lot;
    stock->read(0, 3, lot);
    EXPECT_FALSE(lot.documents[0].contexte);
    EXPECT_FALSE(lot.documents[1].contexte);
    EXPECT_TRUE(lot.documents[2].contexte);
    EXPECT_EQ(lot.documents[2].texte, "{\"avance\":1}");
}

TEST_F(UnStock, PasseUneLigneTropLongueSansPerdreLesAutres)
{
    OptionsEntrees options;
    options.limites.json_octets_max = 10;
    auto const nom = file("lot.ndjson", "{\"a\":1}\n" + std::string(5000, 'x') + "\n{\"c\":3}\n");
    auto const stock = Stock::open({ nom }, {}, options).value();
    guichet::Lot lot;
    stock->read(0, 3, lot);
    EXPECT_EQ(lot.documents[0].texte, "{\"a\":1}");
    EXPECT_TRUE(lot.documents[1].trop_gros);
    EXPECT_EQ(lot.documents[1].texte, "");
    EXPECT_EQ(lot.documents[2].texte, "{\"c\":3}");
}

TEST_F(UnStock, DitQuUnFichierEstCoupePendantLaLecture)
{
    auto const nom = file("lot.ndjson", "{\"a\":1}\n{\"b\":2}\n");
    auto const stock = Stock::open({ nom }, {}, {}).value();
    std::filesystem::resize_file(nom, 5);
    guichet::Lot lot;
    EXPECT_THROW(stock->read(0, 2, lot), std::runtime_error);
}

}
