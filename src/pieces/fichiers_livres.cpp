// SPDX-License-Identifier: EUPL-1.2
#include "pieces/fichiers_livres.h"

#include "base/text.h"

namespace quitus::pieces {

void FichiersLivres::Homonymes::add(FichierLivre const& fichier)
{
    if (nombre++ == 0)
        premier = &fichier;
}

FichiersLivres::FichiersLivres(Livraison const& livraison)
{
    for (auto const& fichier : livraison.fichiers) {
        m_par_nom.try_emplace(fichier.nom, &fichier);
        auto const base = base_name(fichier.nom);
        m_par_base[base].add(fichier);
        m_par_lecture[base::join_accents(base)].add(fichier);
    }
}

FichierLivre const* FichiersLivres::find(std::string_view nom) const
{
    if (m_par_nom.empty())
        return nullptr;
    if (auto const exact = m_par_nom.find(nom); exact != m_par_nom.end())
        return exact->second;
    auto const base = base_name(nom);
    if (auto const homonymes = m_par_base.find(base); homonymes != m_par_base.end())
        return homonymes->second.only();
    auto const lus = m_par_lecture.find(base::join_accents(base));
    return lus == m_par_lecture.end() ? nullptr : lus->second.only();
}

std::size_t FichiersLivres::count_homonymes(std::string_view nom) const
{
    auto const homonymes = m_par_base.find(base_name(nom));
    return homonymes == m_par_base.end() ? 0 : homonymes->second.nombre;
}

}
