// SPDX-License-Identifier: EUPL-1.2
// What a defect does to the text itself, once the document is written: a member taken away, a value
// of another type, bytes that are no text.
#pragma once

#include <cstdint>
#include <string>

namespace quitus::generation {

// One change of a written line.
struct Retouche {
    enum class Geste : std::uint8_t {
        remplace, // the value at `lieu` (RFC 6901) becomes `texte`
        retire, // the member at `lieu` goes
        insere, // `texte` right after the first place where `lieu` stands as written
        enferme, // the whole document in a list
        coupe, // only the first part stays, `part` hundredths
    };
    Geste geste = Geste::remplace;
    std::string lieu, texte;
    unsigned part = 100;
};

std::string retouched(std::string line, Retouche const& retouche);

}
