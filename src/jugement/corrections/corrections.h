// SPDX-License-Identifier: EUPL-1.2
// What can be done about a finding that blocks: a change of the document that follows from what it
// already says, or the reason why none does. A change never makes up a fact: a date, a signature,
// an identifier, an amount that only a contract or an invoice bears are for a person to bring.
// Pure: the same document and findings give the same corrections. Requirement: A-24.
#pragma once

#include "base/json_edit.h"
#include "base/json_view.h"
#include "montant/montant.h"
#include "normalisation/normalisation.h"
#include "pieces/livraison.h"
#include "reglement/reglement.h"
#include "verdict/reparation/reparation.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quitus::jugement {

namespace corrections {
struct ReperesDuDocument;
}

using verdict::Remede;

struct Correction {
    Remede remede = Remede::personne;
    std::vector<base::JsonEdit> operations; // of a calcul, by pointers of the document as it stands
    std::string raison; // French: why this change, or why none
};

// What a correction may look at.
struct Chantier {
    base::JsonDocument const& json;
    reglement::ReglementEnVigueur const& reglement;
    pieces::Livraison const& livraison;
    std::vector<verdict::Constat> const& bloquants; // the findings that block, this one included
    // What the tolerant reading of the document would write otherwise, and what it finds ambiguous:
    // JSON, and why, by pointer.
    std::map<std::string, std::string, std::less<>> conversions, ambiguites;
    std::vector<base::JsonView> lignes, beneficiaires; // the elements of the two lists
    // Of the lines of each beneficiary, by its local id: their ranks.
    std::unordered_map<std::string_view, std::vector<std::size_t>> lignes_de;
    // Of the lines, for each total: the sum of those that can be read, and how many cannot.
    struct Somme {
        montant::Cents lues;
        std::size_t illisibles = 0;
    };
    std::map<std::string_view, Somme> sommes;
    std::shared_ptr<corrections::ReperesDuDocument const> reperes;
    bool quelqu_un_reste = true; // once all whom a finding sends away are gone
};

// `document` is a JSON document that `json` has parsed.
Chantier open_chantier(base::JsonDocument const& json,
    reglement::ReglementEnVigueur const& reglement, pieces::Livraison const& livraison,
    std::vector<verdict::Constat> const& bloquants);

Correction corrige(verdict::Constat const& constat, Chantier const& chantier);

// Has that rule been given a way to be corrected, be it « a person »? Every rule that blocks has.
bool is_corrigible(verdict::IdRegle regle);

}
