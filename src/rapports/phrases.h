// SPDX-License-Identifier: EUPL-1.2
// The French words that the reports for people share: what a request is called, how many stand
// where, in one sentence.
#pragma once

#include "rapports/rapport.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::rapports {

// Consequences in the order of reading: the worst first.
inline constexpr std::array pire_d_abord{ verdict::Consequence::rejet,
    verdict::Consequence::a_modifier, verdict::Consequence::a_verifier,
    verdict::Consequence::information };

// « Demande de solde », « Document de type inconnu ».
std::string_view nom_de_type(std::string_view type_demande);
// A sign that says the verdict without its colour: ✔ ? ! ✘.
std::string_view signe(verdict::Verdict verdict);
// « solde.json », « stock.ndjson, ligne 12 ».
std::string nom_de_document(verdict::DemandeJugee const& demande);
// « ligne 41, colonne 17, /lignes/0/montants/ht »; empty when the whole document is meant.
std::string lieu(verdict::DemandeJugee const& demande, verdict::Constat const& constat);
// The findings of a consequence, in the order of the rules.
std::vector<verdict::Constat const*> constats_de(
    verdict::DemandeJugee const& demande, verdict::Consequence consequence);
std::span<std::string_view const> exigences_de(Catalogue const& catalogue, verdict::IdRegle regle);
//
std::string joined(std::span<std::string_view const> parts, std::string_view separator);

// « 12 345 », with narrow no-break spaces.
std::string nombre(std::size_t count);
// « 1 demande », « 12 345 demandes ».
std::string compte(std::size_t count, std::string_view one, std::string_view several);
// The answer to « mes demandes passeraient-elles ? »: « 3 demandes sur 5 sont recevables ».
std::string reponse(verdict::Bilan const& bilan);
// « 5 demandes jugées : 3 recevables, 1 à modifier, 1 rejet. »
std::string resume(verdict::Bilan const& bilan);

// A line of the table of amounts.
struct LigneDeMontant {
    std::string_view libelle;
    montant::Cents montant;
};
// The amounts that are known, in the order of the contract.
std::vector<LigneDeMontant> lignes_de(verdict::Montants const& montants);

}
