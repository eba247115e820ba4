// SPDX-License-Identifier: EUPL-1.2
// What a client asked. The Tete is known before a byte of the body is read, and is enough to admit
// or refuse; the Requete is the whole of it.
#pragma once

#include "http/parametres.h"

#include <any>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::http {

enum class Methode : std::uint8_t { get, head, post, put, patch, supprimer, options, autre };
std::string_view text(Methode methode); // "GET"… ; "DELETE" for supprimer, empty for autre

struct Entete {
    std::string nom;
    std::string valeur;
};

struct Tete {
    Methode methode = Methode::get;
    std::string cible; // as received: "/faq?q=caf%C3%A9"
    std::string chemin; // decoded, without the query: "/faq"
    Parametres parametres; // of the query
    std::vector<std::string> segments; // captured by the pattern of the route, in its order
    std::string motif; // the pattern of the route, empty when there is none
    std::string adresse; // of the other end of the line
    std::vector<Entete> entetes;
    // What `admettre` found (a session, an account), left there for `traiter` and `apres`.
    std::any contexte;

    // The first header of that name, whatever its case.
    std::optional<std::string_view> entete(std::string_view nom) const;
    std::optional<std::string> cookie(std::string_view nom) const;
    bool accepts(std::string_view type) const; // Accept names it, or "text/*", or "*/*"
    // Accept puts that type before any other: what tells a person's browser from a program.
    bool prefers(std::string_view type) const;
};

// A part of a multipart body: kept in memory (texte) or spooled in the server's temporary folder
// (fichier), as the route said.
struct Partie {
    std::string nom;
    std::string nom_fichier; // its last component only; never use it as a path
    std::string type; // Content-Type as declared: not to be believed
    std::string texte;
    std::filesystem::path fichier; // removed when the request ends, unless it was moved
    std::uint64_t taille_octets = 0;
    std::string sha256;
};

struct Requete : Tete {
    std::string corps; // when the route keeps it in memory
    std::vector<Partie> parties;
    // The fields of a form; those of a multipart one that came without a file name too.
    Parametres formulaire;

    Partie const* partie(std::string_view nom) const; // the first one
};

bool equal_without_case(std::string_view a, std::string_view b); // ASCII only

}
