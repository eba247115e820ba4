// SPDX-License-Identifier: EUPL-1.2
#include "rapports/affichage.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace quitus::rapports {

namespace {

struct Range {
    char32_t first, last;
};

// C0, DEL and C1 (which hold the escape sequences), marks and overrides of direction, invisible
// separators.
constexpr std::array misleading = std::to_array<Range>({ { 0x00, 0x1F }, { 0x7F, 0x9F },
    { 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 }, { 0xFFFE, 0xFFFF } });

bool is_misleading(char32_t character)
{
    return std::ranges::any_of(misleading,
        [&](Range range) { return character >= range.first && character <= range.last; });
}

void mend(std::string& text)
{
    text = affichable(std::string_view(text));
}

void mend(std::optional<std::string>& value)
{
    if (value)
        value = affichable(std::string_view(abrege(*value)));
}

}

std::string affichable(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const character = base::utf8_character(text, at);
        if (character.value == '\n' || character.value == '\r' || character.value == '\t')
            shown += ' ';
        else if (!character.is_valid || is_misleading(character.value))
            shown += base::replacement_character;
        else
            shown += text.substr(at, character.length);
        at += character.length;
    }
    return shown;
}

std::string abrege(std::string_view value)
{
    static constexpr std::size_t characters_max = 300;
    std::size_t at = 0;
    for (std::size_t count = 0; count < characters_max && at < value.size(); ++count)
        at += base::utf8_character(value, at).length;
    std::string shown(value.substr(0, at));
    return at < value.size() ? shown + "…\u00A0(début\u00A0seulement)" : shown;
}

verdict::DemandeJugee affichable(verdict::DemandeJugee demande)
{
    mend(demande.fichier);
    mend(demande.type_demande);
    mend(demande.dispositif);
    mend(demande.identifiant_envoi);
    for (auto& constat : demande.constats) {
        mend(constat.message);
        mend(constat.pointeur);
        mend(constat.trouve);
        mend(constat.attendu);
        mend(constat.correction);
        for (auto& parametre : constat.parametres) {
            mend(parametre.nom);
            mend(parametre.valeur);
            mend(parametre.validite);
        }
    }
    return demande;
}

}
