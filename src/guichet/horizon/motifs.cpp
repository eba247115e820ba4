// SPDX-License-Identifier: EUPL-1.2
#include "guichet/horizon/motifs.h"

#include <algorithm>
#include <set>

namespace quitus::guichet {

namespace {

using calendrier::Instant;
using verdict::Constat;
using verdict::Motif;

// Findings that stand on one side only, informations included: they tell what comes next.
std::vector<Constat const*> found_on_one_side(
    std::vector<Constat> const& here, std::vector<Constat> const& there)
{
    std::vector<Constat const*> found;
    for (auto const& constat : here) {
        auto const same = [&](Constat const& other) {
            return other.regle == constat.regle && other.pointeur == constat.pointeur
                && other.consequence == constat.consequence
                && other.parametres == constat.parametres;
        };
        if (std::ranges::none_of(there, same))
            found.push_back(&constat);
    }
    return found;
}

// What differs between the two seconds.
class Ecart {
public:
    Ecart(Instant instant, Examen const& before, Examen const& after)
        : m_instant(instant)
        , m_before(before)
        , m_after(after)
        , m_constats(found_on_one_side(before.constats, after.constats))
    {
        auto const appeared = found_on_one_side(after.constats, before.constats);
        m_constats.insert(m_constats.end(), appeared.begin(), appeared.end());
        for (auto const* constat : m_constats) {
            for (auto const& parametre : constat->parametres)
                m_cited.insert(parametre.nom);
        }
    }

    // A deadline passes here; those that the findings cite say more than those that were only read.
    std::vector<Motif> echeances() const
    {
        return preferred(Motif::Nature::echeance, [&](auto const&, Examen::Parametre const& lu) {
            return lu.instant
                && (*lu.instant == m_instant || lu.instant->plus_secondes(1) == m_instant);
        });
    }
    std::vector<Motif> nouvelles_valeurs() const
    {
        return preferred(Motif::Nature::nouvelle_valeur,
            [&](std::string const& nom, Examen::Parametre const& lu) {
                auto const former = m_before.parametres.find(nom);
                return &lu == value_after(nom) && former != m_before.parametres.end()
                    && former->second.valeur != lu.valeur;
            });
    }
    std::vector<Motif> delais(bool cited_only) const
    {
        auto found = preferred(Motif::Nature::delai,
            [&](auto const&, Examen::Parametre const& lu) { return lu.delai; });
        std::erase_if(found,
            [&](Motif const& motif) { return cited_only && !m_cited.contains(motif.parametre); });
        return found;
    }
    // Findings about a date that is the day that begins.
    std::vector<Motif> dates() const
    {
        auto const today = calendrier::jour_de_paris(m_instant).text();
        std::vector<Motif> found;
        for (auto const* constat : m_constats) {
            if (constat->trouve == today && !constat->pointeur.empty())
                found.push_back({ Motif::Nature::date, constat->pointeur, today, {} });
        }
        return found;
    }

private:
    Examen::Parametre const* value_after(std::string const& nom) const
    {
        auto const found = m_after.parametres.find(nom);
        return found == m_after.parametres.end() ? nullptr : &found->second;
    }

    template <typename Test>
    std::vector<Motif> preferred(Motif::Nature nature, Test const& test) const
    {
        std::vector<Motif> all;
        for (auto const* examen : { &m_after, &m_before }) {
            for (auto const& [nom, lu] : examen->parametres) {
                auto const known = [&](Motif const& motif) { return motif.parametre == nom; };
                if (test(nom, lu) && std::ranges::none_of(all, known))
                    all.push_back({ nature, nom, lu.valeur, lu.source });
            }
        }
        auto cited = all;
        std::erase_if(
            cited, [&](Motif const& motif) { return !m_cited.contains(motif.parametre); });
        return cited.empty() ? all : cited;
    }

    Instant m_instant;
    Examen const& m_before;
    Examen const& m_after;
    std::vector<Constat const*> m_constats;
    std::set<std::string, std::less<>> m_cited;
};

}

void Examen::parametre_lu(reglement::ParametreVu const& vu)
{
    auto const known = parametres.find(vu.nom);
    if (known != parametres.end())
        return;
    parametres.emplace(std::string(vu.nom),
        Parametre{
            std::string(vu.texte), std::string(vu.source), vu.instant, vu.entier.has_value() });
}

std::vector<Motif> motifs(Instant instant, Examen const& before, Examen const& after)
{
    Ecart const ecart(instant, before, after);
    if (auto found = ecart.nouvelles_valeurs(); !found.empty())
        return found;
    if (auto found = ecart.echeances(); !found.empty())
        return found;
    if (auto found = ecart.delais(true); !found.empty())
        return found;
    if (auto found = ecart.dates(); !found.empty())
        return found;
    return ecart.delais(false);
}

}
