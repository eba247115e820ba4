// SPDX-License-Identifier: EUPL-1.2
// The door for programs: /api/v1, JSON in and out, a bearer token for who it is. Every operation
// stands in one list, from which the routes, the admission and the OpenAPI document are made. The
// acts are those of the counter; nothing is judged or authorised here. Contract: 5-contract
// section 6.
#pragma once

#include "guichet/acces/acces.h"
#include "http/routeur.h"
#include "http/serveur.h"
#include "verdict/regle.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::api {

struct LimitesDepot {
    std::uint64_t demande_octets_max = 8ULL << 20U;
    std::uint64_t archive_octets_max = 200ULL << 20U;
};

struct Api {
    guichet::Portail& portail;
    guichet::Acces& acces;
    std::string version; // of the program
    std::string schema; // of the exchange format
    LimitesDepot limites = {};
    // The simulated clock: moves it forward and does what falls due; none with the real one. Fails
    // when the instant is not later than now.
    std::function<base::Result<calendrier::Instant>(calendrier::Instant)> avance_horloge = {};
    std::function<http::Statistiques()> statistiques = {};
};

// `api` must outlive the router.
void add_routes(http::Routeur& routeur, Api& api);

// What an error is answered on a path of the API.
http::Reponse probleme(unsigned statut, std::string const& titre, std::string const& detail);
// With the actions that are open instead, when it is about one.
http::Reponse probleme(
    base::Erreur const& erreur, std::optional<std::vector<std::string_view>> const& actions = {});
bool is_conflict(base::Erreur const& erreur); // is it answered 409?
bool is_api(std::string_view chemin);

}
