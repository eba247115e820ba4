// SPDX-License-Identifier: EUPL-1.2
// What a Fournisseur has to do, the most urgent first.
#pragma once

#include "guichet/ports.h"

#include <string>
#include <vector>

namespace quitus::vues {

struct Tache {
    std::string quoi; // « Envoyer les pièces »
    std::string numero, reference, dispositif;
    std::string page; // path where it is done
    std::optional<calendrier::Instant> echeance;
    std::optional<std::int64_t> jours; // whole days left at the instant given; below zero: too late
};

std::vector<Tache> taches_de(
    std::vector<guichet::LigneDemande> const& demandes, calendrier::Instant maintenant);

}
