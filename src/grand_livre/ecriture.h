// SPDX-License-Identifier: EUPL-1.2
// An entry of the double-entry ledger: lines that debit and credit accounts by the same total,
// written once and never changed nor deleted. Amounts are gross: a compensation and the payment
// that it lowers are two lines, never only their difference. Contract: 5-contract sections 3 and 6.
#pragma once

#include "calendrier/instant.h"
#include "montant/montant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::grand_livre {

enum class Compte : std::uint8_t {
    avances, // what was financed as an avance
    soldes, // what was financed as a solde
    compensations, // avances of beneficiaries that are gone, taken back on a solde
    creances, // what a Fournisseur owes back: an ordre de recouvrement
    paye, // what leaves the payer's bank
};
enum class Sens : std::uint8_t { debit, credit };

std::string_view text(Compte compte); // "avances"
std::string_view text(Sens sens); // "debit"
std::string_view en_francais(Compte compte);
std::optional<Compte> parse_compte(std::string_view text);
std::optional<Sens> parse_sens(std::string_view text);

struct Ligne {
    Compte compte = Compte::paye;
    Sens sens = Sens::debit;
    montant::Cents montant; // above zero
    std::string beneficiaire = {}; // whom the money is for; empty for the whole of the request
    bool operator==(Ligne const&) const = default;
};

struct Ecriture {
    std::int64_t numero = 0; // from 1; given when it is recorded
    calendrier::Instant instant;
    std::string demande; // number of the request
    std::string libelle; // French
    std::vector<Ligne> lignes;
    bool operator==(Ecriture const&) const = default;
};

// Sum of the debits minus sum of the credits.
montant::Cents ecart(Ecriture const& ecriture);
// Two lines or more, each above zero, as much debited as credited.
bool is_balanced(Ecriture const& ecriture);

}
