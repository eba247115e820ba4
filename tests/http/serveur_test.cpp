// SPDX-License-Identifier: EUPL-1.2
#include "monde.h"

#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace quitus::http {
namespace {

std::string get(std::string const& chemin)
{
    return "GET " + chemin + " HTTP/1.1\r\nHost: quitus\r\n\r\n";
}

}

TEST(Serveur, AnswersAndKeepsTheLine)
{
    Monde const monde(bonjour);
    auto client = monde.client();
    for (int i = 0; i < 3; ++i) {
        auto const lue = client.ask(get("/bonjour"));
        EXPECT_EQ(lue.statut, 200);
        EXPECT_EQ(lue.corps, "Bonjour");
        EXPECT_FALSE(lue.says("Connection: close"));
    }
    auto const last = client.ask("GET /bonjour HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(last.says("Connection: close"));
    EXPECT_TRUE(client.is_closed());
}

TEST(Serveur, AnswersInOrderWhatIsAskedAtOnce)
{
    Monde const monde([](Routeur& routeur) {
        routeur.add(
            on_get("/n/{n}", [](Requete& requete) { return reponse_texte(requete.segments[0]); }));
    });
    auto client = monde.client();
    std::string asked;
    for (int i = 0; i < 50; ++i)
        asked += get("/n/" + std::to_string(i));
    client.write(asked);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(client.read().corps, std::to_string(i));
}

TEST(Serveur, AnswersHeadOptionsAndWhatItDoesNotKnow)
{
    Monde const monde([](Routeur& routeur) {
        bonjour(routeur);
        routeur.page_d_erreur
            = [](Tete const& tete, unsigned statut, std::string const& titre, std::string const&) {
                  return reponse_texte(tete.chemin + '|' + titre, statut);
              };
        routeur.apres = [](Tete const&, Reponse& reponse) {
            reponse.set("X-Content-Type-Options", "nosniff");
        };
    });
    auto client = monde.client();
    auto const head = client.ask("HEAD /bonjour HTTP/1.1\r\nHost: quitus\r\n\r\n", false);
    EXPECT_EQ(head.statut, 200);
    EXPECT_TRUE(head.says("Content-Length: 7"));
    EXPECT_EQ(client.ask(get("/bonjour")).corps, "Bonjour"); // nothing followed the head

    auto const unknown = client.ask(get("/ailleurs"));
    EXPECT_EQ(unknown.statut, 404);
    EXPECT_EQ(unknown.corps, "/ailleurs|Page introuvable");
    EXPECT_TRUE(unknown.says("X-Content-Type-Options: nosniff"));

    auto const wrong = client.ask("DELETE /bonjour HTTP/1.1\r\nHost: quitus\r\n\r\n");
    EXPECT_EQ(wrong.statut, 405);
    EXPECT_TRUE(wrong.says("Allow: GET, HEAD, OPTIONS"));
    EXPECT_TRUE(wrong.says("X-Content-Type-Options: nosniff"));

    auto const options = client.ask("OPTIONS /bonjour HTTP/1.1\r\nHost: quitus\r\n\r\n");
    EXPECT_EQ(options.statut, 204);
    EXPECT_TRUE(options.says("Allow: GET, HEAD, OPTIONS"));
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: quitus\r\n\r\n").statut, 204);
}

TEST(Serveur, RefusesAnUnreadableHeadThenCloses)
{
    Monde const monde(bonjour);
    auto client = monde.client();
    EXPECT_EQ(client.ask("GET /bonjour HTTP/1.1\r\n\r\n").statut, 400);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(monde.ask("\x16\x03\x01 bonjour \r\n\r\n").statut, 400);
    EXPECT_EQ(monde.ask(std::string(20'000, 'x')).statut, 431);
    // The second request, hidden in the body of the first, is never answered.
    auto smuggler = monde.client();
    EXPECT_EQ(smuggler
                  .ask("GET /bonjour HTTP/1.1\r\nHost: q\r\nContent-Length: 60\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                      + get("/bonjour"))
                  .statut,
        400);
    EXPECT_TRUE(smuggler.is_closed());
}

TEST(Serveur, SaysThatAHandlerFailed)
{
    Monde monde([](Routeur& routeur) {
        routeur.add(on_get(
            "/panne", [](Requete&) -> Reponse { throw std::runtime_error("base injoignable"); }));
        routeur.en_panne = [](Tete const&, std::exception_ptr failure) {
            try {
                std::rethrow_exception(failure);
            } catch (std::exception const& error) {
                return reponse_texte(error.what(), 503);
            }
        };
    });
    auto const lue = monde.get("/panne");
    EXPECT_EQ(lue.statut, 503);
    EXPECT_EQ(lue.corps, "base injoignable");
}

TEST(Serveur, SurvivesHooksThatFail)
{
    Monde monde([](Routeur& routeur) {
        routeur.add(on_get("/panne", [](Requete&) -> Reponse { throw std::logic_error("7"); }));
        routeur.page_d_erreur
            = [](Tete const&, unsigned, std::string const&, std::string const&) -> Reponse {
            throw std::runtime_error("x");
        };
        routeur.en_panne
            = [](Tete const&, std::exception_ptr) -> Reponse { throw std::runtime_error("x"); };
        routeur.apres = [](Tete const&, Reponse&) { throw std::runtime_error("x"); };
    });
    EXPECT_EQ(monde.get("/panne").statut, 500);
    EXPECT_EQ(monde.get("/absente").statut, 500);
}

TEST(Serveur, SendsAFileByPieces)
{
    auto const chemin = std::filesystem::temp_directory_path()
        / ("quitus-fichier-test-" + std::to_string(::getpid()));
    std::string content;
    for (int i = 0; content.size() < 1'000'000; ++i)
        content += std::to_string(i) + '\n';
    std::ofstream(chemin) << content;
    Monde const monde([&](Routeur& routeur) {
        routeur.add(on_get("/f", [&](Requete&) { return reponse_fichier(chemin, "text/csv"); }));
    });
    auto client = monde.client();
    EXPECT_EQ(client.ask(get("/f")).corps, content);
    auto const head = client.ask("HEAD /f HTTP/1.1\r\nHost: quitus\r\n\r\n", false);
    EXPECT_TRUE(head.says("Content-Length: " + std::to_string(content.size())));
    EXPECT_EQ(client.ask(get("/f")).corps, content);
    std::filesystem::remove(chemin);
    EXPECT_EQ(client.ask(get("/f")).statut, 500);
}

TEST(Serveur, RunsAnImmediateRouteOnTheThreadOfTheLines)
{
    std::mutex mutex;
    std::vector<std::thread::id> ids;
    Monde const monde(
        [&](Routeur& routeur) {
            auto const note = [&](Requete&) {
                std::lock_guard const lock(mutex);
                ids.push_back(std::this_thread::get_id());
                return reponse_vide();
            };
            routeur.add({ .motif = "/vite",
                .admettre = [](Tete& tete) -> std::optional<Reponse> {
                    if (tete.entete("X-Refus"))
                        return reponse_vide(403);
                    return std::nullopt;
                },
                .traiter = note,
                .immediate = true });
            routeur.add(on_get("/bassin", note));
        },
        [](Options& options) {
            options.threads = 1;
            options.threads_bloquants = 1;
        });
    for (auto const* chemin : { "/vite", "/bassin", "/vite", "/bassin" })
        EXPECT_EQ(monde.get(chemin).statut, 204);
    ASSERT_EQ(ids.size(), 4U);
    EXPECT_EQ(ids[0], ids[2]);
    EXPECT_EQ(ids[1], ids[3]);
    EXPECT_NE(ids[0], ids[1]);
    EXPECT_EQ(monde.get("/vite", "X-Refus: 1\r\n").statut, 403);
    EXPECT_EQ(ids.size(), 4U);
}

TEST(Serveur, CountsAndLogsEachAnswer)
{
    std::mutex mutex;
    std::string log;
    Monde monde(bonjour);
    monde.note = [&](Acces const& acces) {
        std::lock_guard const lock(mutex);
        log += std::string(acces.methode) + ' ' + std::string(acces.chemin) + ' '
            + std::string(acces.motif) + ' ' + std::to_string(acces.statut) + ' '
            + std::to_string(acces.octets_envoyes) + ' ' + std::string(acces.adresse) + '\n';
    };
    auto client = monde.client();
    client.ask(get("/bonjour?nom=secret"));
    client.ask(get("/absente"));
    client.ask("n'importe quoi\r\n\r\n");
    client.read_all();
    monde.serveur->stop();
    monde.serveur->wait();
    EXPECT_EQ(log.substr(0, log.find('\n', log.find('\n') + 1)).find("secret"), std::string::npos);
    EXPECT_TRUE(log.starts_with("GET /bonjour /bonjour 200 7 127.0.0.1\nGET /absente  404 "));
    auto const counted = monde.serveur->statistiques();
    EXPECT_EQ(counted.par_classe[2], 1U);
    EXPECT_EQ(counted.par_classe[4], 2U);
    EXPECT_EQ(counted.en_cours, 0U);
    EXPECT_EQ(counted.connexions, 0U);
    std::uint64_t timed = 0;
    for (auto const count : counted.durees)
        timed += count;
    EXPECT_EQ(timed, 3U);
}

TEST(Serveur, RefusesToListenWhereSomebodyDoes)
{
    Monde const monde(bonjour);
    Options options;
    options.port = monde.serveur->port();
    options.dossier_temporaire = monde.dossier;
    Serveur second(options, monde.routeur);
    EXPECT_THROW(second.start(), std::system_error);
}

TEST(Serveur, SweepsWhatAKilledServerSpooled)
{
    auto const left = [](std::filesystem::path const& dossier) {
        std::filesystem::create_directories(dossier / "recu-mort");
        std::ofstream(dossier / "recu-mort" / "partie-1") << "x";
    };
    Monde const monde(bonjour, [&](Options& options) { left(options.dossier_temporaire); });
    EXPECT_FALSE(std::filesystem::exists(monde.dossier / "recu-mort"));
    // A second one leaves alone what the first, alive, holds.
    Options options;
    options.dossier_temporaire = monde.dossier;
    Serveur second(options, monde.routeur);
    second.start();
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(monde.dossier),
                  std::filesystem::directory_iterator()),
        2);
}

}
