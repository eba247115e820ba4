// SPDX-License-Identifier: EUPL-1.2
// The reference report: one JSON document, written as the requests come.
#include "rapports/formats.h"
#include "rapports/json/demande_json.h"

#include <utility>

namespace quitus::rapports {

namespace {

class RapportJson final : public Rapport {
public:
    RapportJson(Entete made_with, Catalogue rules, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
        , m_writer(m_bytes, base::JsonWriter::Style::pretty)
    {
        m_writer.begin_object();
        m_writer.key("format");
        m_writer.string("quitus.rapport");
        m_writer.key("version");
        m_writer.string("1.0");
        m_writer.key("quitus");
        m_writer.string(entete().version);
        m_writer.key("reglement");
        m_writer.begin_object();
        m_writer.key("id");
        m_writer.string(entete().reglement.id);
        m_writer.key("empreinte");
        m_writer.string(entete().reglement.empreinte);
        m_writer.end_object();
        m_writer.key("demandes");
        m_writer.begin_array();
    }

private:
    void write_demande(verdict::DemandeJugee const& demande) override
    {
        write_json(m_writer, demande, catalogue());
        send(m_bytes);
    }

    void write_end() override
    {
        m_writer.end_array();
        m_writer.key("bilan");
        write_json(m_writer, bilan());
        m_writer.end_object();
        m_bytes += '\n';
        send(m_bytes);
    }

    std::string m_bytes;
    base::JsonWriter m_writer;
};

}

std::unique_ptr<Rapport> make_json(Entete entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<RapportJson>(std::move(entete), std::move(catalogue), output);
}

}
