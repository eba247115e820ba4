// SPDX-License-Identifier: EUPL-1.2
#include "service/portail/journal_technique.h"

#include "base/json_writer.h"
#include "service/horloges/horloges.h"

namespace quitus::service {

void JournalTechnique::request(http::Acces const& acces)
{
    std::string line;
    base::JsonWriter json(line);
    json.begin_object();
    json.member("instant", HorlogeReelle().now().text());
    json.member("niveau", acces.statut >= 500 ? "erreur" : "info");
    json.member("methode", acces.methode);
    json.member("route", acces.motif);
    json.key("statut");
    json.number(acces.statut);
    json.key("duree_us");
    json.number(acces.duree.count());
    json.key("octets_recus");
    json.number(acces.octets_recus);
    json.key("octets_envoyes");
    json.number(acces.octets_envoyes);
    json.end_object();
    write(line);
}

void JournalTechnique::event(std::string_view niveau, std::string_view message)
{
    std::string line;
    base::JsonWriter json(line);
    json.begin_object();
    json.member("instant", HorlogeReelle().now().text());
    json.member("niveau", niveau);
    json.member("message", message);
    json.end_object();
    write(line);
}

void JournalTechnique::write(std::string_view line)
{
    std::scoped_lock const lock(m_mutex);
    m_out << line << '\n' << std::flush;
}

}
