// SPDX-License-Identifier: EUPL-1.2
// The campaigns of the project as texts in memory, and small changes to them.
#pragma once

#include "reglement/reglement.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement::essais {

using Textes = std::vector<TexteReglement>;

inline Textes textes_de(std::string_view campagne)
{
    auto const dossier = std::filesystem::path(QUITUS_SOURCE_DIR) / "reglement" / campagne;
    Textes textes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(dossier)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        textes.push_back({ entry.path().lexically_relative(dossier).generic_string(),
            { std::istreambuf_iterator<char>(stream), {} } });
    }
    return textes;
}

inline TexteReglement& texte(Textes& textes, std::string_view nom)
{
    for (auto& texte : textes) {
        if (texte.nom == nom)
            return texte;
    }
    textes.push_back({ std::string(nom), {} });
    return textes.back();
}

// Replaces the first occurrence; the test is wrong when there is none.
inline void replace(
    Textes& textes, std::string_view nom, std::string_view from, std::string_view to)
{
    auto& contenu = texte(textes, nom).contenu;
    auto const at = contenu.find(from);
    ASSERT_NE(at, std::string::npos) << nom << " does not hold: " << from;
    contenu.replace(at, from.size(), to);
}

inline Reglement lu(std::string_view campagne)
{
    auto reglement = Reglement::parse(textes_de(campagne));
    if (!reglement)
        throw std::runtime_error(reglement.error().message);
    return std::move(*reglement);
}

inline Reglement const& vague_1()
{
    static auto const reglement = lu("segur-vague-1");
    return reglement;
}

inline Reglement const& vague_b()
{
    static auto const reglement = lu("exemple-vague-b");
    return reglement;
}

inline calendrier::Instant instant(std::string_view rfc3339)
{
    return calendrier::Instant::parse_rfc3339(rfc3339).value();
}

inline ReglementEnVigueur const& le(Reglement const& reglement, std::string_view rfc3339)
{
    return reglement.en_vigueur(instant(rfc3339));
}

}
