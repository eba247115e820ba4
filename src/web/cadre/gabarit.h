// SPDX-License-Identifier: EUPL-1.2
// The frame of every page: title, way around, who is signed in, what has just been done, the
// simulated clock when there is one.
#pragma once

#include "base/html.h"
#include "web/cadre/visite.h"

#include <string>

namespace quitus::web {

struct PageVue {
    std::string titre; // of the window, without « – Quitus »
    base::html::Html corps; // bears the one h1
    unsigned statut = 200;
    std::string section = {}; // path of the entry of the menu that it belongs to
};

http::Reponse page(Visite const& visite, PageVue vue);
// For an error that nobody in particular made.
http::Reponse page_sans_visite(Site const& site, PageVue vue);

// The first page of a role.
std::string_view premiere_page(acces::Role role);

// An entry of the menu.
struct Entree {
    std::string_view chemin, nom;
};
std::span<Entree const> menu_de(acces::Role role);

// The address of a page that says what has just been done: `fait` is a key of gabarit.cpp.
http::Reponse vers(std::string_view chemin, std::string_view fait);

}
