// SPDX-License-Identifier: EUPL-1.2
// One request of a person, once the guard has let it in.
#pragma once

#include "web/site.h"

#include <memory>
#include <string>
#include <string_view>

namespace quitus::web {

struct Visite {
    Site& site;
    http::Requete& requete;
    std::shared_ptr<guichet::Visiteur const> visiteur; // null: nobody is signed in
    std::string anti_csrf; // what the forms of the page must bear

    acces::Acteur const& acteur() const { return visiteur->acteur; }
    bool est_fournisseur() const
    {
        return visiteur && visiteur->acteur.role == acces::Role::fournisseur;
    }
    guichet::Portail& portail() const { return site.portail; }
    guichet::Instant maintenant() const { return site.portail.horloge.now(); }
    // What the pattern of the route captured.
    std::string const& segment(std::size_t rang) const { return requete.segments.at(rang); }
    // A field of the form, of the address; empty when it is absent.
    std::string champ(std::string_view nom) const
    {
        return std::string(requete.formulaire.find(nom).value_or(""));
    }
    std::string parametre(std::string_view nom) const
    {
        return std::string(requete.parametres.find(nom).value_or(""));
    }
};

}
