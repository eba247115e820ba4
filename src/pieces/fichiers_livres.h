// SPDX-License-Identifier: EUPL-1.2
// The files of an archive by name, found without walking them all for each pièce.
#pragma once

#include "pieces/livraison.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace quitus::pieces {

class FichiersLivres {
public:
    // Views the files of `livraison`, which must outlive the index.
    explicit FichiersLivres(Livraison const& livraison);

    // The file of that very name, else the only one that bears it in some folder of the archive,
    // else the only one whose name reads the same (a Macintosh writes an accent apart from its
    // letter). Null when none does, or several do.
    FichierLivre const* find(std::string_view nom) const;
    // How many files bear that name, whatever their folder.
    std::size_t count_homonymes(std::string_view nom) const;

private:
    struct Homonymes {
        FichierLivre const* premier = nullptr;
        std::size_t nombre = 0;
        void add(FichierLivre const& fichier);
        FichierLivre const* only() const { return nombre == 1 ? premier : nullptr; }
    };
    std::unordered_map<std::string_view, FichierLivre const*> m_par_nom;
    std::unordered_map<std::string_view, Homonymes> m_par_base;
    std::unordered_map<std::string, Homonymes> m_par_lecture;
};

}
