// SPDX-License-Identifier: EUPL-1.2
// The report of a stock: one request a line, then a line with the bilan. A report without that last
// line is not whole.
#include "rapports/formats.h"
#include "rapports/json/demande_json.h"

#include <utility>

namespace quitus::rapports {

namespace {

class RapportNdjson final : public Rapport {
public:
    RapportNdjson(Entete made_with, Catalogue rules, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
    {
    }

private:
    // Bytes wait until there are enough of them: a system call a request would cost more than its
    // judgment.
    static constexpr std::size_t batch_octets = 64 * 1024;
    static constexpr std::size_t line_octets = 2 * 1024; // of most requests

    std::string render(verdict::DemandeJugee const& demande) const override
    {
        std::string line;
        line.reserve(line_octets);
        base::JsonWriter writer(line);
        write_json(writer, demande, catalogue());
        line += '\n';
        return line;
    }

    void write_rendu(verdict::DemandeJugee const&, std::string&& line) override
    {
        m_bytes += line;
        if (m_bytes.size() >= batch_octets)
            send(m_bytes);
    }

    void write_demande(verdict::DemandeJugee const& demande) override
    {
        write_rendu(demande, render(demande));
    }

    void write_end() override
    {
        base::JsonWriter writer(m_bytes);
        writer.begin_object();
        writer.key("bilan");
        write_json(writer, bilan());
        writer.end_object();
        m_bytes += '\n';
        send(m_bytes);
    }

    std::string m_bytes;
};

}

std::unique_ptr<Rapport> make_ndjson(Entete entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<RapportNdjson>(std::move(entete), std::move(catalogue), output);
}

}
