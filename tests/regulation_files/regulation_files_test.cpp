// SPDX-License-Identifier: EUPL-1.2
#include "regulation_files/regulation_files.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace quitus::regulation_files {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

fs::path const campagnes = fs::path(QUITUS_SOURCE_DIR) / "reglement";

// A folder of its own, gone with the test.
class Dossier : public testing::Test {
protected:
    void SetUp() override
    {
        m_racine = fs::temp_directory_path() / ("quitus-campagne-" + std::to_string(::getpid()));
        fs::remove_all(m_racine);
        fs::copy(campagnes / "exemple-vague-b", m_racine, fs::copy_options::recursive);
    }
    void TearDown() override { fs::remove_all(m_racine); }

    void write(std::string const& nom, std::string_view contenu) const
    {
        std::ofstream(m_racine / nom, std::ios::binary) << contenu;
    }
    base::Erreur refus() const
    {
        auto const result = read_campaign(m_racine);
        return result ? base::Erreur{ "accepted", "accepted", {} } : result.error();
    }
    fs::path m_racine;
};

}

TEST(CompiledCampaign, IsTheOneOfTheFolder)
{
    auto const read = read_campaign(campagnes / "segur-vague-1");
    ASSERT_TRUE(read) << read.error().message;
    auto const compiled = compiled_campaign();
    EXPECT_EQ(compiled.empreinte(), read->empreinte());
    EXPECT_EQ(compiled.id(), "segur-vague-1");
    ASSERT_EQ(compiled.parametres().size(), read->parametres().size());
    for (std::size_t i = 0; i < compiled.parametres().size(); ++i) {
        EXPECT_EQ(compiled.parametres()[i].nom, read->parametres()[i].nom);
        EXPECT_EQ(compiled.parametres()[i].texte, read->parametres()[i].texte);
        EXPECT_EQ(compiled.parametres()[i].lieu, read->parametres()[i].lieu);
    }
    EXPECT_EQ(compiled.exigences().size(), read->exigences().size());
}

TEST_F(Dossier, IsReadWithItsFoldersAndWithoutItsOtherFiles)
{
    write("LISEZ-MOI.md", "Tout autre fichier est laissé de côté : [");
    auto const read = read_campaign(m_racine);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->id(), "exemple-vague-b");
    EXPECT_EQ(read->empreinte(), read_campaign(campagnes / "exemple-vague-b")->empreinte());
}

TEST_F(Dossier, MayBeNamedWithATrailingSlashOrDots)
{
    auto const read = read_campaign(m_racine / "calendrier" / ".." / "");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->empreinte(), read_campaign(m_racine)->empreinte());
}

TEST_F(Dossier, ThatIsNotThereIsSaidSo)
{
    fs::remove_all(m_racine);
    EXPECT_EQ(refus().code, "reglement_illisible");
    EXPECT_THAT(refus().message, HasSubstr("n’existe pas"));
    EXPECT_EQ(refus().pointeur, m_racine.string());
}

TEST_F(Dossier, ThatIsAFileIsSaidSo)
{
    auto const result = read_campaign(m_racine / "campagne.yaml");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "reglement_illisible");
}

TEST_F(Dossier, WithoutAnyTextIsRefused)
{
    auto const result = read_campaign(fs::path(QUITUS_SOURCE_DIR) / "cmake");
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().message, HasSubstr("aucun fichier .yaml"));
}

TEST_F(Dossier, WithAnotherExtensionIsRefused)
{
    fs::rename(m_racine / "delais.yaml", m_racine / "delais.yml");
    EXPECT_THAT(refus().message, HasSubstr("renommez"));
}

TEST_F(Dossier, WithAHugeFileIsRefused)
{
    write("delais.yaml", std::string(fichier_octets_max + 1, '#'));
    EXPECT_EQ(refus().code, "reglement_illisible");
    EXPECT_THAT(refus().message, HasSubstr("1 Mio"));
}

TEST_F(Dossier, WithABrokenTextSaysTheLine)
{
    write("delais.yaml", "parametres:\n  - parametre: delai\n");
    EXPECT_EQ(refus().code, "reglement_invalide");
    EXPECT_THAT(refus().message, HasSubstr("delais.yaml:2"));
}

TEST_F(Dossier, WithAnUnreadableFileSaysWhich)
{
    fs::remove(m_racine / "delais.yaml");
    fs::create_symlink(m_racine / "absent", m_racine / "delais.yaml");
    EXPECT_EQ(refus().code, "reglement_illisible");
    EXPECT_THAT(refus().message, HasSubstr("delais.yaml"));
}

}
