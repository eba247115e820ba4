// SPDX-License-Identifier: EUPL-1.2
// French words for the instants of a campaign: what each deadline is called, when it falls on the
// clock of Paris.
#pragma once

#include "calendrier/echeance.h"

#include <string>
#include <string_view>

namespace quitus::rapports {

// « clôture des soldes » for "calendrier.BIO_SGL.cloture"; the name itself when it has no words.
std::string intitule_de(std::string_view parametre);

// « 14/12/2023 à 13:59:59 », on the clock of Paris.
std::string date_et_heure(calendrier::Instant instant);

// « avant le 14/12/2023 à 14:00 », « jusqu’au 31/10/2023 ».
std::string limite_en_clair(calendrier::Echeance const& echeance);
// « dès le 18/01/2022 à 00:00 ». An opening is kept as the end of the closed time.
std::string ouverture_en_clair(calendrier::Echeance const& ouverture);
// The instant that a text names: the last one in time, or the first one too late when it is « avant
// ».
calendrier::Instant instant_nomme(calendrier::Echeance const& echeance);

}
