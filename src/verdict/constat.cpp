// SPDX-License-Identifier: EUPL-1.2
#include "verdict/constat.h"

#include "base/utf8.h"
#include "identite/mssante.h"

#include <algorithm>

namespace quitus::verdict {

namespace {

bool mask(std::string& text)
{
    bool const holds = identite::holds_personal(text);
    if (holds)
        text = identite::mask_personal(text);
    return holds;
}

// What a document holds may be of any length; a person reads the beginning.
constexpr std::size_t shown_octets_max = 400;

// Masked before it is cut: half of an identifier would no longer be recognised as one.
void mask_and_cut(std::optional<std::string>& text)
{
    if (!text)
        return;
    mask(*text);
    *text = base::abridged(std::move(*text), shown_octets_max);
}

}

void Constats::add(IdRegle regle, Preuve preuve)
{
    mask(preuve.message);
    auto pointeur_entier = preuve.pointeur;
    if (!mask(preuve.pointeur))
        pointeur_entier.clear();
    mask_and_cut(preuve.trouve);
    mask_and_cut(preuve.attendu);
    mask(preuve.correction);
    m_constats.push_back({
        .regle = regle,
        .message = std::move(preuve.message),
        .pointeur = std::move(preuve.pointeur),
        .pointeur_entier = std::move(pointeur_entier),
        .trouve = std::move(preuve.trouve),
        .attendu = std::move(preuve.attendu),
        .parametres = std::move(preuve.parametres),
        .correction = std::move(preuve.correction),
    });
}

void Constats::a_verifier(IdRegle regle, Preuve preuve)
{
    add(regle, std::move(preuve));
    m_constats.back().evaluee = false;
}

bool Constats::contains(IdRegle regle) const
{
    return std::ranges::any_of(
        m_constats, [&](Constat const& constat) { return constat.regle == regle; });
}

Verdict worst(std::vector<Constat> const& constats)
{
    auto verdict = Verdict::recevable;
    for (auto const& constat : constats)
        verdict = std::max(verdict, static_cast<Verdict>(constat.consequence));
    return verdict;
}

}
