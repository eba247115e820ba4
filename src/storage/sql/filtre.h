// SPDX-License-Identifier: EUPL-1.2
// The queries that a filter of demandes asks. A page of a list is read from an index whatever the
// number of demandes: each statut from its own, then merged.
#pragma once

#include "guichet/ports.h"
#include "storage/sql/ordre.h"

namespace quitus::storage {

// What a row of a list is read from, in that order.
inline constexpr std::string_view colonnes_de_ligne
    = "rang, numero, siret, raison_sociale, type_demande, dispositif, reference, statut, verdict, "
      "version, recu_le, depose_le, echeance, finance, a_payer, beneficiaires";

// One row more than the page, when there is one.
Ordre list_of_demandes(guichet::FiltreDemandes const& filtre);
// Statut, number, cents; only the statuts that have one.
Ordre counts_of_demandes(guichet::FiltreDemandes const& filtre);

// What `q` looks into.
std::string text_to_search(
    std::string_view numero, std::string_view reference, std::string_view raison_sociale);

}
