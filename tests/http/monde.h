// SPDX-License-Identifier: EUPL-1.2
// A server on a free port, with the routes of the tests.
#pragma once

#include "client_brut.h"
#include "http/serveur.h"

#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

namespace quitus::http {

class Monde {
public:
    explicit Monde(std::function<void(Routeur&)> const& routes,
        std::function<void(Options&)> const& change = {})
    {
        static int rank = 0;
        dossier = std::filesystem::temp_directory_path()
            / ("quitus-http-test-" + std::to_string(::getpid()) + "-" + std::to_string(rank++));
        Options options;
        options.threads = 2;
        options.threads_bloquants = 4;
        options.dossier_temporaire = dossier;
        if (change)
            change(options);
        routes(routeur);
        serveur = std::make_unique<Serveur>(
            options, routeur, [this](Acces const& acces) { note(acces); });
        serveur->start();
    }
    ~Monde()
    {
        serveur.reset();
        std::filesystem::remove_all(dossier);
    }

    ClientBrut client() const { return ClientBrut(serveur->port()); }
    Lue ask(std::string_view octets) const { return client().ask(octets); }
    Lue get(std::string const& chemin, std::string const& entetes = {}) const
    {
        return ask("GET " + chemin + " HTTP/1.1\r\nHost: quitus\r\n" + entetes + "\r\n");
    }
    std::size_t files_spooled() const
    {
        std::size_t count = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(dossier))
            count += entry.is_regular_file() ? 1U : 0U;
        return count;
    }

    std::filesystem::path dossier;
    Routeur routeur;
    std::unique_ptr<Serveur> serveur;
    std::function<void(Acces const&)> note = [](Acces const&) {};
};

inline Route on_get(std::string motif, std::function<Reponse(Requete&)> traiter)
{
    return { .motif = std::move(motif), .traiter = std::move(traiter) };
}

inline void bonjour(Routeur& routeur)
{
    routeur.add(on_get("/bonjour", [](Requete&) { return reponse_texte("Bonjour"); }));
}

}
