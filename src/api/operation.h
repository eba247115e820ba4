// SPDX-License-Identifier: EUPL-1.2
// One operation of the API: what it is called, who may ask for it, what it takes, what it does.
#pragma once

#include "api/api.h"
#include "guichet/portail/autorisation.h"

#include <optional>
#include <string_view>
#include <vector>

namespace quitus::api {

// What an operation is given: the request, and who asks (nobody when it is public).
struct Appel {
    Api& api;
    http::Requete& requete;
    guichet::Visiteur visiteur;

    acces::Acteur const& acteur() const { return visiteur.acteur; }
    std::string const& segment(std::size_t rang) const { return requete.segments.at(rang); }
};

struct Operation {
    http::Methode methode;
    char const* motif;
    char const* resume; // French
    std::optional<guichet::Droit> droit; // none: public
    http::Reponse (*traiter)(Appel&);
    enum class Corps : std::uint8_t { aucun, json, depot, pieces } corps = Corps::aucun;
    std::vector<char const*> parametres = {}; // of the query
    char const* succes = "200";
};

// The operations, family by family, in the order of the contract.
std::vector<Operation> operations_de_depot();
std::vector<Operation> operations_des_demandes(); // those of deposit first
std::vector<Operation> operations_du_suivi(); // ledger, mails, journal, clock
std::vector<Operation> operations_publiques();
std::vector<Operation> all_operations();

// A number that is not negative, written in digits alone.
std::optional<std::int64_t> number_of(std::string_view texte);

// Paging of a list: `apres` and `limite` of the query; fails when they are no numbers in bounds.
struct Pagination {
    std::optional<std::int64_t> apres;
    std::size_t limite = 50;
};
base::Result<Pagination> pagination_of(http::Requete const& requete);

}
