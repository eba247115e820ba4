// SPDX-License-Identifier: EUPL-1.2
#include "pieces/livraison.h"

namespace quitus::pieces {

std::string_view base_name(std::string_view nom)
{
    auto const slash = nom.rfind('/');
    return slash == std::string_view::npos ? nom : nom.substr(slash + 1);
}

FichierLivre const* find_fichier(Livraison const& livraison, std::string_view nom)
{
    FichierLivre const* same_base = nullptr;
    int same_base_count = 0;
    for (auto const& fichier : livraison.fichiers) {
        if (fichier.nom == nom)
            return &fichier;
        if (base_name(fichier.nom) != base_name(nom))
            continue;
        same_base = &fichier;
        ++same_base_count;
    }
    return same_base_count == 1 ? same_base : nullptr;
}

}
