// SPDX-License-Identifier: EUPL-1.2
// One line of `valeurs:`: for which dispositifs, since when it was known, what it says and who says
// it.
#pragma once

#include "reglement/donnees.h"
#include "reglement/texte/fautes.h"
#include "reglement/texte/yaml.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

// What a value may give as its source: the ids of sources.yaml and those of exigences.yaml.
using Citables = std::set<std::string, std::less<>>;

struct VersionLue {
    Lieu lieu;
    std::vector<std::size_t> dispositifs; // ranks; empty for a parameter of the whole campaign
    Version version;
};

class VersionReader {
public:
    VersionReader(std::string_view fichier, ParametreConnu const& parametre,
        std::vector<DispositifDecrit> const& dispositifs, Citables const& citables, Fautes& fautes)
        : m_fichier(fichier)
        , m_parametre(parametre)
        , m_dispositifs(dispositifs)
        , m_citables(citables)
        , m_fautes(fautes)
    {
    }

    // None when the line holds a fault.
    std::optional<VersionLue> read(YamlNode const& node);

private:
    class Line;

    std::string_view m_fichier;
    ParametreConnu const& m_parametre;
    std::vector<DispositifDecrit> const& m_dispositifs;
    Citables const& m_citables;
    Fautes& m_fautes;
};

// The source of that table, refused when nothing of that id is declared.
class TableReader;
std::string read_source(TableReader& table, Citables const& citables);

}
