// SPDX-License-Identifier: EUPL-1.2
#include "api/operation.h"

#include <charconv>
#include <utility>

namespace quitus::api {

namespace {

constexpr std::uint64_t json_octets_max = 1ULL << 20U;
constexpr std::int64_t limite_max = 200;

http::PolitiqueCorps corps_of(Operation::Corps corps, LimitesDepot const& limites)
{
    http::PolitiquePartie const demande{
        .nom = "demande", .octets_max = limites.demande_octets_max, .brute = true
    };
    http::PolitiquePartie const pieces{
        .nom = "pieces", .octets_max = limites.archive_octets_max, .sur_disque = true
    };
    switch (corps) {
    case Operation::Corps::aucun:
        break;
    case Operation::Corps::json:
        return http::PolitiqueCorps::memoire(json_octets_max);
    case Operation::Corps::depot:
        return http::PolitiqueCorps::multipart({ demande, pieces });
    case Operation::Corps::pieces:
        return http::PolitiqueCorps::multipart({ pieces });
    }
    return http::PolitiqueCorps::aucun();
}

std::optional<guichet::Visiteur> visiteur_of(Api& api, http::Tete const& tete)
{
    constexpr std::string_view scheme = "Bearer ";
    auto const entete = tete.entete("Authorization");
    if (!entete || !entete->starts_with(scheme))
        return std::nullopt;
    return guichet::visiteur_du_jeton(api.acces, entete->substr(scheme.size()));
}

// Who asks, then whether it may: before a byte of the body is read.
std::optional<http::Reponse> admit(Api& api, guichet::Droit droit, http::Tete& tete)
{
    auto visiteur = visiteur_of(api, tete);
    if (!visiteur)
        return probleme(401, "Identification requise",
            "Présentez un jeton valable dans l’en-tête Authorization (Bearer).");
    if (auto const refusal = guichet::refusal_of(visiteur->acteur, droit))
        return probleme(*refusal);
    tete.contexte = *std::move(visiteur);
    return std::nullopt;
}

http::Route route_of(Api& api, Operation const& operation)
{
    http::Route route{ .methode = operation.methode,
        .motif = operation.motif,
        .corps = corps_of(operation.corps, api.limites) };
    if (operation.droit)
        route.admettre = [&api, droit = *operation.droit](
                             http::Tete& tete) { return admit(api, droit, tete); };
    route.traiter = [&api, traiter = operation.traiter](http::Requete& requete) {
        auto const* const visiteur = std::any_cast<guichet::Visiteur>(&requete.contexte);
        Appel appel{ api, requete, visiteur == nullptr ? guichet::Visiteur{} : *visiteur };
        auto reponse = traiter(appel);
        if (visiteur != nullptr && !reponse.entete("Cache-Control"))
            reponse.set("Cache-Control", "no-store");
        return reponse;
    };
    return route;
}

}

std::vector<Operation> all_operations()
{
    auto operations = operations_des_demandes();
    for (auto const& family : { operations_du_suivi(), operations_publiques() })
        operations.insert(operations.end(), family.begin(), family.end());
    return operations;
}

void add_routes(http::Routeur& routeur, Api& api)
{
    for (auto const& operation : all_operations())
        routeur.add(route_of(api, operation));
}

std::optional<std::int64_t> number_of(std::string_view texte)
{
    std::int64_t nombre = 0;
    auto const* const end = texte.data() + texte.size();
    auto const [at, fault] = std::from_chars(texte.data(), end, nombre);
    return fault == std::errc() && at == end && nombre >= 0 ? std::optional(nombre) : std::nullopt;
}

base::Result<Pagination> pagination_of(http::Requete const& requete)
{
    Pagination pagination;
    if (auto const apres = requete.parametres.find("apres")) {
        pagination.apres = number_of(*apres);
        if (!pagination.apres)
            return base::failure(
                "pagination", "« apres » est le « suite » d’une page précédente.", "apres");
    }
    if (auto const limite = requete.parametres.find("limite")) {
        auto const nombre = number_of(*limite);
        if (!nombre || *nombre < 1 || *nombre > limite_max)
            return base::failure("pagination", "« limite » va de 1 à 200.", "limite");
        pagination.limite = static_cast<std::size_t>(*nombre);
    }
    return pagination;
}

}
