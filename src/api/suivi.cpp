// SPDX-License-Identifier: EUPL-1.2
// What the agents follow: the ledger, the outbox, the journal; and the simulated clock.
#include "api/ecriture_json.h"
#include "api/operation.h"

#include <deque>
#include <fmt/format.h>

namespace quitus::api {

using guichet::Droit;
using guichet::Lecture;
using http::Reponse;

namespace {

template <typename Read>
Reponse page_of(Appel& appel, Read&& read)
{
    auto const pagination = pagination_of(appel.requete);
    if (!pagination)
        return probleme(pagination.error());
    Reponse reponse;
    appel.api.portail.registre.read(
        [&](Lecture const& registre) { reponse = read(registre, *pagination); });
    return reponse;
}

Reponse ecritures(Appel& appel)
{
    return page_of(appel, [](Lecture const& registre, Pagination const& pagination) {
        return liste(registre.ecritures(pagination.apres.value_or(0), pagination.limite),
            [](base::JsonWriter& json, auto const& ecriture) { write(json, ecriture); });
    });
}

Reponse courriels(Appel& appel)
{
    return page_of(appel, [](Lecture const& registre, Pagination const& pagination) {
        return liste(registre.courriels(pagination.apres, pagination.limite),
            [](base::JsonWriter& json, auto const& courriel) { write(json, courriel); });
    });
}

// The journal as it grows: one event a message, its seq as id.
class Suite final : public http::Flux {
public:
    Suite(guichet::Portail& portail, acces::Acteur acteur, std::int64_t apres)
        : m_portail(portail)
        , m_acteur(std::move(acteur))
        , m_apres(apres)
    {
    }

    std::optional<std::string> suite() override
    {
        std::string out;
        m_portail.registre.read([&](Lecture const& registre) {
            constexpr std::size_t at_once = 200;
            for (auto const& evenement : registre.evenements(m_apres, at_once).elements) {
                std::string corps;
                base::JsonWriter json(corps);
                write(json, registre, evenement, m_acteur);
                out += fmt::format("id: {}\ndata: {}\n\n", evenement.seq, corps);
                m_apres = evenement.seq;
            }
        });
        return out;
    }

private:
    guichet::Portail& m_portail;
    acces::Acteur m_acteur;
    std::int64_t m_apres;
};

Reponse evenements(Appel& appel)
{
    auto const pagination = pagination_of(appel.requete);
    if (!pagination)
        return probleme(pagination.error());
    auto apres = pagination->apres.value_or(0);
    if (appel.requete.prefers("text/event-stream")) {
        // A reader whose line was cut asks the same address again, and says where it was.
        if (auto const seen = appel.requete.entete("Last-Event-ID"))
            apres = number_of(*seen).value_or(apres);
        return http::reponse_flux(
            std::make_shared<Suite>(appel.api.portail, appel.acteur(), apres));
    }
    return page_of(appel, [&](Lecture const& registre, Pagination const& page) {
        return liste(registre.evenements(apres, page.limite),
            [&](base::JsonWriter& json, auto const& evenement) {
                write(json, registre, evenement, appel.acteur());
            });
    });
}

Reponse horloge(Appel& appel)
{
    auto const corps = journal::Donnees::parse(appel.requete.corps);
    auto const instant = corps ? calendrier::parse_instant(corps->texte("instant"))
                               : tl::unexpected(corps.error());
    if (!instant)
        return probleme(base::Erreur{ "instant_illisible", instant.error().message, "/instant" });
    if (!appel.api.avance_horloge)
        return probleme(base::Erreur{ "horloge_reelle",
            "Cette base suit l’horloge réelle : elle ne s’avance pas.", "/instant" });
    auto const reached = appel.api.avance_horloge(*instant);
    if (!reached)
        return probleme(reached.error());
    return http::reponse_json("{\"instant\":\"" + reached->text() + "\"}");
}

}

std::vector<Operation> operations_du_suivi()
{
    using http::Methode;
    using Corps = Operation::Corps;
    return {
        { Methode::get, "/api/v1/ecritures", "Le grand livre, du plus ancien au plus récent",
            Droit::voir_grand_livre, ecritures, Corps::aucun, { "apres", "limite" } },
        { Methode::get, "/api/v1/courriels", "La boîte d’envoi", Droit::voir_courriels, courriels,
            Corps::aucun, { "apres", "limite" } },
        { Methode::get, "/api/v1/evenements", "Le journal ; en flux, il se suit",
            Droit::voir_journal, evenements, Corps::aucun, { "apres", "limite" } },
        { Methode::put, "/api/v1/horloge", "Avance l’horloge simulée", Droit::avancer_horloge,
            horloge, Corps::json },
    };
}

}
