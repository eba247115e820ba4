// SPDX-License-Identifier: EUPL-1.2
#include "ecriture.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

constexpr std::array formats{ Format::text, Format::json, Format::ndjson, Format::sarif,
    Format::junit, Format::html };

// A disk that is full after a few bytes.
class DisquePlein : public std::streambuf {
public:
    explicit DisquePlein(std::streamsize room) : m_room(room) { }

protected:
    std::streamsize xsputn(char const*, std::streamsize count) override
    {
        auto const taken = std::min(count, m_room);
        m_room -= taken;
        return taken;
    }
    int_type overflow(int_type) override { return traits_type::eof(); }

private:
    std::streamsize m_room;
};

// Takes everything, and fails only when asked to make sure of it.
class DisquePleinAuVidage : public std::streambuf {
protected:
    std::streamsize xsputn(char const*, std::streamsize count) override { return count; }
    int sync() override { return -1; }
};

void write_to(std::ostream& output, Format format, std::size_t count)
{
    auto const rapport = make_rapport(format, entete(), find, {}, output);
    for (std::size_t i = 0; i < count; ++i)
        rapport->add(solde_au_dessus_du_plafond());
    rapport->finish();
}

TEST(Format, IsReadFromItsNameAndNothingElse)
{
    for (auto const format : formats)
        EXPECT_EQ(parse_format(text(format)), format);
    EXPECT_EQ(text(Format::sarif), "sarif");
    for (auto const name : { "", "JSON", "xml", "json " })
        EXPECT_EQ(parse_format(name), std::nullopt) << name;
}

TEST(Rapport, IsTheOneWrittenByHand)
{
    auto const demandes = trois_demandes();
    EXPECT_EQ(written(Format::json, demandes), expected("trois_demandes.json"));
    EXPECT_EQ(written(Format::ndjson, demandes), expected("trois_demandes.ndjson"));
    EXPECT_EQ(written(Format::text, demandes), expected("trois_demandes.txt"));
    EXPECT_EQ(written(Format::sarif, demandes), expected("trois_demandes.sarif"));
    EXPECT_EQ(written(Format::junit, demandes), expected("trois_demandes.xml"));
}

TEST(Rapport, CountsWhatItWasGiven)
{
    std::ostringstream output;
    auto const rapport = make_rapport(Format::json, entete(), find, {}, output);
    for (auto const& demande : trois_demandes())
        rapport->add(demande);
    EXPECT_EQ(rapport->bilan().demandes, 3U);
    EXPECT_EQ(rapport->bilan().rejet, 1U);
    EXPECT_EQ(rapport->bilan().constats.at("UNI-002"), 2U);
}

TEST(Rapport, NeverPassesAFullDiskInSilence)
{
    for (auto const format : formats) {
        for (std::streamsize const room : { 0, 1, 100 }) {
            DisquePlein disk(room);
            std::ostream output(&disk);
            EXPECT_THROW(write_to(output, format, 3), EcritureImpossible)
                << text(format) << " after " << room;
        }
    }
}

TEST(Rapport, NeverPassesInSilenceADiskThatFailsWhenItIsFlushed)
{
    for (auto const format : formats) {
        DisquePleinAuVidage disk;
        std::ostream output(&disk);
        EXPECT_THROW(write_to(output, format, 1), EcritureImpossible) << text(format);
    }
}

TEST(Rapport, StopsAtTheFirstRefusedByteOfALongRun)
{
    DisquePlein disk(10'000);
    std::ostream output(&disk);
    auto const rapport = make_rapport(Format::ndjson, entete(), find, {}, output);
    std::size_t added = 0;
    EXPECT_THROW(
        {
            for (; added < 1'000; ++added)
                rapport->add(solde_au_dessus_du_plafond());
        },
        EcritureImpossible);
    EXPECT_LT(added, 1'000U);
}

TEST(Rapport, OfNoRequestIsWhole)
{
    EXPECT_EQ(written(Format::text, {}),
        "Aucune demande n’a été jugée.\nRèglement segur-vague-1, Quitus 0.1.0.\n");
    EXPECT_EQ(written(Format::ndjson, {}),
        "{\"bilan\":{\"demandes\":0,\"recevable\":0,\"a_verifier\":0,\"a_modifier\":0,\"rejet\":0,"
        "\"constats\":{}}}\n");
    EXPECT_EQ(written(Format::junit, {}),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"quitus\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "</testsuites>\n");
}

TEST(Rapport, NeedsNoCatalogue)
{
    for (auto const format : formats) {
        std::ostringstream output;
        auto const rapport = make_rapport(format, entete(), nullptr, {}, output);
        rapport->add(solde_au_dessus_du_plafond());
        rapport->finish();
        EXPECT_NE(output.str().find("MNT-007"), std::string::npos) << text(format);
    }
}

}
}
