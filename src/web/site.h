// SPDX-License-Identifier: EUPL-1.2
// The pages of the portal: the door for people. French, rendered here, whole without script. Every
// page goes through the guard (cadre/garde.h), every change through an act of the guichet.
// Contract: 5-contract section 6; screens: 8-screens.
#pragma once

#include "guichet/acces/acces.h"
#include "http/routeur.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::web {

// Shown on the login page, in a demonstration only.
struct CompteDeDemonstration {
    std::string courriel, mot_de_passe, role; // role in French
};

struct Limites {
    std::uint64_t archive_octets_max = 200ULL << 20U;
    std::size_t export_lignes_max = 50'000;
};

struct Site {
    guichet::Portail& portail;
    guichet::Acces& acces;
    bool demonstration = false;
    std::string version;
    // Where files wait between their check and their deposit: a folder of this program alone.
    std::filesystem::path dossier_brouillons;
    std::vector<CompteDeDemonstration> comptes_de_demonstration = {};
    // Moves the simulated clock; none when the clock is the real one.
    std::function<base::Result<guichet::Instant>(acces::Acteur const&, guichet::Instant)>
        avancer_horloge = {};
    // Notes what broke under its incident number, for the operator.
    std::function<void(std::string_view incident, std::string_view quoi)> noter_incident = {};
    Limites limites = {};
    bool horloge_simulee = false; // the register says so when the pages are added
};

// Adds every page. `site` must outlive the router.
void add_pages(http::Routeur& routeur, Site& site);

// What an error that the server found, or an exception, becomes for a person: a page that says what
// happened, what to do, and a number to quote.
http::Reponse page_d_erreur(
    Site const& site, http::Tete const& tete, unsigned statut, std::string_view detail = {});
// An exception of a page. `statut`: 500, or 503 when the storage is away.
http::Reponse page_de_panne(
    Site const& site, http::Tete const& tete, std::exception_ptr panne, unsigned statut = 500);

// For every answer, whatever its door (4-standards 6.8).
void set_security_headers(http::Tete const& tete, http::Reponse& reponse);

}
