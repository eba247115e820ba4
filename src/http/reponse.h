// SPDX-License-Identifier: EUPL-1.2
// What is answered: a text, a file that streams, a content made ready in advance, or a flow of
// events. The server adds Date, Content-Length, the compression and the 304 by itself.
#pragma once

#include "http/requete.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::http {

// Server-sent events. `suite` is asked for what is new every half second, on a thread that may
// block: a text already written as events ("data: …\n\n"), an empty one when there is nothing, or
// nothing at all: the end.
class Flux {
public:
    virtual ~Flux() = default;
    virtual std::optional<std::string> suite() = 0;
};

// A content that does not change between two requests, compressed once and shared by all answers.
struct Contenu {
    std::string type;
    std::string corps;
    std::string gzip; // empty when compressing gains nothing
    std::string etag;
};
std::shared_ptr<Contenu const> make_contenu(std::string type, std::string corps);

struct Cookie {
    std::string nom;
    std::string valeur;
    std::optional<std::int64_t> duree_secondes; // nothing: ends with the browser; 0: erases it
    bool secure = true;
    bool http_only = true;
    std::string same_site = "Lax";
};

struct Reponse {
    unsigned statut = 200;
    std::vector<Entete> entetes;
    std::string corps;
    std::optional<std::filesystem::path> fichier;
    std::shared_ptr<Contenu const> contenu;
    std::shared_ptr<Flux> flux;
    // False where a secret stands beside what the reader typed: its length would tell it (BREACH).
    bool compressible = true;

    Reponse& set(std::string_view nom, std::string valeur) &; // replaces
    Reponse& add(std::string_view nom, std::string valeur) &; // beside those of the same name
    Reponse& add(Cookie const& cookie) &;
    // The same on what a factory just made: return reponse_json(…).set("ETag", …);
    Reponse&& set(std::string_view nom, std::string valeur) &&;
    Reponse&& add(std::string_view nom, std::string valeur) &&;
    Reponse&& add(Cookie const& cookie) &&;
    std::optional<std::string_view> entete(std::string_view nom) const;
};

Reponse reponse_texte(std::string corps, unsigned statut = 200);
Reponse reponse_html(std::string corps, unsigned statut = 200);
Reponse reponse_json(std::string corps, unsigned statut = 200);
Reponse reponse_probleme(std::string corps, unsigned statut); // application/problem+json
Reponse reponse_vide(unsigned statut = 204);
Reponse reponse_de_type(std::string type, std::string corps, unsigned statut = 200);
Reponse redirection(std::string adresse, unsigned statut = 303);
// `nom`, when given, makes it a download under that name.
Reponse reponse_fichier(std::filesystem::path chemin, std::string type, std::string_view nom = {});
Reponse reponse_contenu(std::shared_ptr<Contenu const> contenu);
Reponse reponse_flux(std::shared_ptr<Flux> flux);

// Content-Disposition of a download: the name in ASCII, and whole for those who read RFC 6266.
std::string attachment(std::string_view nom);

// A strong ETag, quotes included: the beginning of the SHA-256 of the bytes.
std::string etag_of(std::string_view octets);
// Does a list of If-Match or If-None-Match name that ETag? « * » names them all; what the server's
// own compression adds to an ETag is forgotten.
bool names_etag(std::string_view liste, std::string_view etag);

std::string_view reason_of(unsigned statut); // "Not Found"

}
