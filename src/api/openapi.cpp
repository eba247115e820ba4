// SPDX-License-Identifier: EUPL-1.2
#include "api/openapi.h"

#include "api/operation.h"
#include "base/json_writer.h"

#include <algorithm>
#include <map>

namespace quitus::api {

namespace {

using base::JsonWriter;

// The names in braces of a pattern, in order.
std::vector<std::string_view> captured(std::string_view motif)
{
    std::vector<std::string_view> noms;
    for (auto open = motif.find('{'); open != std::string_view::npos;
         open = motif.find('{', open + 1))
        noms.push_back(motif.substr(open + 1, motif.find('}', open) - open - 1));
    return noms;
}

void write_parametre(JsonWriter& json, std::string_view nom, std::string_view place)
{
    json.begin_object();
    json.member("name", nom);
    json.member("in", place);
    json.key("required");
    json.boolean(place == "path");
    json.key("schema");
    json.raw("{\"type\":\"string\"}");
    json.end_object();
}

void write_parametres(JsonWriter& json, Operation const& operation)
{
    json.key("parameters");
    json.begin_array();
    for (auto const nom : captured(operation.motif))
        write_parametre(json, nom, "path");
    for (auto const* const nom : operation.parametres)
        write_parametre(json, nom, "query");
    json.end_array();
}

void write_corps(JsonWriter& json, Operation::Corps corps)
{
    using Corps = Operation::Corps;
    if (corps == Corps::aucun)
        return;
    json.key("requestBody");
    if (corps == Corps::json)
        return json.raw(
            R"({"required":true,"content":{"application/json":{"schema":{"type":"object"}}}})");
    json.raw(corps == Corps::depot
            ? R"({"required":true,"content":{"multipart/form-data":{"schema":{"type":"object","properties":{"demande":{"type":"string","contentMediaType":"application/json"},"pieces":{"type":"string","contentMediaType":"application/zip"}},"required":["demande"]}}}})"
            : R"({"required":true,"content":{"multipart/form-data":{"schema":{"type":"object","properties":{"pieces":{"type":"string","contentMediaType":"application/zip"}},"required":["pieces"]}}}})");
}

void write_reponse(JsonWriter& json, std::string_view statut, std::string_view description)
{
    json.key(statut);
    json.begin_object();
    json.member("description", description);
    json.end_object();
}

void write_reponses(JsonWriter& json, Operation const& operation)
{
    json.key("responses");
    json.begin_object();
    write_reponse(json, operation.succes, "Fait");
    if (operation.corps == Operation::Corps::depot)
        write_reponse(json, "202", "Demande gardée, incomplète");
    if (operation.droit) {
        write_reponse(json, "401", "Sans jeton valable");
        write_reponse(json, "403", "Rôle insuffisant");
    }
    if (!captured(operation.motif).empty())
        write_reponse(json, "404", "Inconnu, ou d’une autre entreprise");
    if (operation.corps != Operation::Corps::aucun) {
        write_reponse(json, "409", "Impossible dans cet état, ou version périmée");
        write_reponse(json, "413", "Corps trop gros");
        write_reponse(json, "422", "Contenu refusé");
    }
    json.end_object();
}

void write_operation(JsonWriter& json, Operation const& operation)
{
    std::string method(http::text(operation.methode));
    std::ranges::transform(
        method, method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    json.key(method);
    json.begin_object();
    json.member("summary", operation.resume);
    if (operation.droit)
        json.key("security"), json.raw(R"([{"jeton":[]}])");
    write_parametres(json, operation);
    write_corps(json, operation.corps);
    write_reponses(json, operation);
    json.end_object();
}

}

std::string openapi_document(std::string_view version)
{
    std::map<std::string_view, std::vector<Operation>> by_path;
    for (auto const& operation : all_operations())
        by_path[operation.motif].push_back(operation);

    std::string corps;
    JsonWriter json(corps);
    json.begin_object();
    json.member("openapi", "3.1.0");
    json.key("info");
    json.begin_object();
    json.member("title", "Quitus");
    json.member("version", version);
    json.end_object();
    json.key("components");
    json.raw(R"({"securitySchemes":{"jeton":{"type":"http","scheme":"bearer"}}})");
    json.key("paths");
    json.begin_object();
    for (auto const& [path, operations] : by_path) {
        json.key(path);
        json.begin_object();
        for (auto const& operation : operations)
            write_operation(json, operation);
        json.end_object();
    }
    json.end_object();
    json.end_object();
    return corps;
}

}
