// SPDX-License-Identifier: EUPL-1.2
// The files of an archive by name, as pieces::find_fichier finds them, without walking them all for each
// pièce.
#pragma once

#include "pieces/livraison.h"

#include <string_view>
#include <unordered_map>

namespace quitus::jugement::regles {

class FichiersLivres {
public:
    // Views the files of `livraison`, which must outlive the index.
    explicit FichiersLivres(pieces::Livraison const& livraison)
    {
        for (auto const& fichier : livraison.fichiers) {
            m_par_nom.try_emplace(fichier.nom, &fichier);
            auto& homonymes = m_par_base[pieces::base_name(fichier.nom)];
            homonymes.premier = homonymes.nombre == 0 ? &fichier : homonymes.premier;
            ++homonymes.nombre;
        }
    }

    // The file of that very name, else the only one that bears it in some folder; null when none does, or
    // several do.
    pieces::FichierLivre const* find(std::string_view nom) const
    {
        if (auto const found = m_par_nom.find(nom); found != m_par_nom.end())
            return found->second;
        auto const found = m_par_base.find(pieces::base_name(nom));
        return found != m_par_base.end() && found->second.nombre == 1 ? found->second.premier : nullptr;
    }

    // How many files bear that name, whatever their folder.
    std::size_t count_homonymes(std::string_view nom) const
    {
        auto const found = m_par_base.find(pieces::base_name(nom));
        return found == m_par_base.end() ? 0 : found->second.nombre;
    }

private:
    struct Homonymes {
        pieces::FichierLivre const* premier = nullptr;
        std::size_t nombre = 0;
    };
    std::unordered_map<std::string_view, pieces::FichierLivre const*> m_par_nom;
    std::unordered_map<std::string_view, Homonymes> m_par_base;
};

}
