// SPDX-License-Identifier: EUPL-1.2
// The writer of calendars, against RFC 5545.
#include "base/utf8.h"
#include "rapports/ics.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace quitus::rapports {
namespace {

calendrier::Instant noon()
{
    return calendrier::parse_instant("2023-09-20T14:00:00").value(); // 12:00:00 in UTC
}

std::string written(std::vector<Evenement> const& evenements)
{
    std::string out;
    Ics ics(out, "9.9", "Essai");
    for (auto const& evenement : evenements)
        ics.add(evenement);
    ics.finish("rien");
    return out;
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find("\r\n");
        EXPECT_NE(end, std::string_view::npos) << "a line without its end";
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return lines;
}

// As an agenda does it (3.1): a line that begins with a space goes on the one before.
std::string unfolded(std::string text)
{
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

TEST(UnAgenda, SEcritCommeLaNormeLeVeut)
{
    EXPECT_EQ(written({ { "a@quitus", noon(), "Clôture", "Deux\nlignes" } }),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Quitus//Quitus "
        "9.9//FR\r\nCALSCALE:GREGORIAN\r\n"
        "X-WR-CALNAME:Essai\r\nBEGIN:VEVENT\r\nUID:a@quitus\r\nDTSTAMP:20230920T120000Z\r\n"
        "DTSTART:20230920T120000Z\r\nSUMMARY:Clôture\r\nDESCRIPTION:Deux\\nlignes\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(UnAgenda, EchappeCeQuiAUnSens)
{
    auto const text = written({ { "a@quitus", noon(), R"(a;b,c\d)", "" } });
    EXPECT_NE(text.find("SUMMARY:a\\;b\\,c\\\\d\r\n"), std::string::npos) << text;
}

TEST(UnAgenda, NeLaisseAucunTexteOuvrirUneLigne)
{
    auto const lines = lines_of(unfolded(written({ { "a@quitus", noon(),
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "y\rATTACH:z\nDTSTART:0\x1b[2J" } })));
    for (auto const& line : lines)
        for (auto const* name : { "BEGIN:VALARM", "ATTACH", "DTSTART:0" })
            EXPECT_FALSE(line.starts_with(name)) << line;
    for (auto const& line : lines)
        EXPECT_EQ(line.find('\x1b'), std::string::npos);
}

TEST(UnAgenda, SansEvenementGardeUneNote)
{
    auto const lines = lines_of(written({}));
    EXPECT_NE(std::ranges::find(lines, "BEGIN:VJOURNAL"), lines.end());
    EXPECT_NE(std::ranges::find(lines, "SUMMARY:rien"), lines.end());
}

// 75 bytes at most, no character cut, and nothing lost.
RC_GTEST_PROP(UnAgenda, PlieSesLignesSansRienPerdre, ())
{
    std::string title;
    for (auto const& piece : *rc::gen::container<std::vector<std::string>>(
             rc::gen::element<std::string>("a", "é", "’", "😀", " ", "mot")))
        title += piece;
    auto const text = written({ { "a@quitus", noon(), title, "" } });
    for (auto const& line : lines_of(text)) {
        RC_ASSERT(line.size() <= 75U);
        for (std::size_t at = 0; at < line.size();) {
            auto const character = base::utf8_character(line, at);
            RC_ASSERT(character.is_valid);
            at += character.length;
        }
    }
    RC_ASSERT(unfolded(text).find("SUMMARY:" + title + "\r\n") != std::string::npos);
}

}
}
