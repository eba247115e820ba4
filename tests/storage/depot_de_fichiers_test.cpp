// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "bases_d_essai.h"
#include "storage/fichiers/depot_de_fichiers.h"
#include "storage/fichiers/descripteur.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace quitus::storage {
namespace {

namespace fs = std::filesystem;

class Depots : public testing::Test {
protected:
    DossierTemporaire dossier;
    fs::path const racine = dossier.chemin() / "a" / "pieces";
    std::string const octets = std::string("une pièce\0!", 12);
    std::string const empreinte = base::sha256_hex(octets);

    fs::path write(std::string const& nom, std::string const& contenu) const
    {
        auto const path = dossier.chemin() / nom;
        std::ofstream(path, std::ios::binary) << contenu;
        return path;
    }
    static std::string content(fs::path const& path)
    {
        std::ifstream file(path, std::ios::binary);
        return { std::istreambuf_iterator<char>(file), {} };
    }
    std::size_t passages() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(racine / "en-cours"), fs::directory_iterator()));
    }
};

}

TEST_F(Depots, KeepBytesUnderTheirPrintInTwoLevelsOfFolders)
{
    DepotDeFichiers depot(racine);
    EXPECT_FALSE(depot.contains(empreinte));
    depot.add_bytes(empreinte, octets);
    EXPECT_TRUE(depot.contains(empreinte));
    auto const path = depot.checked(empreinte);
    EXPECT_EQ(path, racine / empreinte.substr(0, 2) / empreinte.substr(2, 2) / empreinte);
    EXPECT_EQ(content(path), octets);
    EXPECT_EQ(passages(), 0U);
    EXPECT_TRUE(DepotDeFichiers(racine).contains(empreinte)) << "after a restart too";
}

TEST_F(Depots, TakeAFileOfTheSameDiskWithoutACopy)
{
    DepotDeFichiers depot(racine);
    auto const spooled = write("spool", octets);
    struct stat before {
    }, after{};
    ASSERT_EQ(::stat(spooled.c_str(), &before), 0);
    depot.add(empreinte, spooled);
    EXPECT_FALSE(fs::exists(spooled));
    ASSERT_EQ(::stat(depot.checked(empreinte).c_str(), &after), 0);
    EXPECT_EQ(before.st_ino, after.st_ino);
    EXPECT_EQ(passages(), 0U);
}

TEST_F(Depots, CopyAFileOfAnotherDisk)
{
    // /dev/shm is another file system than that of the temporary folder, or the test says so.
    std::string name = "/dev/shm/quitus-essai-XXXXXX";
    int const brut = ::mkstemp(name.data());
    ASSERT_GE(brut, 0);
    ::close(brut);
    std::ofstream(name, std::ios::binary) << octets;
    struct stat here {
    }, there{};
    ASSERT_EQ(::stat(name.c_str(), &there), 0);
    ASSERT_EQ(::stat(dossier.chemin().c_str(), &here), 0);
    EXPECT_NE(here.st_dev, there.st_dev) << "set TMPDIR to a folder outside /dev/shm";
    DepotDeFichiers depot(racine);
    depot.add(empreinte, name);
    EXPECT_EQ(content(depot.checked(empreinte)), octets);
    fs::remove(name);
}

TEST_F(Depots, NeverWriteAgainAFileThatIsThere)
{
    DepotDeFichiers depot(racine);
    depot.add_bytes(empreinte, octets);
    auto const path = depot.checked(empreinte);
    struct stat before {
    }, after{};
    ASSERT_EQ(::stat(path.c_str(), &before), 0);
    depot.add_bytes(empreinte, octets);
    depot.add(empreinte, write("spool", octets));
    ASSERT_EQ(::stat(path.c_str(), &after), 0);
    EXPECT_EQ(before.st_ino, after.st_ino);
    EXPECT_EQ(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

TEST_F(Depots, RefuseBytesThatAreNotThoseOfTheirPrint)
{
    DepotDeFichiers depot(racine);
    auto const other = base::sha256_hex("other");
    EXPECT_THROW(depot.add_bytes(other, octets), FichierAltere);
    auto const spooled = write("spool", octets);
    EXPECT_THROW(depot.add(other, spooled), FichierAltere);
    EXPECT_FALSE(depot.contains(other));
    EXPECT_TRUE(fs::exists(spooled)) << "a refused file stays where it was";
}

TEST_F(Depots, SayWhenAFileNoLongerHasTheBytesOfItsPrint)
{
    DepotDeFichiers depot(racine);
    depot.add_bytes(empreinte, octets);
    std::ofstream(depot.checked(empreinte), std::ios::binary | std::ios::app) << "x";
    try {
        depot.checked(empreinte);
        FAIL() << "a damaged file was given";
    } catch (FichierAltere const& faute) {
        EXPECT_NE(std::string(faute.what()).find(empreinte), std::string::npos);
        EXPECT_EQ(std::string(faute.what()).find("pièce"), std::string::npos);
    }
    fs::remove(racine / empreinte.substr(0, 2) / empreinte.substr(2, 2) / empreinte);
    EXPECT_THROW(depot.checked(empreinte), FichierAbsent);
}

TEST_F(Depots, RemoveAtTheStartWhatADeadWriterLeftButNothingOfALivingOne)
{
    DepotDeFichiers const depot(racine);
    Passage const living(racine / "en-cours");
    write((racine / "en-cours" / "passage-abandon").string(), "half");
    ASSERT_EQ(passages(), 2U);
    DepotDeFichiers const again(racine);
    EXPECT_EQ(passages(), 1U);
    EXPECT_TRUE(fs::exists(living.fichier().chemin()));
}

TEST_F(Depots, LeaveNothingUnderItsFinalNameWhenKilledWhileWriting)
{
    auto const status = in_a_child([&] {
        DepotDeFichiers const depot(racine);
        Passage const passage(racine / "en-cours");
        passage.fichier().write(octets);
        ::kill(::getpid(), SIGKILL);
        return 0;
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(passages(), 1U);
    DepotDeFichiers depot(racine);
    EXPECT_EQ(passages(), 0U);
    EXPECT_FALSE(depot.contains(empreinte));
}

TEST_F(Depots, SayThatTheDiskIsFullAndLeaveNothingBehind)
{
    auto const status = in_a_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        DepotDeFichiers depot(racine);
        rlimit const bounds{ 100'000, RLIM_INFINITY };
        ::setrlimit(RLIMIT_FSIZE, &bounds);
        std::string const big(200'000, 'x');
        try {
            depot.add_bytes(base::sha256_hex(big), big);
            return 1;
        } catch (DisquePlein const&) {
            return depot.contains(base::sha256_hex(big)) || passages() != 0 ? 2 : 0;
        }
    });
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(Depots, TakeTheSameBytesFromManyAtOnce)
{
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    DepotDeFichiers depot(racine);
    for (int i = 0; i < 8; ++i)
        writers.emplace_back([&] {
            try {
                for (int k = 0; k < 5; ++k) {
                    auto const text = fmt::format("pièce {}", k);
                    depot.add_bytes(base::sha256_hex(text), text);
                }
            } catch (std::exception const&) {
                ++failed;
            }
        });
    for (auto& writer : writers)
        writer.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(passages(), 0U);
    for (int k = 0; k < 5; ++k)
        depot.checked(base::sha256_hex(fmt::format("pièce {}", k)));
}

}
