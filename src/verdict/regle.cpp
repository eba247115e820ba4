// SPDX-License-Identifier: EUPL-1.2
#include "verdict/regle.h"

namespace quitus::verdict {

std::string_view text(Consequence consequence)
{
    switch (consequence) {
    case Consequence::information:
        return "information";
    case Consequence::a_verifier:
        return "a_verifier";
    case Consequence::a_modifier:
        return "a_modifier";
    case Consequence::rejet:
        return "rejet";
    }
    return {};
}

std::string_view text(Verdict verdict)
{
    switch (verdict) {
    case Verdict::recevable:
        return "recevable";
    case Verdict::a_verifier:
        return "a_verifier";
    case Verdict::a_modifier:
        return "a_modifier";
    case Verdict::rejet:
        return "rejet";
    }
    return {};
}

std::string_view en_francais(Verdict verdict)
{
    switch (verdict) {
    case Verdict::recevable:
        return "Recevable";
    case Verdict::a_verifier:
        return "À vérifier";
    case Verdict::a_modifier:
        return "À modifier";
    case Verdict::rejet:
        return "Rejet";
    }
    return {};
}

std::string_view en_francais(Consequence consequence)
{
    switch (consequence) {
    case Consequence::information:
        return "Information";
    case Consequence::a_verifier:
        return "À vérifier";
    case Consequence::a_modifier:
        return "À modifier";
    case Consequence::rejet:
        return "Rejet";
    }
    return {};
}

std::optional<Consequence> parse_consequence(std::string_view texte)
{
    for (auto const consequence : { Consequence::information, Consequence::a_verifier,
             Consequence::a_modifier, Consequence::rejet }) {
        if (text(consequence) == texte)
            return consequence;
    }
    return std::nullopt;
}

std::optional<IdRegle> IdRegle::parse(std::string_view texte)
{
    if (!is_well_formed(texte))
        return std::nullopt;
    IdRegle id;
    for (std::size_t i = 0; i < texte.size(); ++i)
        id.m_text[i] = texte[i];
    return id;
}

bool serves(Regle const& regle, Etape etape)
{
    static constexpr std::string_view letters = "VSTNR";
    return regle.etapes.find(letters[static_cast<std::size_t>(etape)]) != std::string_view::npos;
}

}
