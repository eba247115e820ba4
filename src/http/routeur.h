// SPDX-License-Identifier: EUPL-1.2
// The table of routes of a server: who answers which method on which path, what body each takes,
// and what is said when nobody does. Filled before the server starts, read only afterwards.
#pragma once

#include "http/reponse.h"

#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::http {

// What a multipart body may hold under one name.
struct PolitiquePartie {
    std::string nom; // "*": any name that no other policy bears
    std::uint64_t octets_max = 0; // each
    bool sur_disque = false; // spooled in the temporary folder, not in memory
    std::size_t nombre_max = 1;
    bool brute = false; // never a field: bytes, that the route reads by itself
};

struct PolitiqueCorps {
    enum class Mode : std::uint8_t { aucun, memoire, formulaire, multipart };
    Mode mode = Mode::aucun;
    std::uint64_t octets_max = 0; // of the whole body
    std::vector<PolitiquePartie> parties;

    static PolitiqueCorps aucun() { return {}; }
    static PolitiqueCorps memoire(std::uint64_t octets_max);
    static PolitiqueCorps formulaire(std::uint64_t octets_max);
    // The whole may weigh what its parts may, and some headers.
    static PolitiqueCorps multipart(std::vector<PolitiquePartie> parties);
};

struct Route {
    Methode methode = Methode::get;
    // "/api/v1/demandes/{numero}/pieces/{id}": a name in braces takes one segment, never an empty
    // one; "{chemin...}", at the end only, takes all that remains.
    std::string motif;
    PolitiqueCorps corps;
    // Runs before the body is read, on a thread that may block. An answer refuses: 401, 403, 404.
    std::function<std::optional<Reponse>(Tete&)> admettre;
    // Runs on a thread that may block. An exception becomes what Routeur::en_panne says.
    std::function<Reponse(Requete&)> traiter;
    // Runs at once on the thread of the lines, which must never block: static or cached content.
    bool immediate = false;
};

class Routeur {
public:
    Routeur();
    ~Routeur();
    Routeur(Routeur const&) = delete;
    Routeur& operator=(Routeur const&) = delete;

    // Two routes for the same method and the same paths are a bug.
    void add(Route route);
    std::deque<Route> const& routes() const { return m_routes; }

    struct Trouvaille {
        Route const* route = nullptr;
        std::vector<std::string> segments;
        std::vector<Methode> admises; // on that path, when the method is not; empty: no such path
    };
    // A literal segment goes before a captured one. `segments` are decoded; HEAD finds GET.
    Trouvaille find(Methode methode, std::span<std::string const> segments) const;

    // The three hooks are called from any thread, at the same time. `page_d_erreur` and `apres`
    // also run on the threads of the lines: they must not block.
    // How an error that the server itself found is shown (404, 405, 413…).
    std::function<Reponse(
        Tete const&, unsigned statut, std::string const& titre, std::string const& detail)>
        page_d_erreur;
    // What an exception of `admettre` or `traiter` becomes; without it, a 500.
    std::function<Reponse(Tete const&, std::exception_ptr)> en_panne;
    // Last word on every answer, errors included: security headers, cookies.
    std::function<void(Tete const&, Reponse&)> apres;

private:
    struct Noeud;
    std::deque<Route> m_routes; // a deque: the tree keeps addresses
    std::unique_ptr<Noeud> m_racine;
};

// "/a/{b}" as its segments; the decoded segments of a path, or nothing when it is no path: broken
// escape, control character, « . » or « .. ».
std::optional<std::vector<std::string>> segments_of(std::string_view chemin);

// "GET, HEAD, OPTIONS": what Allow says.
std::string allow_text(std::span<Methode const> methodes);

}
