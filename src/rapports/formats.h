// SPDX-License-Identifier: EUPL-1.2
// One maker a format, each in its own file. Only rapport.cpp calls them.
#pragma once

#include "rapports/rapport.h"

namespace quitus::rapports {

std::unique_ptr<Rapport> make_texte(
    Entete entete, Catalogue catalogue, Options options, std::ostream& output);
std::unique_ptr<Rapport> make_json(Entete entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<Rapport> make_ndjson(Entete entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<Rapport> make_sarif(Entete entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<Rapport> make_junit(Entete entete, Catalogue catalogue, std::ostream& output);
std::unique_ptr<Rapport> make_html(Entete entete, Catalogue catalogue, std::ostream& output);

}
