// SPDX-License-Identifier: EUPL-1.2
// One form of the horizon a file, and the few words that they share.
#pragma once

#include "rapports/horizon/horizon.h"

namespace quitus::rapports {

// The timeline of the text report.
void append_frise(std::string& out, Entete const& entete, Catalogue const& catalogue,
    Options options, verdict::Horizon const& horizon);
void append_json(std::string& out, verdict::Horizon const& horizon);
void append_ics(std::string& out, Entete const& entete, Catalogue const& catalogue,
    verdict::Horizon const& horizon);

// « Recevable, cas 2 ».
std::string en_clair(verdict::Issue const& issue);
// Must the request be corrected, or is it refused?
bool bloque(verdict::Issue const& issue);
// « CAL-003 Le solde est déposé avant la clôture ».
std::string with_title(verdict::IdRegle regle, Catalogue const& catalogue);

}
