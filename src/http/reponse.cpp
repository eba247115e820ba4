// SPDX-License-Identifier: EUPL-1.2
#include "http/reponse.h"

#include "base/sha256.h"
#include "http/envoi/gzip.h"
#include "http/lecture/listes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quitus::http {

namespace {

constexpr std::size_t etag_digits = 32; // 128 bits: nobody meets a collision by chance
constexpr std::string_view gzip_mark = "-gzip";

// "W/\"abc-gzip\"" → "\"abc": what two representations of one content share.
std::string_view root_of_etag(std::string_view etag)
{
    if (etag.starts_with("W/"))
        etag.remove_prefix(2);
    if (etag.ends_with('"'))
        etag.remove_suffix(1);
    if (etag.ends_with(gzip_mark))
        etag.remove_suffix(gzip_mark.size());
    return etag;
}

}

std::shared_ptr<Contenu const> make_contenu(std::string type, std::string corps)
{
    auto contenu = std::make_shared<Contenu>();
    contenu->type = std::move(type);
    contenu->corps = std::move(corps);
    contenu->etag = etag_of(contenu->corps);
    if (contenu->corps.size() >= envoi::gzip_octets_min && envoi::is_worth_gzip(contenu->type))
        contenu->gzip = envoi::gzip(contenu->corps, envoi::Effort::thorough);
    if (contenu->gzip.size() >= contenu->corps.size())
        contenu->gzip.clear();
    return contenu;
}

Reponse& Reponse::set(std::string_view nom, std::string valeur) &
{
    std::erase_if(
        entetes, [nom](Entete const& entete) { return equal_without_case(entete.nom, nom); });
    return add(nom, std::move(valeur));
}

Reponse& Reponse::add(std::string_view nom, std::string valeur) &
{
    entetes.push_back({ std::string(nom), std::move(valeur) });
    return *this;
}

Reponse& Reponse::add(Cookie const& cookie) &
{
    std::string text = cookie.nom + '=' + cookie.valeur + "; Path=/";
    if (cookie.duree_secondes)
        text += "; Max-Age=" + std::to_string(*cookie.duree_secondes);
    if (cookie.secure)
        text += "; Secure";
    if (cookie.http_only)
        text += "; HttpOnly";
    if (!cookie.same_site.empty())
        text += "; SameSite=" + cookie.same_site;
    return add("Set-Cookie", std::move(text));
}

Reponse&& Reponse::set(std::string_view nom, std::string valeur) &&
{
    return std::move(set(nom, std::move(valeur)));
}

Reponse&& Reponse::add(std::string_view nom, std::string valeur) &&
{
    return std::move(add(nom, std::move(valeur)));
}

Reponse&& Reponse::add(Cookie const& cookie) &&
{
    return std::move(add(cookie));
}

std::optional<std::string_view> Reponse::entete(std::string_view nom) const
{
    for (auto const& entete : entetes) {
        if (equal_without_case(entete.nom, nom))
            return entete.valeur;
    }
    return std::nullopt;
}

Reponse reponse_de_type(std::string type, std::string corps, unsigned statut)
{
    Reponse reponse;
    reponse.statut = statut;
    reponse.corps = std::move(corps);
    reponse.add("Content-Type", std::move(type));
    return reponse;
}

Reponse reponse_texte(std::string corps, unsigned statut)
{
    return reponse_de_type("text/plain; charset=utf-8", std::move(corps), statut);
}

Reponse reponse_html(std::string corps, unsigned statut)
{
    return reponse_de_type("text/html; charset=utf-8", std::move(corps), statut);
}

Reponse reponse_json(std::string corps, unsigned statut)
{
    return reponse_de_type("application/json", std::move(corps), statut);
}

Reponse reponse_probleme(std::string corps, unsigned statut)
{
    return reponse_de_type("application/problem+json", std::move(corps), statut);
}

Reponse reponse_vide(unsigned statut)
{
    Reponse reponse;
    reponse.statut = statut;
    return reponse;
}

Reponse redirection(std::string adresse, unsigned statut)
{
    auto reponse = reponse_vide(statut);
    reponse.add("Location", std::move(adresse));
    return reponse;
}

Reponse reponse_fichier(std::filesystem::path chemin, std::string type, std::string_view nom)
{
    auto reponse = reponse_de_type(std::move(type), {});
    reponse.fichier = std::move(chemin);
    if (!nom.empty())
        reponse.add("Content-Disposition", attachment(nom));
    return reponse;
}

Reponse reponse_contenu(std::shared_ptr<Contenu const> contenu)
{
    auto reponse = reponse_de_type(contenu->type, {});
    reponse.add("ETag", contenu->etag);
    reponse.contenu = std::move(contenu);
    return reponse;
}

Reponse reponse_flux(std::shared_ptr<Flux> flux)
{
    auto reponse = reponse_de_type("text/event-stream", {});
    reponse.add("Cache-Control", "no-store");
    reponse.flux = std::move(flux);
    return reponse;
}

std::string attachment(std::string_view nom)
{
    std::string ascii;
    for (char const c : nom)
        ascii += c < 0x20 || c > 0x7E || c == '"' || c == '\\' || c == '/' ? '_' : c;
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encode_percent(nom);
}

std::string etag_of(std::string_view octets)
{
    return '"' + base::sha256_hex(octets).substr(0, etag_digits) + '"';
}

bool names_etag(std::string_view liste, std::string_view etag)
{
    if (lecture::trim(liste) == "*")
        return true;
    return std::ranges::any_of(lecture::split(liste, ','),
        [etag](std::string_view item) { return root_of_etag(item) == root_of_etag(etag); });
}

std::string_view reason_of(unsigned statut)
{
    using Line = std::pair<unsigned, std::string_view>;
    static constexpr std::array reasons{ Line{ 200, "OK" }, Line{ 201, "Created" },
        Line{ 202, "Accepted" }, Line{ 204, "No Content" }, Line{ 301, "Moved Permanently" },
        Line{ 302, "Found" }, Line{ 303, "See Other" }, Line{ 304, "Not Modified" },
        Line{ 307, "Temporary Redirect" }, Line{ 308, "Permanent Redirect" },
        Line{ 400, "Bad Request" }, Line{ 401, "Unauthorized" }, Line{ 403, "Forbidden" },
        Line{ 404, "Not Found" }, Line{ 405, "Method Not Allowed" }, Line{ 406, "Not Acceptable" },
        Line{ 408, "Request Timeout" }, Line{ 409, "Conflict" }, Line{ 410, "Gone" },
        Line{ 411, "Length Required" }, Line{ 412, "Precondition Failed" },
        Line{ 413, "Content Too Large" }, Line{ 414, "URI Too Long" },
        Line{ 415, "Unsupported Media Type" }, Line{ 417, "Expectation Failed" },
        Line{ 422, "Unprocessable Content" }, Line{ 428, "Precondition Required" },
        Line{ 429, "Too Many Requests" }, Line{ 431, "Request Header Fields Too Large" },
        Line{ 500, "Internal Server Error" }, Line{ 501, "Not Implemented" },
        Line{ 502, "Bad Gateway" }, Line{ 503, "Service Unavailable" },
        Line{ 505, "HTTP Version Not Supported" }, Line{ 507, "Insufficient Storage" } };
    auto const found = std::ranges::find(reasons, statut, &Line::first);
    return found == reasons.end() ? "Status" : found->second;
}

}
