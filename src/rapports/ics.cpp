// SPDX-License-Identifier: EUPL-1.2
#include "rapports/ics.h"

#include "base/utf8.h"
#include "rapports/affichage.h"

#include <algorithm>

namespace quitus::rapports {

namespace {

// "20230920T120000Z": the basic form of ISO 8601.
std::string stamp(calendrier::Instant instant)
{
    auto text = instant.text();
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

// What an agenda shows: escaped, and with nothing that could pass for another line of the file.
std::string escaped(std::string_view value)
{
    std::string text;
    while (true) {
        auto const end = std::min(value.find('\n'), value.size());
        for (char const c : affichable(value.substr(0, end))) {
            if (c == '\\' || c == ';' || c == ',')
                text += '\\';
            text += c;
        }
        if (end == value.size())
            return text;
        text += "\\n";
        value.remove_prefix(end + 1);
    }
}

}

Ics::Ics(std::string& out, std::string_view version, std::string_view titre) : m_out(out)
{
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Quitus//Quitus " + std::string(version) + "//FR");
    line("CALSCALE", "GREGORIAN");
    text("X-WR-CALNAME", titre);
}

void Ics::add(Evenement const& evenement)
{
    m_is_empty = false;
    line("BEGIN", "VEVENT");
    text("UID", evenement.uid);
    line("DTSTAMP", stamp(evenement.instant));
    line("DTSTART", stamp(evenement.instant));
    text("SUMMARY", evenement.titre);
    if (!evenement.description.empty())
        text("DESCRIPTION", evenement.description);
    line("TRANSP", "TRANSPARENT"); // an instant takes nobody's time
    line("END", "VEVENT");
}

void Ics::finish(std::string_view rien)
{
    if (m_is_empty) {
        line("BEGIN", "VJOURNAL");
        line("UID", "vide@quitus");
        line("DTSTAMP", stamp({}));
        text("SUMMARY", rien);
        line("END", "VJOURNAL");
    }
    line("END", "VCALENDAR");
}

// At most 75 bytes a line without its end; the next ones begin with a space. A character is never
// cut.
void Ics::line(std::string_view name, std::string_view value)
{
    constexpr std::size_t bytes_max = 75;
    std::string whole(name);
    whole += ':';
    whole += value;
    std::size_t used = 0;
    for (std::size_t at = 0; at < whole.size();) {
        auto const length = base::utf8_character(whole, at).length;
        if (used + length > bytes_max) {
            m_out += "\r\n ";
            used = 1;
        }
        m_out += std::string_view(whole).substr(at, length);
        used += length;
        at += length;
    }
    m_out += "\r\n";
}

void Ics::text(std::string_view name, std::string_view value)
{
    line(name, escaped(value));
}

}
