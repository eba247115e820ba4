// SPDX-License-Identifier: EUPL-1.2
// The list of demandes as columns and cells: the page, the CSV and the XLSX show the same ones, in
// the same order.
#pragma once

#include "guichet/ports.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quitus::vues {

using montant::Cents;

enum class Nature : std::uint8_t { texte, nombre, montant, instant };

struct Colonne {
    std::string_view titre; // French; the unit of an amount is in it
    Nature nature = Nature::texte;
};

// Nothing: the cell is empty.
using Cellule = std::variant<std::monostate, std::string, std::int64_t, Cents, calendrier::Instant>;

struct Ligne {
    std::vector<Cellule> cellules; // as many as columns
};

std::span<Colonne const> colonnes_des_demandes();
Ligne ligne_de(guichet::LigneDemande const& demande);

// « Avance », « Solde ».
std::string_view type_en_francais(std::string_view type_demande);

}
