// SPDX-License-Identifier: EUPL-1.2
// One value read with tolerance and written strictly. A reading never guesses: what has two
// readings is said ambiguous, and what has none is left as it stands for the rules to judge.
#pragma once

#include "normalisation/attendu.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace quitus::normalisation {

enum class Issue : std::uint8_t { inchangee, convertie, ambigue };

struct Lecture {
    Issue issue = Issue::inchangee;
    std::string ecrit; // once converted: the text, or the number, without quotes
    std::string pourquoi; // French: what was undone, or why it cannot be chosen and how to mend
};

// How the value stands in the document.
enum class Ecriture : std::uint8_t { texte, nombre };

Lecture read_montant(std::string_view valeur, Ecriture ecriture);
Lecture read_taux(std::string_view valeur, Ecriture ecriture);
// A whole number, or any number, written as a text.
Lecture read_entier(std::string_view valeur, Attendu const& attendu);
Lecture read_nombre(std::string_view valeur, Attendu const& attendu);

// Day first, as French does: 20/09/2023, 20.09.2023, 1/9/2023; also 2023/09/20 and 2023-9-20.
Lecture read_date(std::string_view valeur);
// The same followed by an hour, of Paris when no offset is given.
Lecture read_instant(std::string_view valeur);

Lecture read_booleen(std::string_view valeur);
Lecture read_choix(std::string_view valeur, Attendu const& attendu);
Lecture read_texte(std::string_view valeur, Attendu const& attendu, Ecriture ecriture);

// Without the spaces around it, whatever their kind.
std::string_view trimmed(std::string_view texte);
// Bytes of the space that starts there (ordinary, tabulation, line, no-break…), or 0.
std::size_t space_length(std::string_view texte, std::size_t at);

}
