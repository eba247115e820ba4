// SPDX-License-Identifier: EUPL-1.2
#include "http/routeur.h"

#include <gtest/gtest.h>

namespace quitus::http {
namespace {

void add(Routeur& routeur, Methode methode, std::string motif)
{
    routeur.add({ .methode = methode, .motif = std::move(motif), .traiter = [](Requete&) {
                     return reponse_vide();
                 } });
}

// "motif|segment|segment", or what Allow would say, or "absent".
std::string found(Routeur const& routeur, Methode methode, std::string_view chemin)
{
    auto const segments = segments_of(chemin);
    if (!segments)
        return "illisible";
    auto const trouvaille = routeur.find(methode, *segments);
    if (!trouvaille.route)
        return trouvaille.admises.empty() ? "absent" : allow_text(trouvaille.admises);
    std::string text = trouvaille.route->motif;
    for (auto const& segment : trouvaille.segments)
        text += '|' + segment;
    return text;
}

}

TEST(Routeur, PrefersALiteralAndCapturesTheRest)
{
    Routeur routeur;
    add(routeur, Methode::get, "/");
    add(routeur, Methode::get, "/demandes/{numero}");
    add(routeur, Methode::get, "/demandes/nouvelle");
    add(routeur, Methode::get, "/demandes/{numero}/pieces/{id}");
    add(routeur, Methode::get, "/demandes/nouvelle/aide");
    add(routeur, Methode::get, "/statique/{chemin...}");
    auto const get = [&](std::string_view chemin) { return found(routeur, Methode::get, chemin); };

    EXPECT_EQ(get("/"), "/");
    EXPECT_EQ(get("/demandes/D-1"), "/demandes/{numero}|D-1");
    EXPECT_EQ(get("/demandes/nouvelle"), "/demandes/nouvelle");
    EXPECT_EQ(get("/demandes/nouvelle/pieces/3"), "/demandes/{numero}/pieces/{id}|nouvelle|3");
    EXPECT_EQ(get("/demandes/a%2Fb"), "/demandes/{numero}|a/b");
    EXPECT_EQ(get("/statique/css/a.css"), "/statique/{chemin...}|css/a.css");
    EXPECT_EQ(get("/statique/"), "absent");
    EXPECT_EQ(get("/demandes/"), "absent");
    EXPECT_EQ(get("/demandes"), "absent");
    EXPECT_EQ(get("/demandes/D-1/"), "absent");
    EXPECT_EQ(get("//demandes"), "absent");
    EXPECT_EQ(get("/statique/../x"), "illisible");
    EXPECT_EQ(routeur.routes().size(), 6U);
}

TEST(Routeur, SaysWhichMethodsAPathAdmits)
{
    Routeur routeur;
    add(routeur, Methode::get, "/d/{numero}");
    add(routeur, Methode::put, "/d/{numero}");
    add(routeur, Methode::supprimer, "/e");

    EXPECT_EQ(found(routeur, Methode::put, "/d/1"), "/d/{numero}|1");
    EXPECT_EQ(found(routeur, Methode::head, "/d/1"), "/d/{numero}|1");
    EXPECT_EQ(found(routeur, Methode::post, "/d/1"), "GET, HEAD, PUT, OPTIONS");
    EXPECT_EQ(found(routeur, Methode::autre, "/e"), "DELETE, OPTIONS");
    EXPECT_EQ(found(routeur, Methode::post, "/f"), "absent");
}

TEST(RouteurDeathTest, TwoRoutesForTheSamePathsAreABug)
{
    Routeur routeur;
    add(routeur, Methode::get, "/d/{numero}");
    EXPECT_DEATH(add(routeur, Methode::get, "/d/{id}"), "is_new");
}

}
