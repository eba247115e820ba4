// SPDX-License-Identifier: EUPL-1.2
// Requests judged by hand, and a catalogue of the few rules that they name: what the reports are
// tried on.
#pragma once

#include "rapports/rapport.h"

#include <array>
#include <string>
#include <vector>

namespace quitus::rapports::exemples {

using verdict::Consequence;
using verdict::Constat;
using verdict::DemandeJugee;
using verdict::Regle;
using verdict::Verdict;

inline constexpr std::array<std::string_view, 1> r_03{ "R-03" };
inline constexpr std::array<std::string_view, 2> a_20_a_22{ "A-20", "A-22" };
inline constexpr std::array<std::string_view, 1> a_24{ "A-24" };

inline constexpr std::array regles = std::to_array<Regle>({
    { "CAL-010", "S", Consequence::rejet, "Le solde est couvert par une attestation",
        "aucune attestation ne couvre le solde",
        "sans elle, rien ne dit que l’installation est faite", a_20_a_22 },
    { "MNT-007", "VS", Consequence::a_modifier, "Le montant HT tient sous le plafond",
        "le montant HT dépasse le plafond de sa tranche", "le financement est plafonné", r_03 },
    { "SCH-001", "VSTN", Consequence::a_modifier, "Le fichier est un document JSON",
        "le fichier n’est pas lisible", "rien ne peut être jugé dans un fichier illisible", a_24 },
});

// UNI-002 is left out on purpose: a report must stand a rule that its catalogue does not know.
inline Regle const* find(verdict::IdRegle id)
{
    for (auto const& regle : regles) {
        if (regle.id == id)
            return &regle;
    }
    return nullptr;
}

inline Entete entete()
{
    return { .reglement = { .id = "segur-vague-1", .empreinte = "sha256:0123abcd" },
        .version = "0.1.0" };
}

inline calendrier::Instant instant(std::string_view text)
{
    return calendrier::Instant::parse_rfc3339(text).value();
}

// The example of the contract.
inline DemandeJugee solde_au_dessus_du_plafond()
{
    Constat plafond{ .regle = "MNT-007",
        .consequence = Consequence::a_modifier,
        .message = "Le montant HT de la ligne L1 dépasse le plafond de sa tranche.",
        .pointeur = "/lignes/0/montants/ht",
        .ligne = 41,
        .colonne = 17,
        .trouve = "39000.00",
        .attendu = "≤ 38565.00",
        .parametres = { { "plafonds.BIO_SGL.ht_max", "38565.00", "depuis le 2022-07-01" } },
        .correction = "Ramenez le montant HT à 38 565,00 € au plus." };
    return { .fichier = "solde.json",
        .type_demande = "solde",
        .dispositif = "BIO_SGL",
        .identifiant_envoi = "6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01",
        .instant = instant("2023-09-18T14:40:00Z"),
        .verdict = Verdict::a_modifier,
        .cas = 1,
        .constats = { plafond },
        .montants = { .finance = montant::Cents::of(2'700'000),
            .avance = montant::Cents::of(810'000),
            .solde = montant::Cents::of(1'890'000),
            .compensation = montant::Cents::of(0),
            .net = montant::Cents::of(1'890'000),
            .ordre_recouvrement = montant::Cents::of(0) } };
}

inline DemandeJugee avance_recevable()
{
    return { .fichier = "avance.json",
        .type_demande = "avance",
        .dispositif = "MDV_LGC",
        .identifiant_envoi = "6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e02",
        .instant = instant("2023-01-10T09:00:00Z"),
        .verdict = Verdict::recevable,
        .montants
        = { .finance = montant::Cents::of(100'000), .avance = montant::Cents::of(30'000) } };
}

// A line of a stock, with a finding of each consequence, one of which could not be evaluated.
inline DemandeJugee ligne_de_stock_rejetee()
{
    Constat information{ .regle = "UNI-002",
        .consequence = Consequence::information,
        .message = "Ce bénéficiaire figure dans une autre demande." };
    Constat doute{ .regle = "UNI-002",
        .consequence = Consequence::a_verifier,
        .evaluee = false,
        .message = "L’autre demande n’est pas lisible.",
        .pointeur = "/beneficiaires/0",
        .ligne = 1,
        .colonne = 120 };
    Constat hors_delai{ .regle = "CAL-010",
        .consequence = Consequence::rejet,
        .message = "Aucune attestation ne couvre ce solde.",
        .ligne = 1,
        .colonne = 1 };
    return { .fichier = "stock.ndjson",
        .ligne_ndjson = 12,
        .type_demande = "solde",
        .dispositif = "HOP_PFI",
        .verdict = Verdict::rejet,
        .cas = 3,
        .constats = { information, doute, hors_delai } };
}

inline constexpr std::string_view texte_hostile
    = "</script><img src=x onerror=alert(1)> \"'& \x1b[31m\x07 \u202Eetnemele\u2066 \u009B "
      "]](javascript:alert(1)) {0} 😀 العربية \xFF\xC3";

// Everything that a document can say is hostile.
inline DemandeJugee hostile()
{
    std::string const text(texte_hostile);
    Constat constat{ .regle = "SCH-001",
        .consequence = Consequence::a_modifier,
        .message = text,
        .pointeur = "/" + text,
        .ligne = 1,
        .colonne = 3,
        .trouve = text,
        .attendu = text,
        .parametres = { { text, text, text } },
        .correction = text };
    return { .fichier = "été/" + text + ".json",
        .type_demande = text,
        .dispositif = text,
        .identifiant_envoi = text,
        .verdict = Verdict::a_modifier,
        .constats = { constat } };
}

inline std::vector<DemandeJugee> trois_demandes()
{
    return { solde_au_dessus_du_plafond(), avance_recevable(), ligne_de_stock_rejetee() };
}

}
