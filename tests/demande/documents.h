// SPDX-License-Identifier: EUPL-1.2
// Documents for the tests of the reading: those of tests/cas/bases, changed in one place, and what
// was found in them.
#pragma once

#include "base/json_edit.h"
#include "demande/demande.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::demande {

inline constexpr std::size_t octets_max = 8U << 20;

inline std::string base_text(std::string_view nom)
{
    std::ifstream stream(
        std::string(QUITUS_SOURCE_DIR "/tests/cas/bases/") + std::string(nom) + ".json",
        std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

// The base document with that value at that pointer.
inline std::string changed(std::string_view nom, std::string_view pointeur, std::string_view valeur)
{
    return base::set_value(base_text(nom), pointeur, valeur).value();
}

inline std::string without(std::string_view nom, std::string_view pointeur)
{
    return base::remove_value(base_text(nom), pointeur).value();
}

// "SCH-003 /emis_le", in the order of the findings.
inline std::vector<std::string> findings(Lecture const& lecture)
{
    std::vector<std::string> found;
    for (auto const& constat : lecture.structure.all())
        found.push_back(std::string(constat.regle.text()) + " " + constat.pointeur);
    return found;
}

inline std::vector<std::string> findings(std::string const& text)
{
    return findings(read(text, octets_max));
}

}
