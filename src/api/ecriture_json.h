// SPDX-License-Identifier: EUPL-1.2
// What the API says of its objects, as JSON.
#pragma once

#include "api/operation.h"
#include "base/json_writer.h"
#include "instruction/decision.h"

#include <functional>

namespace quitus::api {

// A demande as that person sees it: its report, and the actions open to that person.
void write(base::JsonWriter& json, guichet::Lecture const& registre, guichet::Suivi const& suivi,
    acces::Acteur const& acteur);
// The answer that shows a demande, with the ETag of its revision.
http::Reponse reponse_de(guichet::Lecture const& registre, guichet::Suivi const& suivi,
    acces::Acteur const& acteur, unsigned statut = 200);
void write(base::JsonWriter& json, grand_livre::Ecriture const& ecriture);
void write(base::JsonWriter& json, guichet::Courriel const& courriel);
// A Fournisseur is told the role of who acted, not the account.
void write(base::JsonWriter& json, guichet::Lecture const& registre,
    journal::Evenement const& evenement, acces::Acteur const& acteur);

// `{"elements":[…],"suite":…}`.
template <typename T, typename Write>
http::Reponse liste(guichet::Page<T> const& page, Write&& write_element)
{
    std::string corps;
    base::JsonWriter json(corps);
    json.begin_object();
    json.key("elements");
    json.begin_array();
    for (auto const& element : page.elements)
        write_element(json, element);
    json.end_array();
    json.key("suite");
    json.number_or_null(page.suite);
    json.end_object();
    return http::reponse_json(std::move(corps));
}

}
