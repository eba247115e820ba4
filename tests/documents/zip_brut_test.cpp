// SPDX-License-Identifier: EUPL-1.2
#include "zip_brut.h"

#include <gtest/gtest.h>
#include <zip.h>

namespace quitus::documents {
namespace {

void put(std::string& bytes, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

void put_common(
    std::string& bytes, EntreeBrute const& entree, std::string const& nom, std::uint32_t unpacked)
{
    put(bytes, 20, 2);
    put(bytes, entree.drapeaux, 2);
    put(bytes, entree.methode, 2);
    put(bytes, 0, 2);
    put(bytes, 0x21, 2); // 1 January 1980
    put(bytes, entree.crc.value_or(crc32(entree.contenu)), 4);
    put(bytes, entree.contenu.size(), 4);
    put(bytes, unpacked, 4);
    put(bytes, nom.size(), 2);
    put(bytes, 0, 2);
}

std::uint32_t real_size(EntreeBrute const& entree)
{
    return static_cast<std::uint32_t>(entree.contenu.size());
}

}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (auto const c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::string zip_brut(std::vector<EntreeBrute> const& entrees, std::string_view comment)
{
    std::string bytes;
    std::string directory;
    for (auto const& entree : entrees) {
        auto const offset = bytes.size();
        bytes += "PK\x03\x04";
        auto const nom_local = entree.nom_local.value_or(entree.nom);
        put_common(bytes, entree, nom_local, entree.taille_locale.value_or(real_size(entree)));
        bytes += nom_local + entree.contenu;

        directory += "PK\x01\x02";
        put(directory, 3U << 8 | 20, 2); // made by Unix: the attributes hold a mode
        put_common(
            directory, entree, entree.nom, entree.taille_centrale.value_or(real_size(entree)));
        put(directory, 0, 2);
        put(directory, 0, 2);
        put(directory, 0, 2);
        put(directory, entree.attributs, 4);
        put(directory, offset, 4);
        directory += entree.nom;
    }
    auto const start = bytes.size();
    bytes += directory;
    bytes += "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, entrees.size(), 2);
    put(bytes, entrees.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, start, 4);
    put(bytes, comment.size(), 2);
    bytes += comment;
    return bytes;
}

std::string zip_honnete(std::vector<FichierHonnete> const& fichiers)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    auto* const zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (auto const& fichier : fichiers)
        zip_file_add(zip, fichier.nom.c_str(),
            zip_source_buffer(zip, fichier.contenu.data(), fichier.contenu.size(), 0),
            ZIP_FL_ENC_UTF_8);
    EXPECT_EQ(zip_close(zip), 0);

    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    EXPECT_EQ(zip_source_read(source, bytes.data(), bytes.size()),
        static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

TEST(ZipBrut, TheCrcIsThatOfTheStandard)
{
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
}

}
