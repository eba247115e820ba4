// SPDX-License-Identifier: EUPL-1.2
// Defects put into sound requests, each with the rule that must say it and the place where. One
// planter a way of going wrong; it lends itself to some documents only, and leaves the others as
// they are.
#pragma once

#include "generation/dossier/dossier.h"
#include "verdict/regle.h"

#include <optional>
#include <span>
#include <string>

namespace quitus::generation {

// What a planter works on.
struct Parcelle {
    Document& document;
    Dossier const& dossier;
    Atelier& atelier; // its numbers are apart from those of the stock
    Alea& alea;
    std::uint64_t& fantomes; // files of financing made for their one document

    Demande& demande() const { return document.demande; }
    // Nothing else hangs on what this document says.
    bool is_free() const { return !document.soutien; }
};

struct Planteur {
    verdict::IdRegle regle;
    std::string_view etapes; // "VSTN": those where it may find a place
    // The pointer of the finding; none when the document does not lend itself, and is then
    // unchanged.
    std::optional<std::string> (*plant)(Parcelle&);
};

std::span<Planteur const> planteurs_structure();
std::span<Planteur const> planteurs_identifiants();
std::span<Planteur const> planteurs_calendrier();
std::span<Planteur const> planteurs_perimetre();
std::span<Planteur const> planteurs_montants();
std::span<Planteur const> planteurs_pieces();
std::span<Planteur const> planteurs_verification();
std::span<Planteur const> planteurs_attestation();
std::span<Planteur const> planteurs_annulation();

}
