// SPDX-License-Identifier: EUPL-1.2
// MSSanté mailbox addresses (IDT-007, IDT-008), and the personal health identifiers that must never
// be kept or shown: a citizen's mailbox, whose local part is an INS number, and a NIR or INS
// standing in a free text (IDT-009).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::identite {

enum class FormeAdresse : std::uint8_t {
    mssante, // professional or organisational mailbox under mssante.fr
    hors_mssante, // well formed, but on another domain
    malformee,
    citoyenne, // <INS>@patient.mssante.fr
};

// What an address is. The domain is compared without case; a sub-domain of mssante.fr is required,
// so x@mssante.fr is hors_mssante.
FormeAdresse forme_adresse(std::string_view text);

// True when the text holds an address @patient.mssante.fr anywhere, whatever its case. The domain
// without anyone before it is no address.
bool contains_citizen_address(std::string_view text);

// True when the text holds 15 digits standing alone that are a NIR or INS: first digit 1, 2, 7 or
// 8, Corsica as 2A or 2B in sixth and seventh position (the letter in either case), key = 97 -
// (first 13 mod 97). Standing alone: no ASCII letter or digit touches it. Spaces inside the number
// are not looked through.
bool contains_nir(std::string_view text);

// The text with every citizen's address and every NIR replaced by "[identifiant masqué]". Returns
// the text unchanged, without allocating more than the copy, when there is none.
std::string mask_personal(std::string_view text);

// Cheap test: is there anything for mask_personal to do?
bool holds_personal(std::string_view text);

}
