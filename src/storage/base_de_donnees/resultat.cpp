// SPDX-License-Identifier: EUPL-1.2
#include "storage/base_de_donnees/resultat.h"

#include "base/ensure.h"

namespace quitus::storage {

Resultat::Ligne Resultat::operator[](std::size_t rang) const
{
    QUITUS_ENSURE(rang < size());
    return { *this, rang };
}

Resultat::Cellule const& Resultat::cell(std::size_t rang, std::size_t colonne) const
{
    QUITUS_ENSURE(colonne < m_colonnes);
    return m_cellules[rang * m_colonnes + colonne];
}

void Resultat::add_null()
{
    m_cellules.push_back({});
}

void Resultat::add(std::int64_t entier)
{
    m_cellules.push_back({ Genre::entier, entier, 0 });
}

void Resultat::add(std::string_view texte)
{
    m_cellules.push_back(
        { Genre::texte, static_cast<std::int64_t>(m_textes.size()), texte.size() });
    m_textes += texte;
}

bool Resultat::Ligne::is_null(std::size_t colonne) const
{
    return m_resultat->cell(m_rang, colonne).genre == Genre::rien;
}

std::int64_t Resultat::Ligne::integer(std::size_t colonne) const
{
    auto const& cellule = m_resultat->cell(m_rang, colonne);
    QUITUS_ENSURE(cellule.genre == Genre::entier);
    return cellule.valeur;
}

std::string_view Resultat::Ligne::text(std::size_t colonne) const
{
    auto const& cellule = m_resultat->cell(m_rang, colonne);
    QUITUS_ENSURE(cellule.genre == Genre::texte);
    return std::string_view(m_resultat->m_textes)
        .substr(static_cast<std::size_t>(cellule.valeur), cellule.octets);
}

std::optional<std::int64_t> Resultat::Ligne::integer_or_none(std::size_t colonne) const
{
    if (is_null(colonne))
        return std::nullopt;
    return integer(colonne);
}

std::optional<std::string> Resultat::Ligne::text_or_none(std::size_t colonne) const
{
    if (is_null(colonne))
        return std::nullopt;
    return string(colonne);
}

}
