// SPDX-License-Identifier: EUPL-1.2
// The texts of a campaign once cut into trees, and the compact form that the build puts into the
// binary. Cutting YAML is nearly all of the time of a reading; everything that is checked is
// checked on the trees, so that a compiled campaign goes through the same eyes as a folder.
#pragma once

#include "reglement/reglement.h"
#include "reglement/texte/fautes.h"
#include "reglement/texte/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

struct Arbre {
    std::string fichier; // "calendrier/cloture.yaml"
    YamlNode racine;
};

struct Arbres {
    std::vector<Arbre> lus; // sorted by file
    std::vector<std::string> illisibles; // files that are no YAML: their fault is told
    std::string empreinte; // SHA-256 of the names and contents, in hexadecimal
};

// The texts in any order.
Arbres read_arbres(std::vector<TexteReglement> textes, Fautes& fautes);

std::string compile(Arbres const& arbres);
// Bytes that compile() did not write are a bug, and abort.
Arbres of_compiled(std::string_view bytes);

}
