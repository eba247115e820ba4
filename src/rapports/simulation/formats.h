// SPDX-License-Identifier: EUPL-1.2
// One maker a format of the simulation, each in its own file. Only simulation.cpp calls them.
#pragma once

#include "rapports/simulation/simulation.h"

namespace quitus::rapports {

std::unique_ptr<RapportSimulation> make_simulation_texte(
    EnteteSimulation entete, Catalogue catalogue, Options options, std::ostream& output);
std::unique_ptr<RapportSimulation> make_simulation_json(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<RapportSimulation> make_simulation_csv(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<RapportSimulation> make_simulation_html(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output);

}
