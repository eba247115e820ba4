// SPDX-License-Identifier: EUPL-1.2
// Writes a whole report into a text, and reads the reports written by hand.
#pragma once

#include "exemples.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace quitus::rapports::exemples {

inline std::string written(Format format, std::vector<DemandeJugee> const& demandes,
    Options options = {}, std::vector<Incident> const& incidents = {})
{
    std::ostringstream output;
    auto const rapport = make_rapport(format, entete(), find, options, output);
    for (auto const& demande : demandes)
        rapport->add(demande);
    for (auto const& incident : incidents)
        rapport->add(incident);
    rapport->finish();
    return output.str();
}

inline std::string expected(std::string const& name)
{
    std::ifstream file(std::string(QUITUS_SOURCE_DIR) + "/tests/rapports/attendus/" + name);
    if (!file)
        throw std::runtime_error("no expected report of that name: " + name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}
