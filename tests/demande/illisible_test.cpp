// SPDX-License-Identifier: EUPL-1.2
// SCH-001 and SCH-002: a text that is no document of ours is refused with the place where reading
// stopped, and nothing else is said of it.
#include "documents.h"

#include <gtest/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::demande;
using Findings = std::vector<std::string>;

void expect_unreadable(std::string const& text, std::string_view pourquoi)
{
    auto const lecture = read(text, octets_max);
    EXPECT_TRUE(lecture.fatal) << pourquoi;
    EXPECT_EQ(findings(lecture), (Findings{ "SCH-001 " })) << pourquoi;
}

// A document in which `levels` arrays stand in each other below the root: depth levels + 1.
std::string nested(std::size_t levels)
{
    return changed("avance_bio_sgl", "/profond", "0")
        .replace(changed("avance_bio_sgl", "/profond", "0").find("\"profond\": 0") + 11, 1,
            std::string(levels, '[') + std::string(levels, ']'));
}

TEST(UnTexteIllisible, EstDitUneFoisEtSeul)
{
    expect_unreadable("", "empty");
    expect_unreadable(" \r\n\t", "spaces");
    expect_unreadable("[]", "root is a list");
    expect_unreadable("3", "root is a number");
    expect_unreadable("null", "root is null");
    expect_unreadable("{} {}", "two documents");
    expect_unreadable("{\"format\": \"quitus.demande\",}", "comma");
    expect_unreadable("{'format': 1}", "quotes");
    expect_unreadable("{\"a\": 01}", "leading zero");
    expect_unreadable("{\"a\": tru}", "literal");
    expect_unreadable("{\"a\": \"\\q\"}", "escape");
    expect_unreadable("{\"a\": \"\n\"}", "raw line break in a string");
    expect_unreadable("{\"a\": 1} // comment", "comment");
}

TEST(UnTexteIllisible, EstTronqueOuQueCeSoit)
{
    auto const text = base_text("avance_bio_sgl");
    auto const end = text.find_last_of('}');
    for (std::size_t size = 0; size < end; size += 7)
        expect_unreadable(text.substr(0, size), std::to_string(size));
    expect_unreadable(text.substr(0, end), "all but the last brace");
}

TEST(UnTexteIllisible, NEstPasEnUtf8)
{
    for (auto const* const bytes :
        { "\xFF", "\xC3", "\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80" })
        expect_unreadable("{\"format\": \"" + std::string(bytes) + "\"}", "invalid UTF-8");
    // Windows-1252, as some exports still write.
    expect_unreadable(std::string("{\"libelle\": \"H\xF4pital\"}"), "Windows-1252");
}

TEST(UnTexteIllisible, CommenceParUneMarqueDOrdre)
{
    auto const text = base_text("avance_bio_sgl");
    expect_unreadable("\xEF\xBB\xBF" + text, "UTF-8");
    expect_unreadable("\xFF\xFE" + text, "UTF-16");
}

TEST(UnTexteIllisible, DitSaLigneEtSaColonne)
{
    auto const lecture = read("{\n  \"é\": tru\n}", octets_max);
    ASSERT_EQ(lecture.structure.all().size(), 1U);
    EXPECT_EQ(lecture.structure.all()[0].ligne, 2U);
    EXPECT_GE(lecture.structure.all()[0].colonne, 8U); // in characters: the é counts one
    EXPECT_LE(lecture.structure.all()[0].colonne, 11U);
}

TEST(LaProfondeur, AdmetTrenteDeuxNiveauxEtPasUnDePlus)
{
    EXPECT_EQ(findings(nested(31)), (Findings{ "SCH-006 /profond" }));
    expect_unreadable(nested(32), "33 levels");
    expect_unreadable(nested(100'000), "a hundred thousand levels");
    expect_unreadable("{\"a\": " + std::string(100'000, '['), "opened only");
}

TEST(LaTaille, AdmetLaLimiteEtPasUnOctetDePlus)
{
    auto const text = base_text("avance_bio_sgl");
    EXPECT_FALSE(read(text, text.size()).fatal);
    auto const lecture = read(text, text.size() - 1);
    EXPECT_TRUE(lecture.fatal);
    EXPECT_EQ(findings(lecture), (Findings{ "SCH-001 " }));
    EXPECT_EQ(findings(refuse_too_large(octets_max)), (Findings{ "SCH-001 " }));
    EXPECT_EQ(findings(refuse_unreadable("l’archive est vide.")), (Findings{ "SCH-001 " }));
}

TEST(UnNombreDemesure, RestePourtantDuJson)
{
    for (auto const* const number : { "1e400", "-1e-400", "123456789012345678901234567890",
             "0.1234567890123456789012345", "1E+9999", "-0" })
        EXPECT_EQ(findings(changed("avance_bio_sgl", "/inconnu", number)),
            (Findings{ "SCH-006 /inconnu" }))
            << number;
    EXPECT_EQ(findings(changed("avance_bio_sgl", "/pieces/0/pages", "1e400")),
        (Findings{ "SCH-004 /pieces/0/pages" }));
    EXPECT_EQ(findings(changed(
                  "avance_bio_sgl", "/totaux/nombre_lignes", "123456789012345678901234567890")),
        (Findings{})); // an integer without upper bound: MNT-011 will not find it equal to anything
}

TEST(LeFormat, DoitEtreLeNotre)
{
    EXPECT_EQ(findings(without("avance_bio_sgl", "/format")), (Findings{ "SCH-002 /format" }));
    EXPECT_EQ(
        findings(changed("avance_bio_sgl", "/format", "null")), (Findings{ "SCH-002 /format" }));
    EXPECT_EQ(findings(changed("avance_bio_sgl", "/format", "1")), (Findings{ "SCH-002 /format" }));
    EXPECT_EQ(findings(changed("avance_bio_sgl", "/format", "\"quitus.rapport\"")),
        (Findings{ "SCH-002 /format" }));
    EXPECT_TRUE(read(changed("avance_bio_sgl", "/format", "\"x\""), octets_max).fatal);
}

TEST(LaVersion, AdmetLesMineuresDeLaPremiere)
{
    for (auto const* const version : { "\"1.0\"", "\"1.9\"", "\"1.10\"", "\"1.999\"" })
        EXPECT_EQ(findings(changed("avance_bio_sgl", "/version", version)), (Findings{}))
            << version;
    for (auto const* const version : { "\"2.0\"", "\"1\"", "\"1.\"", "\"1.0000\"", "\"1.a\"",
             "\"v1.0\"", "\"0.9\"", "\" 1.0\"" })
        EXPECT_EQ(findings(changed("avance_bio_sgl", "/version", version)),
            (Findings{ "SCH-002 /version" }))
            << version;
    EXPECT_EQ(findings(without("avance_bio_sgl", "/version")), (Findings{ "SCH-003 /version" }));
    EXPECT_EQ(
        findings(changed("avance_bio_sgl", "/version", "1.0")), (Findings{ "SCH-004 /version" }));
}

}
