// SPDX-License-Identifier: EUPL-1.2
// Every case of tests/cas, ready to be played many times: documents composed, regulation read. Also
// each base document by itself, which must be receivable.
#pragma once

#include "cas/jouer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace quitus::mutants {

struct CasPret {
    std::string nom; // « CAL-003.yaml:12 une seconde avant 14 h »
    verdict::IdRegle regle;
    cas::Attente attente;
    bool recevable = false; // a base document: no rule may ask for more than a look
    std::vector<guichet::DocumentDepose> documents;
    std::shared_ptr<reglement::Reglement const> reglement;
    guichet::OptionsVerification options;
};

// `sources`: root of the project. Throws std::runtime_error when the cases cannot be read.
std::vector<CasPret> read_cases(std::filesystem::path const& sources);

// Empty when the judgment is the one that the case expects.
std::string play(CasPret const& cas);

}
