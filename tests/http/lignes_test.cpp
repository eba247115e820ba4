// SPDX-License-Identifier: EUPL-1.2
// What a line may not do: last, drip, crowd the others out; and how it ends when the server stops.
#include "monde.h"

#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace quitus::http {
namespace {

using std::chrono::milliseconds;

std::string const demi_tete = "GET /bonjour HTTP/1.1\r\nHost: qui";
std::string const demande = "GET /bonjour HTTP/1.1\r\nHost: quitus\r\n\r\n";

void depot(Routeur& routeur)
{
    routeur.add({ .methode = Methode::post,
        .motif = "/depot",
        .corps = PolitiqueCorps::memoire(1 << 20),
        .traiter
        = [](Requete& requete) { return reponse_texte(std::to_string(requete.corps.size())); } });
}

// Sends that byte again and again until an answer or the end of the line comes.
void drip(ClientBrut& client, std::string_view byte)
{
    while (!client.has_something_within(5) && client.write(byte)) { }
}

// A handler that waits to be released, as one that awaits its database.
struct Barriere {
    std::promise<void> promise;
    std::shared_future<void> opened{ promise.get_future() };
    std::atomic<int> waiting{ 0 };

    void add_route(Routeur& routeur)
    {
        routeur.add(on_get("/attente", [this](Requete&) {
            ++waiting;
            opened.wait();
            return reponse_texte("enfin");
        }));
    }
    void await(int count) const
    {
        while (waiting < count)
            std::this_thread::yield();
    }
};

std::string const attente = "GET /attente HTTP/1.1\r\nHost: quitus\r\n\r\n";

}

TEST(Lignes, ThatNeverEndTheirHeadAreCut)
{
    Monde const monde(bonjour, [](Options& options) { options.delai_tete = milliseconds(100); });
    auto silent = monde.client();
    silent.write(demi_tete);
    EXPECT_TRUE(silent.is_closed());
    // A byte now and then does not give more time.
    auto dripping = monde.client();
    dripping.write(demi_tete);
    drip(dripping, "x");
    EXPECT_TRUE(dripping.is_closed());
}

TEST(Lignes, ThatAskForNothingAreClosed)
{
    Monde const monde(bonjour, [](Options& options) { options.delai_inactif = milliseconds(100); });
    auto client = monde.client();
    EXPECT_EQ(client.ask(demande).corps, "Bonjour");
    EXPECT_TRUE(client.is_closed());
}

TEST(Lignes, WhoseBodyStopsAreCutAndWhoseBodyDripsAreRefused)
{
    Monde const monde(depot, [](Options& options) {
        options.delai_corps = milliseconds(300);
        options.grace_du_debit = milliseconds(100);
        options.debit_octets_par_seconde_min = 100'000;
    });
    std::string const head = "POST /depot HTTP/1.1\r\nHost: q\r\nContent-Length: 100000\r\n\r\n";
    auto silent = monde.client();
    silent.write(head + "début");
    EXPECT_TRUE(silent.is_closed());
    auto dripping = monde.client();
    dripping.write(head);
    drip(dripping, "x");
    EXPECT_EQ(dripping.read().statut, 408);
    EXPECT_TRUE(dripping.is_closed());
}

TEST(Lignes, ThatDoNotReadTheirAnswerAreCut)
{
    Monde const monde(
        [](Routeur& routeur) {
            routeur.add(on_get(
                "/gros", [](Requete&) { return reponse_texte(std::string(64 << 20, 'x')); }));
        },
        [](Options& options) { options.delai_ecriture = milliseconds(100); });
    auto client = monde.client();
    client.write("GET /gros HTTP/1.1\r\nHost: q\r\n\r\n");
    while (monde.serveur->statistiques().connexions > 0
        || monde.serveur->statistiques().en_cours > 0
        || monde.serveur->statistiques().par_classe[2] == 0)
        std::this_thread::yield();
    EXPECT_LT(client.read_all().size(), std::size_t{ 64 << 20 });
}

TEST(Lignes, HalfSentByTheHundredsDelayNobody)
{
    Monde const monde(bonjour);
    std::vector<ClientBrut> slow;
    for (int i = 0; i < 900; ++i) {
        slow.push_back(monde.client());
        slow.back().write(demi_tete);
    }
    EXPECT_EQ(monde.ask(demande).corps, "Bonjour");
    for (auto& client : slow)
        EXPECT_EQ(client.ask("tus\r\n\r\n").corps, "Bonjour");
}

TEST(Lignes, BeyondTheirNumberAreRefused)
{
    Monde const monde(bonjour, [](Options& options) { options.connexions_max = 2; });
    auto first = monde.client();
    auto second = monde.client();
    EXPECT_EQ(first.ask(demande).statut, 200);
    EXPECT_EQ(second.ask(demande).statut, 200);
    auto const third = monde.client().read();
    EXPECT_EQ(third.statut, 503);
    EXPECT_TRUE(third.says("Retry-After: "));
    EXPECT_EQ(monde.serveur->statistiques().connexions_refusees, 1U);
    EXPECT_EQ(first.ask(demande).statut, 200);
}

TEST(Lignes, AreToldToComeBackWhenTooManyWait)
{
    Barriere barriere;
    Monde const monde(
        [&](Routeur& routeur) {
            barriere.add_route(routeur);
            routeur.add({ .motif = "/vite",
                .traiter = [](Requete&) { return reponse_vide(); },
                .immediate = true });
        },
        [](Options& options) {
            options.threads_bloquants = 1;
            options.file_bloquante_max = 1;
        });
    auto running = monde.client();
    running.write(attente);
    barriere.await(1);
    auto waiting = monde.client();
    waiting.write(attente);
    while (monde.serveur->statistiques().en_cours < 2)
        std::this_thread::yield();
    // The thread of the lines may still be on its way to the queue: ask until it is full.
    std::vector<ClientBrut> others;
    Lue refused;
    while (refused.statut != 503) {
        others.push_back(monde.client());
        others.back().write(attente);
        if (others.back().has_something_within(50))
            refused = others.back().read();
    }
    EXPECT_TRUE(refused.says("Retry-After: "));
    EXPECT_EQ(monde.get("/vite").statut, 204); // nothing to wait for
    barriere.promise.set_value();
    EXPECT_EQ(running.read().corps, "enfin");
    EXPECT_EQ(waiting.read().corps, "enfin");
    EXPECT_GE(monde.serveur->statistiques().file_pleine, 1U);
}

TEST(Arret, FinishesWhatRunsAndClosesTheRest)
{
    Barriere barriere;
    Monde const monde([&](Routeur& routeur) {
        bonjour(routeur);
        barriere.add_route(routeur);
    });
    auto idle = monde.client();
    EXPECT_EQ(idle.ask(demande).statut, 200);
    auto half = monde.client();
    half.write(demi_tete);
    auto running = monde.client();
    running.write(attente);
    barriere.await(1);

    monde.serveur->stop();
    monde.serveur->stop();
    EXPECT_TRUE(idle.is_closed());
    EXPECT_TRUE(half.is_closed());
    barriere.promise.set_value();
    auto const last = running.read();
    EXPECT_EQ(last.corps, "enfin");
    EXPECT_TRUE(last.says("Connection: close"));
    EXPECT_TRUE(running.is_closed());
    monde.serveur->wait();
    EXPECT_EQ(monde.serveur->statistiques().connexions, 0U);
}

TEST(Arret, CutsWhatLastsTooLong)
{
    Monde const monde(depot, [](Options& options) { options.delai_arret = milliseconds(50); });
    auto client = monde.client();
    client.write("POST /depot HTTP/1.1\r\nHost: q\r\nContent-Length: 10\r\n\r\n123");
    while (monde.serveur->statistiques().en_cours == 0)
        std::this_thread::yield();
    monde.serveur->stop();
    monde.serveur->wait();
    EXPECT_TRUE(client.is_closed());
}

namespace {

struct Nouvelles final : Flux {
    std::vector<std::optional<std::string>> textes;
    std::size_t place = 0;
    std::optional<std::string> suite() override
    {
        return place < textes.size() ? textes[place++] : std::string();
    }
};

void nouvelles(Routeur& routeur, std::vector<std::optional<std::string>> const& textes)
{
    routeur.add(on_get("/flux", [textes](Requete&) {
        auto flux = std::make_shared<Nouvelles>();
        flux->textes = textes;
        return reponse_flux(flux);
    }));
}

void hurry(Options& options)
{
    options.periode_flux = milliseconds(5);
    options.silence_flux = milliseconds(20);
}

std::string const suivre = "GET /flux HTTP/1.1\r\nHost: q\r\n\r\n";

}

TEST(FluxDEvenements, SaysWhatIsNewUntilItsEndThenKeepsTheLine)
{
    Monde const monde(
        [](Routeur& routeur) {
            nouvelles(routeur, { "data: 1\n\n", "data: deux\n\n", std::nullopt });
        },
        hurry);
    auto client = monde.client();
    auto const lue = client.ask(suivre);
    EXPECT_TRUE(lue.says("Content-Type: text/event-stream"));
    EXPECT_TRUE(lue.says("Transfer-Encoding: chunked"));
    EXPECT_TRUE(client.fill_until("9\r\ndata: 1\n\n\r\nc\r\ndata: deux\n\n\r\n0\r\n\r\n"));
    // A program that speaks HTTP/1.0 gets the text as it is, until the line ends.
    auto old = monde.client();
    old.write("GET /flux HTTP/1.0\r\n\r\n");
    EXPECT_TRUE(old.read_all().ends_with("\r\n\r\ndata: 1\n\ndata: deux\n\n"));
}

TEST(FluxDEvenements, KeepsASilentLineAliveAndSeesThatItsReaderLeft)
{
    Monde const monde([](Routeur& routeur) { nouvelles(routeur, {}); }, hurry);
    auto client = monde.client();
    client.write(suivre);
    EXPECT_TRUE(client.fill_until(": \n\n"));
    EXPECT_TRUE(client.fill_until(": \n\n\r\n4\r\n: \n\n"));
    client.leave();
    while (monde.serveur->statistiques().connexions > 0)
        std::this_thread::yield();
}

TEST(FluxDEvenements, EndsWhenTheServerStops)
{
    Monde const monde([](Routeur& routeur) { nouvelles(routeur, { "data: 1\n\n" }); }, hurry);
    auto client = monde.client();
    client.write(suivre);
    EXPECT_TRUE(client.fill_until("data: 1"));
    monde.serveur->stop();
    EXPECT_TRUE(client.read_all().ends_with("0\r\n\r\n"));
    monde.serveur->wait();
}

}
