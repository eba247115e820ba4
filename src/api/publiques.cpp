// SPDX-License-Identifier: EUPL-1.2
// What needs no credentials: the state of the service, the description of the API, the regulation
// in force.
#include "api/openapi.h"
#include "api/operation.h"
#include "base/json_writer.h"
#include "jugement/jugement.h"
#include "rapports/calendrier/calendrier.h"

#include <fmt/format.h>
#include <sstream>

namespace quitus::api {

using http::Reponse;

namespace {

Reponse sante(Appel&)
{
    return http::reponse_json("{\"etat\":\"vivant\"}");
}

// Ready when the database answers; the exception of a broken world becomes a 503.
Reponse pret(Appel& appel)
{
    appel.api.portail.registre.read(
        [](guichet::Lecture const& registre) { static_cast<void>(registre.reglage("horloge")); });
    return http::reponse_json("{\"etat\":\"pret\"}");
}

void metric(std::string& out, std::string_view nom, std::string_view type, std::string_view aide)
{
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", nom, aide, nom, type);
}

Reponse metrics(Appel& appel)
{
    std::string out;
    if (!appel.api.statistiques)
        return http::reponse_texte(out);
    auto const vu = appel.api.statistiques();
    metric(out, "quitus_http_reponses_total", "counter", "Answers by class of status.");
    for (std::size_t classe = 0; classe < vu.par_classe.size(); ++classe)
        out += fmt::format(
            "quitus_http_reponses_total{{classe=\"{}xx\"}} {}\n", classe, vu.par_classe[classe]);
    metric(out, "quitus_http_duree_secondes", "histogram", "Time to answer.");
    std::uint64_t total = 0;
    for (std::size_t rang = 0; rang < vu.durees.size(); ++rang) {
        total += vu.durees[rang];
        auto const borne = rang < http::Statistiques::bornes_microsecondes.size()
            ? fmt::format(
                "{}", static_cast<double>(http::Statistiques::bornes_microsecondes[rang]) / 1e6)
            : std::string("+Inf");
        out += fmt::format("quitus_http_duree_secondes_bucket{{le=\"{}\"}} {}\n", borne, total);
    }
    out += fmt::format("quitus_http_duree_secondes_sum {}\nquitus_http_duree_secondes_count {}\n",
        static_cast<double>(vu.duree_totale_microsecondes) / 1e6, total);
    metric(out, "quitus_http_en_cours", "gauge", "Requests being answered.");
    out += fmt::format("quitus_http_en_cours {}\n", vu.en_cours);
    metric(out, "quitus_http_connexions", "gauge", "Open connections.");
    out += fmt::format("quitus_http_connexions {}\n", vu.connexions);
    metric(out, "quitus_http_octets_total", "counter", "Bytes of bodies.");
    out += fmt::format("quitus_http_octets_total{{sens=\"recus\"}} "
                       "{}\nquitus_http_octets_total{{sens=\"envoyes\"}} {}\n",
        vu.octets_recus, vu.octets_envoyes);
    return http::reponse_de_type("text/plain; version=0.0.4; charset=utf-8", std::move(out));
}

Reponse openapi(Appel& appel)
{
    return http::reponse_json(openapi_document(appel.api.version));
}

Reponse schema(Appel& appel)
{
    return http::reponse_de_type("application/schema+json", appel.api.schema);
}

void write(base::JsonWriter& json, verdict::Regle const& regle)
{
    json.begin_object();
    json.member("id", regle.id.text());
    json.member("etapes", regle.etapes);
    json.member("consequence", verdict::text(regle.consequence));
    json.member("titre", regle.titre);
    json.member("quand", regle.quand);
    json.member("pourquoi", regle.pourquoi);
    json.key("exigences");
    json.begin_array();
    for (auto const exigence : regle.exigences)
        json.string(exigence);
    json.end_array();
    json.end_object();
}

Reponse regles(Appel&)
{
    std::string corps;
    base::JsonWriter json(corps);
    json.begin_object();
    json.key("elements");
    json.begin_array();
    for (auto const& [regle, fonction] : jugement::catalogue())
        write(json, regle);
    json.end_array();
    json.key("suite");
    json.null();
    json.end_object();
    return http::reponse_json(std::move(corps));
}

Reponse regle(Appel& appel)
{
    auto const id = verdict::IdRegle::parse(appel.segment(0));
    auto const* const found = id ? jugement::find_regle(*id) : nullptr;
    if (found == nullptr)
        return probleme(404, "Introuvable", "Aucune règle ne porte cet identifiant.");
    std::string corps;
    base::JsonWriter json(corps);
    write(json, *found);
    return http::reponse_json(std::move(corps));
}

std::string calendrier_of(Appel& appel, rapports::FormatCalendrier format)
{
    auto const& reglement = appel.api.portail.reglement;
    std::ostringstream out;
    rapports::write_calendrier(format,
        { .reglement = { reglement.id(), reglement.empreinte() }, .version = appel.api.version },
        reglement.en_vigueur(appel.api.portail.horloge.now()), out);
    return std::move(out).str();
}

Reponse calendrier(Appel& appel)
{
    return http::reponse_json(calendrier_of(appel, rapports::FormatCalendrier::json));
}

Reponse calendrier_ics(Appel& appel)
{
    return http::reponse_de_type(
        "text/calendar; charset=utf-8", calendrier_of(appel, rapports::FormatCalendrier::ics));
}

}

std::vector<Operation> operations_publiques()
{
    using http::Methode;
    return {
        { Methode::get, "/sante", "Le service vit", {}, sante },
        { Methode::get, "/pret", "Le service et sa base répondent", {}, pret },
        { Methode::get, "/metrics", "Mesures, au format de Prometheus", {}, metrics },
        { Methode::get, "/api/v1/openapi.json", "Cette description", {}, openapi },
        { Methode::get, "/api/v1/schemas/demande", "Le schéma du format d’échange", {}, schema },
        { Methode::get, "/api/v1/regles", "Le catalogue des règles", {}, regles },
        { Methode::get, "/api/v1/regles/{id}", "Une règle", {}, regle },
        { Methode::get, "/api/v1/calendrier", "Les échéances en vigueur", {}, calendrier },
        { Methode::get, "/api/v1/calendrier.ics", "Les mêmes, pour un agenda", {}, calendrier_ics },
    };
}

}
