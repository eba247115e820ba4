// SPDX-License-Identifier: EUPL-1.2
// The report of a simulation: the requests concerned are added one by one, in the order of the
// stock, then the whole is told. Same stock, same change: same bytes. Contract: 5-contract section
// 2, `simulate`.
#pragma once

#include "rapports/rapport.h"
#include "verdict/simulation.h"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace quitus::rapports {

enum class FormatSimulation : std::uint8_t { text, json, csv, html };
std::optional<FormatSimulation> parse_format_simulation(std::string_view text);

// A parameter that is not the same on both sides; every dated value of it, when there are several.
struct ParametreChange {
    std::string nom, avant, apres; // empty: not in that regulation
};

struct EnteteSimulation {
    verdict::IdentiteReglement avant, apres;
    std::vector<ParametreChange> parametres; // in the order of the data
    std::string version; // of the program
};

class RapportSimulation {
public:
    virtual ~RapportSimulation() = default;
    RapportSimulation(RapportSimulation const&) = delete;
    RapportSimulation& operator=(RapportSimulation const&) = delete;

    // Throws EcritureImpossible as soon as the output refuses bytes.
    virtual void add(verdict::DemandeConcernee const& demande) = 0;
    // Writes the rest and flushes. Call once. Throws EcritureImpossible.
    void finish(verdict::Simulation const& simulation);

protected:
    RapportSimulation(EnteteSimulation entete, Catalogue catalogue, std::ostream& output);

    virtual void write_end(verdict::Simulation const& simulation) = 0;
    void send(std::string_view bytes);
    EnteteSimulation const& entete() const { return m_entete; }
    Catalogue const& catalogue() const { return m_catalogue; }

private:
    EnteteSimulation m_entete;
    Catalogue m_catalogue;
    std::ostream& m_output;
};

// `output` must outlive the report. Of `options`, only the colours count.
std::unique_ptr<RapportSimulation> make_rapport_simulation(FormatSimulation format,
    EnteteSimulation entete, Catalogue catalogue, Options options, std::ostream& output);

}
