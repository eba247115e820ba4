// SPDX-License-Identifier: EUPL-1.2
#include "api/api.h"
#include "base/json_writer.h"
#include "instruction/decision.h"

#include <algorithm>
#include <array>

namespace quitus::api {

namespace {

struct Sens {
    std::string_view code;
    unsigned statut;
    char const* titre;
};

// What each refusal means over HTTP; the findings of rules not named here are of the body.
constexpr std::array<Sens, 14> sens{ {
    { guichet::refus::inconnue, 404, "Introuvable" },
    { guichet::refus::role, 403, "Rôle insuffisant" },
    { instruction::refus::personne, 403, "Une autre personne doit agir" },
    { instruction::refus::action, 409, "Action impossible dans cet état" },
    { instruction::refus::rejet, 409, "Un motif de rejet subsiste" },
    { instruction::refus::montant, 409, "Montant inconnu" },
    { guichet::refus::unicite, 409, "Bénéficiaire déjà financé" },
    { guichet::refus::version, 409, "Version périmée" },
    { guichet::refus::envoi, 409, "Identifiant d’envoi déjà utilisé" },
    { guichet::refus::courriel_pris, 409, "Adresse déjà prise" },
    { guichet::refus::dernier, 409, "Dernier administrateur" },
    { guichet::refus::identification, 401, "Identification refusée" },
    { guichet::refus::essais, 429, "Trop d’essais" },
    { "horloge_reelle", 409, "Horloge réelle" },
} };

constexpr Sens of_the_body{ "", 422, "Contenu refusé" };

Sens const& sens_of(std::string_view code)
{
    auto const found = std::ranges::find(sens, code, &Sens::code);
    return found == sens.end() ? of_the_body : *found;
}

std::string body(unsigned statut, std::string_view titre, std::string_view rule,
    std::string_view pointer, std::string_view detail,
    std::optional<std::vector<std::string_view>> const& actions = {})
{
    std::string corps;
    base::JsonWriter json(corps);
    json.begin_object();
    json.member("title", titre);
    json.key("status");
    json.number(statut);
    json.member("detail", detail);
    json.key("errors");
    json.begin_array();
    json.begin_object();
    json.member("rule", rule);
    json.member("pointer", pointer);
    json.member("detail", detail);
    json.end_object();
    json.end_array();
    if (actions) {
        json.key("actions");
        json.begin_array();
        for (auto const action : *actions)
            json.string(action);
        json.end_array();
    }
    json.end_object();
    return corps;
}

}

http::Reponse probleme(unsigned statut, std::string const& titre, std::string const& detail)
{
    auto reponse = http::reponse_probleme(body(statut, titre, "", "", detail), statut);
    if (statut == 401)
        reponse.set("WWW-Authenticate", "Bearer realm=\"Quitus\"");
    return reponse;
}

http::Reponse probleme(
    base::Erreur const& erreur, std::optional<std::vector<std::string_view>> const& actions)
{
    auto const& [code, statut, titre] = sens_of(erreur.code);
    return http::reponse_probleme(
        body(statut, titre, erreur.code, erreur.pointeur, erreur.message, actions), statut);
}

bool is_conflict(base::Erreur const& erreur)
{
    return sens_of(erreur.code).statut == 409;
}

bool is_api(std::string_view chemin)
{
    return chemin.starts_with("/api/") || chemin == "/sante" || chemin == "/pret"
        || chemin == "/metrics";
}

}
