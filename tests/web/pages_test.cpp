// SPDX-License-Identifier: EUPL-1.2
// What every page has: one title, one main, labels, nothing that runs; and what it never shows.
#include "site_d_essai.h"
#include "web/tableur/tableur.h"

using namespace quitus::web;
namespace guichet = quitus::guichet;
namespace montant = quitus::montant;

namespace {

class Pages : public Portes {
protected:
    // The faults of a page, in words; none when it is sound.
    static std::vector<std::string> faults(std::string const& page)
    {
        std::vector<std::string> found;
        auto const once = [&](char const* what) {
            if (count(page, what) != 1)
                found.push_back(std::string(what) + " × " + std::to_string(count(page, what)));
        };
        for (auto const* const what :
            { "<!DOCTYPE html>", "<html lang=\"fr\">", "<h1>", "</main>", "<title>", "</header>",
                "</footer>", "href=\"#contenu\"", "<p role=\"status\" class=" })
            once(what);
        for (auto const* const never :
            { " style=", "<script>", "<style", " onclick", "javascript:" })
            if (count(page, never) != 0)
                found.emplace_back(never);
        if (count(page, "<script ") != count(page, "<script src=\"/statique/"))
            found.emplace_back("a script from elsewhere");
        if (count(page, "<table") != count(page, "<caption>"))
            found.emplace_back("a table without a caption");
        if (count(page, "<svg") != count(page, "Voir les données"))
            found.emplace_back("a plot without its data");
        if (count(page, "method=\"post\"") != count(page, "name=\"anti_csrf\""))
            found.emplace_back("a form without its secret");
        ids(page, found);
        return found;
    }

    static void ids(std::string const& page, std::vector<std::string>& found)
    {
        for (auto at = page.find(" id=\""); at != std::string::npos;
             at = page.find(" id=\"", at + 1)) {
            auto const start = at + 5;
            auto const id = page.substr(start, page.find('"', start) - start);
            if (count(page, " id=\"" + id + "\"") != 1)
                found.push_back("id " + id);
        }
        for (auto at = page.find(" for=\""); at != std::string::npos;
             at = page.find(" for=\"", at + 1)) {
            auto const start = at + 6;
            auto const id = page.substr(start, page.find('"', start) - start);
            if (count(page, " id=\"" + id + "\"") != 1)
                found.push_back("a label of nothing: " + id);
        }
    }
};

}

TEST_F(Pages, EveryPageIsSoundEmptyAndFilled)
{
    std::vector<std::string> of_supplier{ "/tableau-de-bord", "/demandes",
        "/demandes?statut=inconnu", "/demandes?q=rien", "/simuler", "/deposer", "/incompletes",
        "/plan", "/accessibilite" };
    std::vector<std::string> of_admin{ "/instruction", "/instruction?onglet=clos", "/demandes",
        "/grand-livre", "/paiements", "/comptes", "/journal", "/courriels", "/horloge", "/plan" };
    auto const look = [&] {
        for (auto const& path : of_supplier)
            EXPECT_EQ(faults(get(fournisseur, path).corps), std::vector<std::string>{}) << path;
        for (auto const& path : of_admin)
            EXPECT_EQ(faults(get(admin, path).corps), std::vector<std::string>{}) << path;
        for (auto const* const path : { "/", "/connexion", "/plan", "/nulle-part" })
            EXPECT_EQ(faults(get(personne, path).corps), std::vector<std::string>{}) << path;
    };
    look();
    auto const suivi = paid(laboratoire, guichet::document("avance_bio_sgl"));
    auto const path = "/demandes/" + suivi.numero;
    for (auto const& suffix : { "", "/accuse", "/versions" })
        of_supplier.push_back(path + suffix);
    of_admin.push_back("/instruction/" + suivi.numero);
    of_admin.push_back("/comptes/" + laboratoire.id + "/desactiver");
    look();
}

TEST_F(Pages, WhatADocumentHoldsIsEscaped)
{
    auto const suivi = deposited(laboratoire,
        guichet::document("avance_bio_sgl",
            { { "/references/reference_fournisseur", "\"<script>alert(1)</script>\"" },
                { "/beneficiaires/0/libelle", "\"\\\"><img src=x onerror=alert(1)>\"" } }));
    for (auto const& path : { "/demandes/" + suivi.numero, std::string("/demandes"),
             "/instruction/" + suivi.numero, std::string("/journal") }) {
        auto const page = get(admin, path).corps;
        EXPECT_EQ(count(page, "<script>"), 0U) << path;
        EXPECT_EQ(count(page, "<img"), 0U) << path;
    }
    EXPECT_EQ(count(get(admin, "/demandes/" + suivi.numero).corps, "&lt;script&gt;alert(1)"), 1U);
    EXPECT_EQ(count(get(admin, "/demandes?q=%22%3E%3Cscript%3E").corps, "<script>"), 0U);
}

TEST_F(Pages, TheNumberOfAPersonIsNeverShown)
{
    // Any RPPS whose key is right would do; this one is nobody's.
    auto const rpps = std::string("10100000016");
    auto const suivi = deposited(laboratoire,
        guichet::document(
            "avance_bio_sgl", { { "/beneficiaires/0/libelle", "\"Cabinet " + rpps + "\"" } }));
    for (auto const& path : { "/demandes/" + suivi.numero, "/instruction/" + suivi.numero,
             "/demandes/" + suivi.numero + "/accuse", std::string("/journal") })
        EXPECT_EQ(count(get(admin, path).corps, rpps), 0U) << path;
}

TEST_F(Pages, AListIsFilteredByItsAddressAndTakenAwayAsItIs)
{
    auto const une = deposited(laboratoire, guichet::document("avance_bio_sgl"));
    auto const validee = validated(concurrent, guichet::document("avance_bio_sgl_concurrente"));
    auto const all = get(officier, "/demandes");
    EXPECT_EQ(count(all.corps, "2\u00A0demandes</h1>"), 1U);
    EXPECT_EQ(count(all.corps, "<svg"), 1U);
    auto const kept = get(officier, "/demandes?statut=validee");
    EXPECT_EQ(count(kept.corps, "1\u00A0demande</h1>"), 1U);
    EXPECT_EQ(count(kept.corps, une.numero), 0U);
    EXPECT_EQ(count(kept.corps, "/demandes.csv?statut=validee\""), 1U);
    EXPECT_EQ(count(kept.corps, "<option value=\"validee\" selected>"), 1U);

    auto const csv = get(officier, "/demandes.csv?statut=validee");
    EXPECT_TRUE(csv.corps.starts_with("\xEF\xBB\xBFNuméro;Référence;"));
    EXPECT_EQ(count(csv.corps, "\r\n"), 2U) << "the heading and one row";
    EXPECT_EQ(count(csv.corps, validee.numero), 1U);
    auto const amount = montant::decimal_text(*validee.montants.avance);
    EXPECT_EQ(count(csv.corps, amount.substr(0, amount.find('.')) + ","), 1U);
    auto const xlsx = get(officier, "/demandes.xlsx?statut=validee");
    EXPECT_TRUE(xlsx.corps.starts_with("PK\x03\x04"));
    EXPECT_EQ(xlsx.entete("Content-Disposition")->find("attachment"), 0U);
}

TEST_F(Pages, AnExportThatWouldBeCutSaysSo)
{
    deposited(laboratoire, guichet::document("avance_bio_sgl"));
    site.limites.export_lignes_max = 0;
    EXPECT_EQ(get(officier, "/demandes.csv").statut, 422U);
    EXPECT_EQ(get(officier, "/demandes.xlsx").statut, 422U);
}

TEST(Tableur, NoTextOfADocumentBecomesAFormula)
{
    for (std::string const risky : { "=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1" })
        EXPECT_EQ(guarded(risky), "'" + risky);
    for (std::string const plain : { "", "BIO_SGL", "a=1", "1-2" })
        EXPECT_EQ(guarded(plain), plain);
}

TEST(Tableur, ACellOfCsvKeepsItsSeparatorsAndItsQuotes)
{
    using quitus::vues::Colonne;
    std::vector<Colonne> const colonnes{ { "a" }, { "b" } };
    Csv csv(colonnes);
    csv.add({ { std::string("x;\"y\""), quitus::montant::Cents::of(-80000) } });
    EXPECT_EQ(csv.take(),
        "\xEF\xBB\xBF"
        "a;b\r\n\"x;\"\"y\"\"\";-800,00\r\n");
}

TEST_F(Pages, ABrokenWorldIsToldWithANumberAndNothingElse)
{
    std::string noted;
    site.noter_incident = [&](std::string_view incident, std::string_view quoi) {
        noted = std::string(incident) + " " + std::string(quoi);
    };
    auto const reponse = page_de_panne(
        site, {}, std::make_exception_ptr(std::runtime_error("secret of the base")), 503);
    EXPECT_EQ(reponse.statut, 503U);
    EXPECT_EQ(reponse.entete("Retry-After"), "30");
    EXPECT_EQ(count(reponse.corps, "secret of the base"), 0U);
    auto const incident = noted.substr(0, noted.find(' '));
    EXPECT_EQ(noted, incident + " secret of the base");
    EXPECT_EQ(count(reponse.corps, incident), 1U);
    EXPECT_EQ(faults(reponse.corps), std::vector<std::string>{});
}

TEST_F(Pages, ASimulatedClockIsSaidOnEveryPageAndMovesForward)
{
    EXPECT_EQ(count(get(admin, "/horloge").corps, "heure réelle"), 1U);
    site.horloge_simulee = true;
    site.avancer_horloge = [&](quitus::acces::Acteur const&,
                               guichet::Instant instant) -> quitus::base::Result<guichet::Instant> {
        if (instant < horloge.instant)
            return quitus::base::failure("recul", "L’horloge ne recule pas.");
        return horloge.instant = instant;
    };
    EXPECT_EQ(count(get(personne, "/").corps, "Horloge simulée"), 1U);
    EXPECT_EQ(post(admin, "/horloge", { { "instant", "2022-01-01T10:00" } }).statut, 422U);
    EXPECT_EQ(post(admin, "/horloge", { { "instant", "demain" } }).statut, 422U);
    EXPECT_EQ(post(admin, "/horloge", { { "instant", "2022-12-01T10:00" } }).statut, 303U);
    EXPECT_EQ(count(get(fournisseur, "/demandes").corps, "2022-12-01T10:00:00+01:00"), 1U);
}
