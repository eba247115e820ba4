// SPDX-License-Identifier: EUPL-1.2
// The faults of a campaign's texts, gathered in one reading: whoever edits the data mends them all
// at once.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

// A place in the texts. The name of the file must outlive the place.
struct Lieu {
    std::string_view fichier;
    int ligne = 0; // from 1; 0 for the file as a whole

    std::string text() const; // "calendrier/cloture.yaml:12"
};

inline constexpr std::size_t fautes_montrees_max = 50;

class Fautes {
public:
    // `message` is French: what is wrong, then how to mend it.
    void add(Lieu lieu, std::string message) { add_at(lieu.text(), std::move(message)); }
    void add_at(std::string lieu, std::string message);
    bool is_empty() const { return m_count == 0; }
    // One line a fault, in the order of the texts, the first `fautes_montrees_max` only. Code
    // `reglement_invalide`.
    base::Erreur erreur() const;

private:
    std::vector<std::string> m_lines;
    std::string m_premier_lieu;
    std::size_t m_count = 0;
};

// « mot », with no-break spaces inside.
std::string entre_guillemets(std::string_view mot);
// "" or " ; vouliez-vous dire « mot » ?".
std::string suggestion(std::string_view mot, std::vector<std::string_view> const& connus);
// "a, b, c".
std::string enumeration(std::vector<std::string_view> const& mots);

}
