// SPDX-License-Identifier: EUPL-1.2
#include "rapports/simulation/simulation.h"

#include "rapports/simulation/formats.h"

#include <array>
#include <utility>

namespace quitus::rapports {

std::optional<FormatSimulation> parse_format_simulation(std::string_view text)
{
    static constexpr std::array<std::string_view, 4> names{ "text", "json", "csv", "html" };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text)
            return static_cast<FormatSimulation>(i);
    }
    return std::nullopt;
}

RapportSimulation::RapportSimulation(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
    : m_entete(std::move(entete))
    , m_catalogue(std::move(catalogue))
    , m_output(output)
{
}

void RapportSimulation::finish(verdict::Simulation const& simulation)
{
    write_end(simulation);
    m_output.flush();
    send({});
}

void RapportSimulation::send(std::string_view bytes)
{
    m_output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!m_output)
        throw EcritureImpossible(
            "La simulation n’a pas pu être écrite en entier\u00A0: la sortie refuse les octets. "
            "Libérez de la place ou choisissez une autre sortie, puis relancez la commande.");
}

std::unique_ptr<RapportSimulation> make_rapport_simulation(FormatSimulation format,
    EnteteSimulation entete, Catalogue catalogue, Options options, std::ostream& output)
{
    switch (format) {
    case FormatSimulation::text:
        return make_simulation_texte(std::move(entete), std::move(catalogue), options, output);
    case FormatSimulation::json:
        return make_simulation_json(std::move(entete), std::move(catalogue), output);
    case FormatSimulation::csv:
        return make_simulation_csv(std::move(entete), std::move(catalogue), output);
    case FormatSimulation::html:
        return make_simulation_html(std::move(entete), std::move(catalogue), output);
    }
    return nullptr;
}

}
