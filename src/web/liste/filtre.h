// SPDX-License-Identifier: EUPL-1.2
// The filter of a list as the address holds it, both ways. What cannot be read filters nothing, and
// is told.
#pragma once

#include "guichet/ports.h"
#include "web/elements/formulaire.h"

#include <string>
#include <vector>

namespace quitus::web {

struct FiltreLu {
    guichet::FiltreDemandes filtre; // already narrowed to what the visitor sees
    std::vector<ErreurDeSaisie> erreurs;
    http::Parametres parametres; // as kept in links, without paging

    // "?statut=validee&apres=41", with what is added; empty when there is nothing.
    std::string suite(std::optional<std::int64_t> apres = {}) const;
};

FiltreLu read_filtre(Visite const& visite);
// The form that asks for it.
base::html::Html formulaire_du_filtre(Visite const& visite, FiltreLu const& lu);

}
