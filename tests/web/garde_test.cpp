// SPDX-License-Identifier: EUPL-1.2
// Who gets in: every route with every role, the secret of forms, the headers of security.
#include "site_d_essai.h"

#include <map>

using namespace quitus::web;
namespace http = quitus::http;

namespace {

// Who may open each page: F fournisseur, G gestionnaire, A administrateur, N ans. Written from the
// contract (section 6, « Roles ») and the screens, not from the routes.
std::map<std::string, std::string> const openings{
    { "/session", "FGAN" },
    { "/demandes", "FGAN" },
    { "/demandes.csv", "FGAN" },
    { "/demandes.xlsx", "FGAN" },
    { "/demandes/{numero}", "FGAN" },
    { "/demandes/{numero}/accuse", "FGAN" },
    { "/demandes/{numero}/versions", "FGAN" },
    { "/demandes/{numero}/pieces/{sha256}", "FGAN" },
    { "/tableau-de-bord", "F" },
    { "/simuler", "F" },
    { "/deposer", "F" },
    { "/deposer/{brouillon}", "F" },
    { "/incompletes", "F" },
    { "/demandes/{numero}/completer", "F" },
    { "/demandes/{numero}/abandonner", "F" },
    { "/demandes/{numero}/corriger", "F" },
    { "/demandes/{numero}/corriger/{brouillon}", "F" },
    { "/instruction", "GA" },
    { "/instruction/{numero}", "GA" },
    { "/instruction/{numero}/decision", "GA" },
    { "/paiements", "GA" },
    { "/grand-livre", "GAN" },
    { "/courriels", "GAN" },
    { "/journal", "GAN" },
    { "/journal/flux", "GAN" },
    { "/comptes", "A" },
    { "/comptes/{id}/desactiver", "A" },
    { "/horloge", "A" },
};
std::vector<std::string> const public_pages{ "/", "/accessibilite", "/plan", "/connexion",
    "/mot-de-passe/{lien}" };

std::string filled(std::string motif)
{
    for (auto open = motif.find('{'); open != std::string::npos; open = motif.find('{'))
        motif.replace(open, motif.find('}') - open + 1, "INCONNU");
    return motif;
}

}

TEST_F(Portes, EveryRouteIsKnownAndOpensToItsRolesOnly)
{
    std::map<char, Navigateur const*> const roles{ { 'F', &fournisseur }, { 'G', &officier },
        { 'A', &admin }, { 'N', &ans } };
    for (auto const& route : routeur.routes()) {
        if (route.motif.starts_with("/statique/") || route.motif == "/deconnexion"
            || std::ranges::find(public_pages, route.motif) != public_pages.end())
            continue;
        SCOPED_TRACE(std::string(http::text(route.methode)) + " " + route.motif);
        ASSERT_TRUE(openings.contains(route.motif));
        for (auto const& [letter, browser] : roles) {
            bool const is_open = openings.at(route.motif).find(letter) != std::string::npos;
            auto const reponse = route.methode == Methode::get
                ? get(*browser, filled(route.motif))
                : post(*browser, filled(route.motif), {});
            EXPECT_EQ(reponse.statut != 403, is_open) << letter;
        }
    }
}

TEST_F(Portes, NobodyReadsAPrivatePageWithoutASession)
{
    for (auto const& [motif, roles] : openings) {
        auto const reponse = get(personne, filled(motif) + "?q=caf%C3%A9");
        EXPECT_EQ(reponse.statut, 303U) << motif;
        EXPECT_TRUE(target(reponse).starts_with("/connexion?retour=%2F")) << motif;
    }
    for (auto const& motif : public_pages)
        if (motif.find('{') == std::string::npos) {
            EXPECT_EQ(get(personne, motif).statut, 200U) << motif;
        }
}

TEST_F(Portes, NoFormIsTakenWithoutItsSecret)
{
    auto const before = events();
    for (auto const& route : routeur.routes()) {
        if (route.methode != Methode::post)
            continue;
        for (auto const* const secret : { "", "autre", rival.anti_csrf.c_str() }) {
            for (auto const* browser : { &fournisseur, &officier, &admin }) {
                auto const reponse = ask(
                    *browser, Methode::post, filled(route.motif), { { "anti_csrf", secret } });
                EXPECT_EQ(reponse.statut, 403U) << route.motif << " with « " << secret << " »";
            }
        }
    }
    EXPECT_EQ(events(), before);
}

TEST_F(Portes, AFormOfAnotherSiteIsRefusedBeforeItsBodyIsRead)
{
    auto elsewhere = fournisseur;
    elsewhere.entetes.push_back({ "Sec-Fetch-Site", "cross-site" });
    EXPECT_EQ(post(elsewhere, "/deposer", {}).statut, 403U);
    EXPECT_EQ(post(elsewhere, "/connexion", {}).statut, 403U);
    EXPECT_EQ(post(elsewhere, "/deconnexion", {}).statut, 403U);
    EXPECT_EQ(get(elsewhere, "/demandes").statut, 200U);
}

TEST_F(Portes, EveryAnswerBearsTheHeadersOfSecurityAndIsNotKept)
{
    for (auto const* const path : { "/demandes", "/tableau-de-bord", "/comptes", "/inconnue" }) {
        auto const reponse = get(fournisseur, path);
        EXPECT_EQ(reponse.entete("Cache-Control"), "no-store") << path;
        EXPECT_EQ(reponse.entete("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(reponse.entete("Referrer-Policy"), "no-referrer") << path;
        EXPECT_EQ(reponse.entete("Cross-Origin-Opener-Policy"), "same-origin") << path;
        EXPECT_EQ(
            reponse.entete("Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
        EXPECT_TRUE(reponse.entete("Content-Security-Policy")->starts_with("default-src 'none'; "));
        EXPECT_EQ(reponse.compressible, reponse.statut != 200) << path;
    }
}

TEST_F(Portes, SigningInGivesANewSessionAndLeadsToTheFirstPageOfTheRole)
{
    auto const form = get(personne, "/connexion");
    auto const cookie = std::string(form.entete("Set-Cookie").value());
    EXPECT_TRUE(cookie.starts_with("__Host-formulaire="));
    auto const secret = between(cookie, "__Host-formulaire=", ";");
    Navigateur browser{ "", secret, { { "Cookie", "__Host-formulaire=" + secret } } };
    auto const refused = post(browser, "/connexion",
        { { "courriel", "g@exemple.fr" }, { "mot_de_passe", "cheval agrafe faux batterie" } });
    EXPECT_EQ(refused.statut, 422U);
    EXPECT_EQ(count(refused.corps, "cheval"), 0U) << "a password is never sent back";
    auto const signed_in = post(browser, "/connexion",
        { { "courriel", "g@exemple.fr" }, { "mot_de_passe", mot_de_passe } });
    EXPECT_EQ(signed_in.statut, 303U);
    EXPECT_EQ(target(signed_in), "/instruction");
    auto const session = std::string(signed_in.entete("Set-Cookie").value());
    EXPECT_TRUE(session.starts_with("__Host-session="));
    for (auto const* const part : { "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax" })
        EXPECT_EQ(count(session, part), 1U) << part;
}

TEST_F(Portes, SigningInFollowsNoAddressOfAnotherSite)
{
    Navigateur browser{ "", "secret", { { "Cookie", "__Host-formulaire=secret" } } };
    for (auto const* const elsewhere : { "https://ailleurs.example/", "//ailleurs.example/",
             "/\\ailleurs", "javascript:alert(1)" }) {
        auto const reponse = post(browser, "/connexion",
            { { "courriel", "g@exemple.fr" }, { "mot_de_passe", mot_de_passe },
                { "retour", elsewhere } });
        EXPECT_EQ(target(reponse), "/instruction") << elsewhere;
    }
    auto const reponse = post(browser, "/connexion",
        { { "courriel", "g@exemple.fr" }, { "mot_de_passe", mot_de_passe },
            { "retour", "/journal?apres=3" } });
    EXPECT_EQ(target(reponse), "/journal?apres=3");
}

TEST_F(Portes, SigningOutEndsTheSession)
{
    EXPECT_EQ(post(officier, "/deconnexion", {}).statut, 303U);
    EXPECT_EQ(target(get(officier, "/instruction")), "/connexion?retour=%2Finstruction");
}

TEST_F(Portes, AccountsOfTheDemonstrationAreShownInADemonstrationOnly)
{
    site.comptes_de_demonstration = { { "demo@exemple.fr", "phrase de passe", "Fournisseur" } };
    EXPECT_EQ(count(get(personne, "/connexion").corps, "demo@exemple.fr"), 0U);
    site.demonstration = true;
    EXPECT_EQ(count(get(personne, "/connexion").corps, "demo@exemple.fr"), 1U);
}

TEST_F(Portes, ALinkSetsAPasswordOnceThenIsGone)
{
    auto const created = post(admin, "/comptes",
        { { "courriel", "neuf@exemple.fr" }, { "role", "gestionnaire" }, { "siret", "" } });
    auto const path = "/mot-de-passe/" + between(created.corps, "/mot-de-passe/", "<");
    Navigateur browser{ "", "secret", { { "Cookie", "__Host-formulaire=secret" } } };
    EXPECT_EQ(get(browser, path).statut, 200U);
    auto const short_one = post(
        browser, path, { { "mot_de_passe", "trop court" }, { "confirmation", "trop court" } });
    EXPECT_EQ(short_one.statut, 422U);
    auto const differing = post(
        browser, path, { { "mot_de_passe", mot_de_passe }, { "confirmation", "autre chose" } });
    EXPECT_EQ(count(differing.corps, "Les deux mots de passe diffèrent"), 2U);
    auto const set = post(
        browser, path, { { "mot_de_passe", mot_de_passe }, { "confirmation", mot_de_passe } });
    EXPECT_EQ(target(set), "/connexion?fait=mot_de_passe");
    EXPECT_EQ(get(browser, path).statut, 410U);
    EXPECT_EQ(get(admin, "/comptes").corps.find(path), std::string::npos);
}
