// SPDX-License-Identifier: EUPL-1.2
// Deposits for the tests of the counter: base documents of tests/cas/bases with changes, and the
// campaign of the texts.
#pragma once

#include "base/json_edit.h"
#include "guichet/verifier_demandes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quitus::guichet {

inline std::string file_text(std::filesystem::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

inline std::vector<reglement::TexteReglement> textes_de_segur_vague_1()
{
    std::filesystem::path const dossier = QUITUS_SOURCE_DIR "/reglement/segur-vague-1";
    std::vector<reglement::TexteReglement> textes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(dossier)) {
        if (entry.path().extension() == ".yaml")
            textes.push_back({ std::filesystem::relative(entry.path(), dossier).string(),
                file_text(entry.path()) });
    }
    return textes;
}

inline reglement::Reglement const& segur_vague_1()
{
    static auto const reglement = reglement::Reglement::parse(textes_de_segur_vague_1()).value();
    return reglement;
}

using Changements
    = std::vector<std::pair<std::string_view, std::string_view>>; // pointer, JSON value

inline DocumentDepose depose(std::string_view base, Changements const& changements = {})
{
    auto texte = file_text(
        std::string(QUITUS_SOURCE_DIR "/tests/cas/bases/") + std::string(base) + ".json");
    for (auto const& [pointeur, valeur] : changements)
        texte = base::set_value(texte, pointeur, valeur).value();
    return { .nom = std::string(base) + ".json", .ligne_ndjson = {}, .texte = std::move(texte) };
}

inline DocumentDepose contexte(std::string_view base, Changements const& changements = {})
{
    auto document = depose(base, changements);
    document.contexte = true;
    return document;
}

inline std::vector<verdict::DemandeJugee> verifie(
    std::vector<DocumentDepose> const& documents, OptionsVerification const& options = {})
{
    std::vector<verdict::DemandeJugee> jugees;
    verifie_demandes(documents, segur_vague_1(), options, [&](verdict::DemandeJugee&& jugee) {
        jugees.push_back(std::move(jugee));
        return true;
    });
    return jugees;
}

inline bool dit(verdict::DemandeJugee const& jugee, verdict::IdRegle regle)
{
    return std::ranges::any_of(
        jugee.constats, [&](auto const& constat) { return constat.regle == regle; });
}

}
