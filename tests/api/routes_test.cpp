// SPDX-License-Identifier: EUPL-1.2
// The routes of the contract (5-contract section 6): that each is there, described, and closed to
// whom it is not for, before a byte of its body is read.
#include "api/openapi.h"
#include "monde.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace quitus::api;
using quitus::acces::Role;
using quitus::base::JsonDocument;

namespace {

class Routes : public MondeApi { };

// « method and path | who », copied; the columns of `roles`: fournisseur, gestionnaire,
// administrateur, ans. None of them: public.
struct Rangee {
    std::string methode, chemin;
    std::array<bool, 4> roles;
};
constexpr std::array fournisseur{ true, false, false, false };
constexpr std::array tous{ true, true, true, true };
constexpr std::array agents{ false, true, true, true };
constexpr std::array administrateur{ false, false, true, false };
constexpr std::array public_{ false, false, false, false };

std::vector<Rangee> const contrat{
    { "POST", "/api/v1/verifications", fournisseur },
    { "POST", "/api/v1/demandes", fournisseur },
    { "PUT", "/api/v1/demandes/{numero}/pieces", fournisseur },
    { "PUT", "/api/v1/demandes/{numero}", fournisseur },
    { "GET", "/api/v1/demandes", tous },
    { "GET", "/api/v1/demandes/{numero}", tous },
    { "GET", "/api/v1/demandes/{numero}/historique", tous },
    { "GET", "/api/v1/demandes/{numero}/accuse", tous },
    { "GET", "/api/v1/demandes/{numero}/pieces/{id}", tous },
    { "POST", "/api/v1/demandes/{numero}/actions", tous },
    { "GET", "/api/v1/ecritures", agents },
    { "GET", "/api/v1/courriels", agents },
    { "GET", "/api/v1/evenements", agents },
    { "PUT", "/api/v1/horloge", administrateur },
    { "GET", "/api/v1/regles", public_ },
    { "GET", "/api/v1/regles/{id}", public_ },
    { "GET", "/api/v1/calendrier", public_ },
    { "GET", "/api/v1/calendrier.ics", public_ },
    { "GET", "/api/v1/schemas/demande", public_ },
    { "GET", "/api/v1/openapi.json", public_ },
    { "GET", "/sante", public_ },
    { "GET", "/pret", public_ },
    { "GET", "/metrics", public_ },
};

bool is_public(Rangee const& rangee)
{
    return rangee.roles == public_;
}

// A path that the pattern takes.
std::string path_of(Rangee const& rangee)
{
    auto chemin = rangee.chemin;
    for (auto const& [nom, valeur] :
        { std::pair<std::string, std::string>{ "{numero}", "SGN-2022-000001" },
            { "{id}", "UNI-001" } })
        if (auto const at = chemin.find(nom); at != std::string::npos)
            chemin.replace(at, nom.size(), valeur);
    return chemin;
}

// The head of a request whose body does not come: only a refusal can answer it.
std::string head_alone(Rangee const& rangee, std::string_view jeton)
{
    bool const has_corps = rangee.methode != "GET";
    return rangee.methode + " " + path_of(rangee) + " HTTP/1.1\r\nHost: quitus\r\n"
        + header_of(jeton)
        + (has_corps ? "Content-Type: multipart/form-data; boundary=limite\r\nContent-Length: "
                       "5000000\r\n"
                     : "")
        + "\r\n";
}

std::set<std::string> described()
{
    auto const texte = openapi_document("0.1.0");
    JsonDocument json;
    EXPECT_FALSE(json.parse(texte));
    std::set<std::string> operations;
    auto const paths = json.nearest("/paths");
    for (auto node = paths + 1; node < json.nodes()[paths].next; node = json.nodes()[node].next)
        for (auto method = node + 1; method < json.nodes()[node].next;
             method = json.nodes()[method].next) {
            std::string nom(json.nodes()[method].key);
            std::ranges::transform(
                nom, nom.begin(), [](char c) { return static_cast<char>(c - 32); });
            operations.insert(nom + " " + std::string(json.nodes()[node].key));
        }
    return operations;
}

}

TEST_F(Routes, TheDescriptionTheRouterAndTheContractSayTheSame)
{
    std::set<std::string> attendues, routees;
    for (auto const& rangee : contrat)
        attendues.insert(rangee.methode + " " + rangee.chemin);
    for (auto const& route : routeur.routes())
        routees.insert(std::string(quitus::http::text(route.methode)) + " " + route.motif);
    EXPECT_EQ(routees, attendues);
    EXPECT_EQ(described(), attendues);
}

TEST_F(Routes, TheDescriptionIsServedAndSaysWhereATokenIsNeeded)
{
    auto const rendue = get("/api/v1/openapi.json", "");
    ASSERT_EQ(rendue.statut, 200);
    EXPECT_EQ(rendue.at("/openapi"), "3.1.0");
    for (auto const& rangee : contrat) {
        auto methode = rangee.methode;
        std::ranges::transform(
            methode, methode.begin(), [](char c) { return static_cast<char>(c + 32); });
        std::string chemin;
        for (auto const c : rangee.chemin)
            chemin += c == '/' ? std::string("~1") : std::string(1, c);
        auto const operation = "/paths/" + chemin + "/" + methode;
        EXPECT_EQ(rendue.at(operation + "/security"), is_public(rangee) ? "" : "1 children")
            << chemin;
        EXPECT_NE(rendue.at(operation + "/summary"), "") << chemin;
    }
}

TEST_F(Routes, WithoutAValidTokenEveryOtherRouteIsClosedBeforeItsBody)
{
    auto const revoque = token("gestion@exemple.fr");
    ASSERT_TRUE(quitus::guichet::revoquer_jeton(acces, "systeme", revoque));
    for (auto const& rangee : contrat) {
        if (is_public(rangee))
            continue;
        for (auto const& jeton : { std::string(), std::string("inconnu"), revoque }) {
            auto const rendue = ask(head_alone(rangee, jeton));
            EXPECT_TRUE(rendue.is_problem(401)) << rangee.methode << rangee.chemin << rendue.corps;
            EXPECT_TRUE(rendue.says("WWW-Authenticate: Bearer")) << rangee.chemin;
        }
    }
}

TEST_F(Routes, TheWrongRoleIsRefusedBeforeTheBodyAndTheRightOneIsNot)
{
    std::array const jetons{ au_laboratoire, au_gestionnaire, a_l_administrateur, a_l_agence };
    for (auto const& rangee : contrat) {
        if (is_public(rangee))
            continue;
        for (std::size_t rang = 0; rang < jetons.size(); ++rang) {
            auto const what = rangee.methode + rangee.chemin + std::to_string(rang);
            if (!rangee.roles[rang]) {
                EXPECT_TRUE(ask(head_alone(rangee, jetons[rang])).is_problem(403)) << what;
                continue;
            }
            auto const rendue = rangee.methode == "GET"
                ? get(path_of(rangee), jetons[rang])
                : send(rangee.methode, path_of(rangee), jetons[rang], "{", "Content-Type: a/b\r\n");
            EXPECT_NE(rendue.statut, 401) << what;
            EXPECT_NE(rendue.statut, 403) << what;
            EXPECT_LT(rendue.statut, 500) << what << rendue.corps;
            EXPECT_NE(rendue.statut, 0) << what;
        }
    }
}

TEST_F(Routes, WhatIsPublicNeedsNoToken)
{
    for (auto const& rangee : contrat) {
        if (is_public(rangee)) {
            EXPECT_EQ(get(path_of(rangee), "").statut, 200) << rangee.chemin;
        }
    }
    EXPECT_TRUE(get("/api/v1/regles/ZZZ-999", "").is_problem(404));
    EXPECT_EQ(get("/api/v1/regles/UNI-001", "").at("/id"), "UNI-001");
    auto const ics = get("/api/v1/calendrier.ics", "").corps;
    EXPECT_TRUE(ics.starts_with("BEGIN:VCALENDAR"));
    EXPECT_NE(ics.find("Z\r\n"), std::string::npos); // instants in UTC
}

TEST_F(Routes, TheAccountOfADisabledPersonIsClosedAtOnce)
{
    ASSERT_EQ(get("/api/v1/demandes", au_gestionnaire).statut, 200);
    ASSERT_TRUE(quitus::guichet::desactiver_compte(acces, "systeme", "gestion@exemple.fr"));
    EXPECT_TRUE(get("/api/v1/demandes", au_gestionnaire).is_problem(401));
}

TEST_F(Routes, AnotherCompanysDemandeAnswersAsAnUnknownOne)
{
    auto const texte = quitus::guichet::document("avance_bio_sgl");
    auto const numero = filed(texte);
    for (auto const* const suite : { "", "/historique", "/accuse", "/pieces/P1" }) {
        auto const chemin = std::string("/api/v1/demandes/");
        EXPECT_EQ(get(chemin + numero + suite, au_laboratoire).statut, 200) << suite;
        auto const cachee = get(chemin + numero + suite, au_concurrent);
        EXPECT_TRUE(cachee.is_problem(404)) << suite;
        EXPECT_EQ(cachee.corps, get(chemin + "SGN-2022-999999" + suite, au_concurrent).corps)
            << suite;
    }
    auto const chemin = "/api/v1/demandes/" + numero;
    EXPECT_TRUE(upload("PUT", chemin, au_concurrent, texte, "x").is_problem(404));
    EXPECT_TRUE(upload("PUT", chemin + "/pieces", au_concurrent, "", "x").is_problem(404));
    EXPECT_TRUE(act(numero, au_concurrent, "\"abandonner\"").is_problem(404));
    EXPECT_EQ(get("/api/v1/demandes", au_concurrent).at("/elements"), "0 children");
    // Asking for the other company's files by its SIRET gives one's own.
    EXPECT_EQ(get("/api/v1/demandes?fournisseur=73282932000074", au_concurrent).at("/elements"),
        "0 children");
}
