// SPDX-License-Identifier: EUPL-1.2
// The API on a real line: a server on a free port, the portal of the tests behind it, a token for
// each person.
#pragma once

#include "../http/client_brut.h"
#include "../portail/monde.h"
#include "api/api.h"
#include "base/json.h"
#include "http/serveur.h"

#include <fstream>
#include <memory>
#include <string>
#include <unistd.h>

namespace quitus::api {

// An answer, its JSON beside.
struct Rendue : http::Lue {
    // The value at a pointer: text or number as written, "true", "null"… ; empty when absent.
    std::string at(std::string_view pointeur) const
    {
        base::JsonDocument json;
        if (json.parse(corps))
            return "no JSON";
        auto const node = json.nearest(pointeur);
        if (json.pointer(node) != pointeur)
            return {};
        auto const& seen = json.nodes()[node];
        if (seen.kind == base::JsonKind::boolean)
            return seen.truth ? "true" : "false";
        if (seen.kind == base::JsonKind::null)
            return "null";
        if (seen.kind == base::JsonKind::array || seen.kind == base::JsonKind::object)
            return std::to_string(seen.children) + " children";
        return std::string(seen.text);
    }
    bool is_problem(int attendu) const
    {
        return statut == attendu && says("Content-Type: application/problem+json")
            && at("/status") == std::to_string(attendu) && !at("/title").empty()
            && at("/errors") == "1 children";
    }
    std::string header(std::string const& nom) const
    {
        auto const debut = tete.find("\r\n" + nom + ": ");
        if (debut == std::string::npos)
            return {};
        auto const at = debut + nom.size() + 4;
        return tete.substr(at, tete.find("\r\n", at) - at);
    }
};

inline std::string header_of(std::string_view jeton)
{
    return jeton.empty() ? "" : "Authorization: Bearer " + std::string(jeton) + "\r\n";
}

class MondeApi : public guichet::Monde {
protected:
    MondeApi()
    {
        // The bytes of an archive are its name: its files are those of the test.
        portail.read_archive
            = [this](std::filesystem::path const& chemin, guichet::Fichiers* depot) {
                  auto const found = livraisons.find(guichet::file_text(chemin));
                  if (found == livraisons.end())
                      return pieces::Livraison{ .archive_recue = true,
                          .refus = pieces::RefusArchive{ "illisible", "Archive illisible.", "" } };
                  for (auto const& fichier : found->second.fichiers)
                      if (depot != nullptr)
                          depot->add(fichier.sha256, fichier.nom);
                  return found->second;
              };
        api.avance_horloge
            = [this](calendrier::Instant instant) -> base::Result<calendrier::Instant> {
            if (instant <= horloge.instant)
                return base::failure("instant_passe", "Cet instant n’est pas à venir.", "/instant");
            horloge.instant = instant;
            return instant;
        };
        static int rank = 0;
        dossier = std::filesystem::temp_directory_path()
            / ("quitus-api-test-" + std::to_string(::getpid()) + "-" + std::to_string(rank++));
        http::Options options;
        options.threads = 1;
        options.threads_bloquants = 2;
        options.dossier_temporaire = dossier;
        add_routes(routeur, api);
        serveur = std::make_unique<http::Serveur>(options, routeur);
        serveur->start();
        fichiers.dossier = dossier;
    }
    ~MondeApi() override
    {
        serveur.reset();
        std::filesystem::remove_all(dossier);
    }

    std::string token(std::string const& courriel)
    {
        return guichet::creer_jeton(acces, "systeme", courriel).value();
    }
    Rendue ask(std::string_view octets) const
    {
        return { http::ClientBrut(serveur->port()).ask(octets) };
    }
    Rendue get(
        std::string const& chemin, std::string_view jeton, std::string const& entetes = {}) const
    {
        return ask("GET " + chemin + " HTTP/1.1\r\nHost: quitus\r\n" + header_of(jeton) + entetes
            + "\r\n");
    }
    Rendue send(std::string const& methode, std::string const& chemin, std::string_view jeton,
        std::string const& corps, std::string const& entetes) const
    {
        return ask(methode + " " + chemin + " HTTP/1.1\r\nHost: quitus\r\n" + header_of(jeton)
            + entetes + "Content-Length: " + std::to_string(corps.size()) + "\r\n\r\n" + corps);
    }
    Rendue post(std::string const& chemin, std::string_view jeton, std::string const& corps,
        std::string const& entetes = {}) const
    {
        return send("POST", chemin, jeton, corps, "Content-Type: application/json\r\n" + entetes);
    }
    Rendue act(std::string const& numero, std::string_view jeton, std::string const& action,
        std::string const& entetes = {}) const
    {
        return post("/api/v1/demandes/" + numero + "/actions", jeton, "{\"action\":" + action + "}",
            entetes);
    }
    // A multipart body; an empty part is left out.
    Rendue upload(std::string const& methode, std::string const& chemin, std::string_view jeton,
        std::string const& demande, std::string const& archive,
        std::string const& entetes = {}) const
    {
        std::string corps;
        auto const add = [&](std::string const& nom, std::string const& texte) {
            if (!texte.empty())
                corps += "--limite\r\nContent-Disposition: form-data; name=\"" + nom
                    + "\"; filename=\"" + nom + "\"\r\n\r\n" + texte + "\r\n";
        };
        add("demande", demande);
        add("pieces", archive);
        return send(methode, chemin, jeton, corps + "--limite--\r\n",
            "Content-Type: multipart/form-data; boundary=limite\r\n" + entetes);
    }
    // Deposited by the laboratory: its number.
    std::string filed(std::string const& texte)
    {
        auto const rendue
            = upload("POST", "/api/v1/demandes", au_laboratoire, texte, archive_of(texte));
        EXPECT_EQ(rendue.statut, 201) << rendue.corps;
        return rendue.at("/numero");
    }

    Api api{ .portail = portail, .acces = acces, .version = "0.1.0", .schema = "{}" };
    std::filesystem::path dossier;
    http::Routeur routeur;
    std::unique_ptr<http::Serveur> serveur;
    std::string const au_laboratoire = token("labo@exemple.fr");
    std::string const au_concurrent = token("autre@exemple.fr");
    std::string const au_gestionnaire = token("gestion@exemple.fr");
    std::string const a_l_administrateur = token("admin@exemple.fr");
    std::string const au_payeur = token("payeur@exemple.fr");
    std::string const a_l_agence = token("agence@exemple.fr");
};

}
