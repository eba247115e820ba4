// SPDX-License-Identifier: EUPL-1.2
// What a rule read, made short for a person: the same member of many elements is one fact, and what
// only led to another member is left out.
#pragma once

#include "verdict/motivation.h"

#include <string>
#include <vector>

namespace quitus::rapports {

struct FaitAbrege {
    std::string nom; // « /lignes/*/montants/ht ×12 », « avance »
    std::string valeur; // « absent », or the values
    std::string manque; // empty when it is known
    std::string lieu; // « 41:17 », line and column, of a fact alone
    bool absent = false; // all of them are
    bool membre = false; // of the document
};

std::vector<FaitAbrege> faits_abreges(
    verdict::Motivation const& motivation, verdict::RegleMotivee const& regle);

// « Calendrier », of « CAL »; the id itself for a family of another catalogue.
std::string_view nom_de_famille(std::string_view famille);

}
