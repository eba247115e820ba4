// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "documents/archive.h"
#include "zip_brut.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>

namespace quitus::documents {
namespace {

pieces::LimitesArchive const contract{};

// The code of the refusal, or "admise".
std::string judge(std::string const& octets, pieces::LimitesArchive const& limites = contract)
{
    auto const livraison = read_archive_bytes(octets, limites);
    EXPECT_TRUE(livraison.archive_recue);
    if (!livraison.refus)
        return "admise";
    EXPECT_TRUE(livraison.fichiers.empty());
    EXPECT_FALSE(livraison.refus->motif.empty());
    return livraison.refus->code;
}

EntreeBrute named(std::string nom)
{
    return { .nom = std::move(nom), .contenu = "bytes" };
}

std::string patched(std::string octets, std::string_view mark, std::size_t at, std::uint32_t value)
{
    auto const start = octets.find(mark);
    EXPECT_NE(start, std::string::npos);
    for (std::size_t i = 0; i < 4; ++i)
        octets[start + at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
    return octets;
}

}

TEST(Archive, GivesNameSizeAndPrintOfEachFile)
{
    auto const livraison = read_archive_bytes(
        zip_honnete({ { "BC-1.pdf", "abc" }, { "dossier/pièce.pdf", "" } }), contract);

    ASSERT_FALSE(livraison.refus);
    ASSERT_EQ(livraison.fichiers.size(), 2U);
    EXPECT_EQ(livraison.fichiers[0].nom, "BC-1.pdf");
    EXPECT_EQ(livraison.fichiers[0].taille_octets, 3U);
    EXPECT_EQ(livraison.fichiers[0].sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(livraison.fichiers[1].nom, "dossier/pièce.pdf");
    EXPECT_EQ(livraison.fichiers[1].sha256,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Archive, IgnoresFoldersAndWhatADesktopLeaves)
{
    auto const livraison = read_archive_bytes(
        zip_brut({ { .nom = "d/", .attributs = 0040755U << 16 }, named("d/a.pdf"),
            named("__MACOSX/d/._a.pdf"), named("d/.DS_Store"), named("Thumbs.db") }),
        contract);
    ASSERT_FALSE(livraison.refus);
    ASSERT_EQ(livraison.fichiers.size(), 1U);
    EXPECT_EQ(livraison.fichiers[0].nom, "d/a.pdf");
}

TEST(Archive, ReadsAnOldNameAsCp437)
{
    auto entree = named("pi\x8A"
                        "ce.pdf");
    entree.drapeaux = 0;
    auto const livraison = read_archive_bytes(zip_brut({ entree }), contract);
    ASSERT_EQ(livraison.fichiers.size(), 1U);
    EXPECT_EQ(livraison.fichiers[0].nom, "pièce.pdf");
}

TEST(Archive, AnEmptyArchiveDeliversNothingAndIsNotRefused)
{
    auto const livraison = read_archive_bytes(zip_brut({}), contract);
    EXPECT_TRUE(livraison.archive_recue);
    EXPECT_FALSE(livraison.refus);
    EXPECT_TRUE(livraison.fichiers.empty());
}

TEST(Archive, RefusesAPathThatLeavesTheFolder)
{
    for (auto const* nom : { "../a.pdf", "d/../../a.pdf", "d/..", "/etc/a.pdf", "C:/a.pdf",
             "c:a.pdf", "d\\a.pdf", "..\\a.pdf", "a\nb.pdf", "a\x1b[31m.pdf", "a\x7f.pdf", "" })
        EXPECT_EQ(judge(zip_brut({ named("bon.pdf"), named(nom) })), "chemin_sortant") << nom;
    EXPECT_EQ(judge(zip_brut({ named(std::string("a.pdf\0.exe", 10)) })), "chemin_sortant");
    EXPECT_EQ(judge(zip_brut({ named(std::string(1025, 'a')) })), "chemin_sortant");
}

TEST(Archive, KeepsANameThatOnlyLooksLikeALeavingPath)
{
    for (auto const* nom : { "..a.pdf", "a...pdf", "d/.a.pdf", "ab:c.pdf", "é:.pdf" })
        EXPECT_EQ(judge(zip_brut({ named(nom) })), "admise") << nom;
}

TEST(Archive, TheEntryToldOfAHostileNameHoldsNoControlCharacter)
{
    auto const livraison = read_archive_bytes(zip_brut({ named("a\x1b[31m.pdf") }), contract);
    ASSERT_TRUE(livraison.refus);
    EXPECT_EQ(livraison.refus->entree, "a?[31m.pdf");
}

TEST(Archive, RefusesLinksAndSpecialFiles)
{
    for (auto const kind : { 0120000U, 0010000U, 0020000U, 0060000U, 0140000U }) {
        auto entree = named("a.pdf");
        entree.attributs = (kind | 0644U) << 16;
        EXPECT_EQ(judge(zip_brut({ entree })), "lien") << kind;
    }
    auto reparse = named("a.pdf");
    reparse.attributs = 0x400;
    EXPECT_EQ(judge(zip_brut({ reparse })), "lien");
}

TEST(Archive, RefusesTheSameNameTwiceButNotInAnotherCase)
{
    EXPECT_EQ(judge(zip_brut({ named("a.pdf"), named("b.pdf"), named("a.pdf") })), "doublon");
    EXPECT_EQ(judge(zip_brut({ named("a.pdf"), named("A.pdf") })), "admise");
}

TEST(Archive, RefusesAnAnnouncedSizeThatIsNotTheRealOne)
{
    for (std::uint32_t const announced : { 4U, 6U, 0U }) {
        auto entree = named("a.pdf");
        entree.taille_centrale = announced;
        EXPECT_EQ(judge(zip_brut({ entree })), "taille_mensongere") << announced;
        entree.taille_locale = announced;
        EXPECT_EQ(judge(zip_brut({ entree })), "taille_mensongere") << announced;
    }
    auto local_only = named("a.pdf");
    local_only.taille_locale = 4;
    EXPECT_EQ(judge(zip_brut({ local_only })), "taille_mensongere");
}

// The size unpacked is at byte 24 of an entry of the directory, 22 of the header before the data.
TEST(Archive, RefusesAPackedFileThatUnpacksToMoreOrLessThanAnnounced)
{
    auto const honest = zip_honnete({ { "a.pdf", std::string(50'000, 'a') + "z" } });
    ASSERT_EQ(judge(honest), "admise");
    for (std::uint32_t const announced : { 10U, 50'000U, 50'002U, 60'000U }) {
        auto const lying
            = patched(patched(honest, "PK\x01\x02", 24, announced), "PK\x03\x04", 22, announced);
        EXPECT_EQ(judge(lying), "taille_mensongere") << announced;
    }
}

TEST(Archive, RefusesABombAnnouncedOrNot)
{
    auto const bomb = zip_honnete({ { "a.pdf", std::string(10 << 20, '\0') } });
    EXPECT_EQ(judge(bomb), "bombe");
    auto const hidden = patched(patched(bomb, "PK\x01\x02", 24, 4096), "PK\x03\x04", 22, 4096);
    EXPECT_EQ(judge(hidden), "taille_mensongere");
}

TEST(Archive, RefusesTheRatioAboveTheLimitAndNotAtIt)
{
    auto const octets = zip_honnete({ { "a.pdf", std::string(200'000, 'a') } });
    auto const packed
        = static_cast<unsigned char>(octets[18]) + 256U * static_cast<unsigned char>(octets[19]);
    pieces::LimitesArchive limites;
    limites.ratio_max = 200'000 / packed + 1;
    EXPECT_EQ(judge(octets, limites), "admise");
    limites.ratio_max = 200'000 / packed;
    EXPECT_EQ(judge(octets, limites), 200'000 % packed == 0 ? "admise" : "bombe");
    limites.ratio_max = 200'000 / packed - 1;
    EXPECT_EQ(judge(octets, limites), "bombe");
}

TEST(Archive, RefusesMoreUnpackedBytesThanTheLimitAndNotAtIt)
{
    auto const octets = zip_brut({ named("a.pdf"), named("b.pdf") }); // 5 bytes each
    pieces::LimitesArchive limites;
    limites.deplie_octets_max = 10;
    EXPECT_EQ(judge(octets, limites), "admise");
    limites.deplie_octets_max = 9;
    EXPECT_EQ(judge(octets, limites), "bombe");
}

TEST(Archive, RefusesAFileAboveTheLimitAndNotAtIt)
{
    pieces::LimitesArchive limites;
    limites.fichier_octets_max = 5;
    EXPECT_EQ(judge(zip_brut({ named("a.pdf") }), limites), "admise");
    limites.fichier_octets_max = 4;
    EXPECT_EQ(judge(zip_brut({ named("a.pdf") }), limites), "trop_gros");
}

TEST(Archive, RefusesAnArchiveAboveTheLimitAndNotAtIt)
{
    auto const octets = zip_brut({ named("a.pdf") });
    pieces::LimitesArchive limites;
    limites.archive_octets_max = octets.size();
    EXPECT_EQ(judge(octets, limites), "admise");
    limites.archive_octets_max = octets.size() - 1;
    EXPECT_EQ(judge(octets, limites), "trop_gros");
}

TEST(Archive, Refuses2001FilesAndNot2000)
{
    std::vector<EntreeBrute> entrees;
    for (int i = 0; i < 2000; ++i)
        entrees.push_back(named(std::to_string(i) + ".pdf"));
    entrees.push_back({ .nom = "dossier/", .attributs = 0040755U << 16 });
    EXPECT_EQ(judge(zip_brut(entrees)), "admise");
    entrees.push_back(named("2000.pdf"));
    EXPECT_EQ(judge(zip_brut(entrees)), "trop_de_fichiers");
}

// Opened by libzip, each of these entries would cost memory before anything was judged.
TEST(Archive, RefusesAnAnnouncedCrowdOfFolders)
{
    std::vector<EntreeBrute> entrees;
    for (int i = 0; i < 6101; ++i)
        entrees.push_back({ .nom = std::to_string(i) + "/", .attributs = 0040755U << 16 });
    EXPECT_EQ(judge(zip_brut(entrees)), "trop_de_fichiers");
}

TEST(Archive, RefusesAnEncryptedFile)
{
    auto entree = named("a.pdf");
    entree.drapeaux |= 1;
    EXPECT_EQ(judge(zip_brut({ entree })), "chiffree");
    auto aes = named("a.pdf");
    aes.methode = 99;
    EXPECT_EQ(judge(zip_brut({ aes })), "chiffree");
}

TEST(Archive, RefusesAMethodOtherThanStoreAndDeflate)
{
    for (auto const methode : std::initializer_list<std::uint16_t>{ 9, 12, 14, 93, 95 }) {
        auto entree = named("a.pdf");
        entree.methode = methode;
        EXPECT_EQ(judge(zip_brut({ entree })), "compression") << methode;
    }
}

TEST(Archive, RefusesWhatIsNoZip)
{
    for (auto const* octets :
        { "", "%PDF-1.7", "PK", "PK\x03\x04", "{\"format\":\"quitus.demande\"}" })
        EXPECT_EQ(judge(octets), "illisible") << octets;
}

TEST(Archive, RefusesAWrongCrc)
{
    auto entree = named("a.pdf");
    entree.crc = 1;
    EXPECT_EQ(judge(zip_brut({ entree })), "illisible");
}

TEST(Archive, RefusesDataThatDoNotUnpack)
{
    auto entree = named("a.pdf");
    entree.methode = 8; // the five stored bytes are no Deflate stream
    EXPECT_EQ(judge(zip_brut({ entree })), "illisible");
}

TEST(Archive, RefusesEveryTruncation)
{
    auto const octets = zip_honnete({ { "a.pdf", "abcabcabc" }, { "b.pdf", "xyz" } });
    for (std::size_t size = 0; size < octets.size(); ++size)
        EXPECT_EQ(judge(octets.substr(0, size)), "illisible") << size;
}

TEST(Archive, RefusesTwoCompetingDirectories)
{
    auto const inner = zip_brut({ named("cache.pdf") });
    EXPECT_EQ(judge(zip_brut({ named("vu.pdf") }, inner)), "illisible");
    EXPECT_EQ(judge(zip_brut({ named("vu.pdf") }, "un commentaire")), "admise");
}

TEST(Archive, RefusesAnEntryWhoseDataBearAnotherName)
{
    auto entree = named("vu.pdf");
    entree.nom_local = "cache.pdf";
    EXPECT_EQ(judge(zip_brut({ entree })), "illisible");
}

TEST(Archive, KeepsAnArchiveWithinTheArchiveAsAFile)
{
    EntreeBrute const inner{ .nom = "annexes.zip", .contenu = zip_brut({ named("a.pdf") }) };
    EXPECT_EQ(judge(zip_brut({ inner })), "admise");
}

// Written by other programs than libzip: sizes after the data, zip64, a name in CP437.
TEST(Archive, TheKeptSeedsOfTheFuzzerHaveTheirVerdict)
{
    std::map<std::string, std::string> const verdicts{ { "depot", "admise" },
        { "stocke", "admise" }, { "tailles-apres", "admise" }, { "zip64", "admise" },
        { "cp437", "admise" }, { "vide", "admise" }, { "lien", "lien" },
        { "sortant", "chemin_sortant" }, { "doublon", "doublon" }, { "bombe", "bombe" },
        { "chiffree", "chiffree" }, { "mensonge", "taille_mensongere" },
        { "pas-un-zip", "illisible" } };
    for (auto const& [name, verdict] : verdicts) {
        auto const livraison = read_archive(
            std::filesystem::path(QUITUS_SOURCE_DIR) / "fuzz/corpus/archive" / (name + ".zip"),
            contract);
        ASSERT_TRUE(livraison) << name;
        EXPECT_EQ(livraison->refus ? livraison->refus->code : "admise", verdict) << name;
        EXPECT_EQ(livraison->fichiers.empty(), verdict != "admise" || name == "vide") << name;
    }
}

TEST(Archive, AFileThatCannotBeOpenedIsNoRefusalButAnError)
{
    auto const absent = read_archive(std::filesystem::path("nulle-part/absente.zip"), contract);
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, "illisible");
    auto const dossier = read_archive(std::filesystem::path("/"), contract);
    ASSERT_FALSE(dossier);
    EXPECT_EQ(dossier.error().code, "illisible");
}

TEST(Archive, AFileOnDiskReadsLikeItsBytes)
{
    auto const chemin = std::filesystem::temp_directory_path() / "quitus-archive-test.zip";
    auto const octets = zip_honnete({ { "a.pdf", std::string(300'000, 'a') + "b" } });
    pieces::LimitesArchive limites;
    limites.ratio_max = 2000;
    std::ofstream(chemin, std::ios::binary) << octets;
    auto const read = read_archive(chemin, limites);
    std::filesystem::remove(chemin);

    ASSERT_TRUE(read);
    ASSERT_EQ(read->fichiers.size(), 1U);
    EXPECT_EQ(read->fichiers[0].sha256, base::sha256_hex(std::string(300'000, 'a') + "b"));
}

TEST(Depot, GivesTheRequestApartFromItsPieces)
{
    auto const depot = read_depot_bytes(
        zip_honnete({ { "a.pdf", "abc" }, { "Demande.JSON", "{}" }, { "d/b.json", "[]" } }),
        contract);
    EXPECT_FALSE(depot.faute);
    EXPECT_EQ(depot.demande, "{}");
    EXPECT_EQ(depot.nom_demande, "Demande.JSON");
    ASSERT_EQ(depot.livraison.fichiers.size(), 2U);
    EXPECT_EQ(depot.livraison.fichiers[0].nom, "a.pdf");
    EXPECT_EQ(depot.livraison.fichiers[1].nom, "d/b.json");
}

TEST(Depot, WithoutOneRequestAtItsRootSaysWhy)
{
    auto const none = read_depot_bytes(zip_honnete({ { "a.pdf", "abc" } }), contract);
    ASSERT_TRUE(none.faute);
    EXPECT_EQ(none.faute->code, "sans_demande");
    EXPECT_FALSE(none.demande);

    auto const nested = read_depot_bytes(zip_honnete({ { "depot/demande.json", "{}" } }), contract);
    ASSERT_TRUE(nested.faute);
    EXPECT_EQ(nested.faute->code, "sans_demande");
    EXPECT_NE(nested.faute->message.find("depot/demande.json"), std::string::npos);

    auto const two
        = read_depot_bytes(zip_honnete({ { "a.json", "{}" }, { "b.json", "{}" } }), contract);
    ASSERT_TRUE(two.faute);
    EXPECT_EQ(two.faute->code, "plusieurs_demandes");

    auto const broken = read_depot_bytes("PK", contract);
    ASSERT_TRUE(broken.faute);
    EXPECT_EQ(broken.faute->code, "illisible");
}

// The request is judged all the same: PCE-006 stands beside its other findings.
TEST(Depot, ARefusedArchiveStillGivesItsRequest)
{
    auto const depot = read_depot_bytes(
        zip_brut({ { .nom = "demande.json", .contenu = "{\"a\":1}" }, named("../a.pdf") }),
        contract);
    EXPECT_FALSE(depot.faute);
    EXPECT_EQ(depot.demande, "{\"a\":1}");
    ASSERT_TRUE(depot.livraison.refus);
    EXPECT_EQ(depot.livraison.refus->code, "chemin_sortant");
    EXPECT_TRUE(depot.livraison.fichiers.empty());
}

TEST(Depot, ARequestThatCannotBeReadSaysTheReasonOfTheRefusal)
{
    EntreeBrute demande{ .nom = "demande.json", .contenu = "{}" };
    demande.drapeaux |= 1;
    auto const depot = read_depot_bytes(zip_brut({ demande }), contract);
    ASSERT_TRUE(depot.faute);
    EXPECT_EQ(depot.faute->code, "chiffree");
    ASSERT_TRUE(depot.livraison.refus);
    EXPECT_EQ(depot.livraison.refus->code, "chiffree");
}

TEST(Depot, ARequestAboveTheLimitIsNotLoaded)
{
    pieces::LimitesArchive limites;
    limites.json_octets_max = 3;
    auto const at = read_depot_bytes(zip_brut({ { .nom = "d.json", .contenu = "{ }" } }), limites);
    EXPECT_FALSE(at.demande_trop_grosse);
    EXPECT_EQ(at.demande, "{ }");
    auto const above = read_depot_bytes(
        zip_brut({ { .nom = "d.json", .contenu = "{  }" }, named("a.pdf") }), limites);
    EXPECT_TRUE(above.demande_trop_grosse);
    EXPECT_FALSE(above.demande);
    EXPECT_EQ(above.livraison.fichiers.size(), 1U);
}

RC_GTEST_PROP(ArchiveLaw, AnyDamageIsRefusedOrHarmless, ())
{
    auto octets = zip_honnete({ { "a.pdf", "abcabcabcabc" }, { "demande.json", "{}" } });
    auto const at = *rc::gen::inRange<std::size_t>(0, octets.size());
    octets[at] = *rc::gen::arbitrary<char>();
    auto const livraison = read_archive_bytes(octets, contract);
    for (auto const& fichier : livraison.fichiers)
        RC_ASSERT(fichier.sha256
            == (fichier.taille_octets == 2 ? base::sha256_hex("{}")
                                           : base::sha256_hex("abcabcabcabc")));
}

}
