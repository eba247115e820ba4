// SPDX-License-Identifier: EUPL-1.2
// The guard of the pages: the one place where a session is recognised, a right is asked, and the
// secret of a form is checked. A page only runs when all three hold.
#pragma once

#include "guichet/portail/autorisation.h"
#include "web/cadre/visite.h"

#include <functional>
#include <optional>

namespace quitus::web {

using Page = std::function<http::Reponse(Visite&)>;

inline constexpr std::string_view cookie_de_session = "__Host-session";
inline constexpr std::string_view champ_anti_csrf = "anti_csrf";

class Garde {
public:
    Garde(http::Routeur& routeur, Site& site) : m_routeur(routeur), m_site(site) { }

    // Anybody; `visiteur` is null when nobody is signed in.
    void publique(char const* motif, Page page);
    void formulaire_public(char const* motif, Page page);
    // Whoever is signed in and has that right.
    void get(char const* motif, guichet::Droit droit, Page page);
    void post(char const* motif, guichet::Droit droit, Page page,
        http::PolitiqueCorps corps = http::PolitiqueCorps::formulaire(formulaire_octets_max));
    // Whoever is signed in.
    void post_connecte(char const* motif, Page page);
    // The same for everybody, at once.
    void immediate(std::string motif, std::shared_ptr<http::Contenu const> contenu);

    Site& site() const { return m_site; }

private:
    static constexpr std::uint64_t formulaire_octets_max = 256U << 10U;

    enum class Entree : std::uint8_t { publique, connectee };
    void add(http::Methode methode, char const* motif, Entree entree,
        std::optional<guichet::Droit> droit, http::PolitiqueCorps corps, Page page);

    http::Routeur& m_routeur;
    Site& m_site;
};

// The cookie of a session, and the one that ends it.
http::Cookie session_cookie(std::string valeur);
http::Cookie no_session_cookie();

}
