// SPDX-License-Identifier: EUPL-1.2
// What changed between two versions of a document: value by value, whatever their layout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quitus::vues {

struct Changement {
    std::string pointeur; // "/lignes/0/montants/ht"
    std::string ligne; // in the new document, in the former one when it is gone
    std::string avant, apres; // empty: absent; numbers of persons masked
};

// In the order of the new document, then what is gone. Nothing when a text is no JSON.
std::vector<Changement> changements(std::string_view avant, std::string_view apres);

}
