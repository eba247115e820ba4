// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "monde.h"

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

namespace quitus::http {
namespace {

std::string post(std::string const& chemin, std::string const& entetes, std::string const& corps)
{
    return "POST " + chemin + " HTTP/1.1\r\nHost: quitus\r\n" + entetes
        + "Content-Length: " + std::to_string(corps.size()) + "\r\n\r\n" + corps;
}

std::string const multipart = "Content-Type: multipart/form-data; boundary=lim\r\n";
std::string const formulaire = "Content-Type: application/x-www-form-urlencoded\r\n";

std::string part(std::string const& nom, std::string const& contenu, std::string const& more = {})
{
    return "--lim\r\nContent-Disposition: form-data; name=\"" + nom + "\"" + more + "\r\n\r\n"
        + contenu + "\r\n";
}

std::string read_file(std::filesystem::path const& chemin)
{
    std::ostringstream out;
    out << std::ifstream(chemin).rdbuf();
    return out.str();
}

// Says what it was given.
Reponse describe(Requete& requete)
{
    std::string text = requete.corps;
    for (auto const& champ : requete.formulaire)
        text += champ.nom + '=' + champ.valeur + '\n';
    for (auto const& partie : requete.parties) {
        text += partie.nom + ' ' + partie.nom_fichier + ' ' + partie.type + ' '
            + std::to_string(partie.taille_octets) + ' '
            + (partie.fichier.empty() ? partie.texte : read_file(partie.fichier)) + ' '
            + partie.sha256 + '\n';
    }
    return reponse_texte(text);
}

Route on_post(std::string motif, PolitiqueCorps corps)
{
    return { .methode = Methode::post,
        .motif = std::move(motif),
        .corps = std::move(corps),
        .traiter = describe };
}

void depots(Routeur& routeur)
{
    routeur.add(on_post("/rien", PolitiqueCorps::aucun()));
    routeur.add(on_post("/json", PolitiqueCorps::memoire(100)));
    routeur.add(on_post("/form", PolitiqueCorps::formulaire(100)));
    routeur.add(on_post("/depot",
        PolitiqueCorps::multipart({ { .nom = "demande", .octets_max = 1000 },
            { .nom = "pieces", .octets_max = 1000, .sur_disque = true, .nombre_max = 2 } })));
}

}

TEST(Corps, IsGivenWholeWithinItsBound)
{
    Monde const monde(depots);
    auto client = monde.client();
    EXPECT_EQ(client.ask(post("/json", "", std::string(100, 'x'))).corps, std::string(100, 'x'));
    EXPECT_EQ(client.ask(post("/json", "", "")).corps, "");
    EXPECT_EQ(client
                  .ask("POST /json HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                  .corps,
        "abcde");
    EXPECT_EQ(client.ask(post("/rien", "", "")).statut, 200);
}

TEST(Corps, TooLargeIsRefusedBeforeItIsReadAndTheLineIsClosed)
{
    Monde const monde(depots);
    auto client = monde.client();
    // Nothing of the body was sent: an answer now shows that none was awaited.
    auto const lue = client.ask("POST /json HTTP/1.1\r\nHost: q\r\nContent-Length: 101\r\n\r\n");
    EXPECT_EQ(lue.statut, 413);
    EXPECT_TRUE(lue.says("Connection: close"));
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(monde.ask(post("/rien", "", "x")).statut, 413);
    EXPECT_EQ(monde
                  .ask("POST /json HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "65\r\n"
                      + std::string(101, 'x') + "\r\n0\r\n\r\n")
                  .statut,
        413);
    EXPECT_EQ(monde.ask(post("/form", formulaire, std::string(101, 'x'))).statut, 413);
}

TEST(Corps, OfAFormIsDecodedAndNothingElseIsTakenForAForm)
{
    Monde const monde(depots);
    EXPECT_EQ(monde.ask(post("/form", formulaire, "a=1&b=%C3%A9+%26")).corps, "a=1\nb=é &\n");
    EXPECT_EQ(monde.ask(post("/form", formulaire, "a=%G")).statut, 400);
    EXPECT_EQ(monde.ask(post("/form", "", "a=1")).statut, 415);
    EXPECT_EQ(monde.ask(post("/form", "Content-Type: text/plain\r\n", "a=1")).statut, 415);
    EXPECT_EQ(monde.ask(post("/depot", formulaire, "a=1")).statut, 415);
    EXPECT_EQ(monde.ask(post("/depot", "Content-Type: multipart/form-data\r\n", "a")).statut, 400);
}

TEST(Corps, InPartsIsKeptOrSpooledAsTheRouteSays)
{
    Monde const monde(depots);
    auto const lue = monde.ask(post("/depot", multipart,
        part("demande", "{}")
            + part("pieces", "abc", "; filename=\"a.zip\"\r\nContent-Type: application/zip")
            + part("pieces", "", "; filename=\"\"") + "--lim--\r\n"));
    EXPECT_EQ(lue.statut, 200);
    // SHA-256 of "{}", "abc" (FIPS 180-2) and of nothing.
    EXPECT_EQ(lue.corps,
        "demande={}\n"
        "demande   2 {} 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n"
        "pieces a.zip application/zip 3 abc "
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
        "pieces   0  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n");
    EXPECT_EQ(monde.files_spooled(), 0U);
}

TEST(Corps, InPartsIsRefusedForAPartThatIsNotExpected)
{
    Monde const monde(depots);
    auto const statut = [&](std::string const& parts) {
        return monde.ask(post("/depot", multipart, parts + "--lim--\r\n")).statut;
    };
    EXPECT_EQ(statut(part("autre", "x")), 400);
    EXPECT_EQ(statut(part("demande", "1") + part("demande", "2")), 400);
    EXPECT_EQ(statut(part("pieces", "1") + part("pieces", "2") + part("pieces", "3")), 400);
    EXPECT_EQ(statut(part("demande", std::string(1000, 'x'))), 200);
    EXPECT_EQ(statut(part("demande", std::string(1001, 'x'))), 413);
    EXPECT_EQ(statut(part("pieces", std::string(1001, 'x'))), 413);
    EXPECT_EQ(statut(part("demande", "\xFF")), 400);
    EXPECT_EQ(monde.ask(post("/depot", multipart, part("demande", "1"))).statut, 400);
    EXPECT_EQ(monde.files_spooled(), 0U);
}

TEST(Corps, ThatWasMovedAwayStays)
{
    std::filesystem::path kept;
    Monde const monde([&](Routeur& routeur) {
        routeur.add({ .methode = Methode::post,
            .motif = "/garde",
            .corps = PolitiqueCorps::multipart({ { "p", 100, true } }),
            .traiter = [&](Requete& requete) {
                kept = requete.parties[0].fichier.parent_path().parent_path() / "garde";
                std::filesystem::rename(requete.parties[0].fichier, kept);
                return reponse_vide();
            } });
    });
    EXPECT_EQ(monde.ask(post("/garde", multipart, part("p", "abc") + "--lim--\r\n")).statut, 204);
    EXPECT_EQ(read_file(kept), "abc");
}

TEST(Corps, IsAskedForOnlyWhenTheRequestIsAdmitted)
{
    std::atomic<int> handled = 0;
    Monde const monde([&](Routeur& routeur) {
        routeur.add({ .methode = Methode::post,
            .motif = "/depot",
            .corps = PolitiqueCorps::memoire(100),
            .admettre = [](Tete& tete) -> std::optional<Reponse> {
                auto const who = tete.entete("Authorization");
                if (!who)
                    return reponse_vide(401).set("WWW-Authenticate", "Bearer");
                tete.contexte = std::string(*who);
                return std::nullopt;
            },
            .traiter =
                [&](Requete& requete) {
                    ++handled;
                    return reponse_texte(
                        std::any_cast<std::string>(requete.contexte) + ':' + requete.corps);
                } });
    });
    std::string const head = "POST /depot HTTP/1.1\r\nHost: q\r\nContent-Length: 3\r\n"
                             "Expect: 100-continue\r\n";
    auto refused = monde.client();
    EXPECT_EQ(refused.ask(head + "\r\n").statut, 401);
    EXPECT_TRUE(refused.is_closed());
    EXPECT_EQ(handled, 0);

    auto admitted = monde.client();
    EXPECT_EQ(admitted.ask(head + "Authorization: moi\r\n\r\n").statut, 100);
    EXPECT_EQ(admitted.ask("abc").corps, "moi:abc");
    EXPECT_EQ(admitted.ask(head + "Authorization: moi\r\n\r\n").statut, 100); // the line is kept
    EXPECT_EQ(handled, 1);
}

TEST(Corps, LeavesNothingWhenItsClientLeaves)
{
    Monde const monde([](Routeur& routeur) {
        routeur.add(on_post("/depot", PolitiqueCorps::multipart({ { "pieces", 1 << 20, true } })));
    });
    auto client = monde.client();
    client.write("POST /depot HTTP/1.1\r\nHost: q\r\n" + multipart
        + "Content-Length: 900000\r\n\r\n"
        + part("pieces", std::string(500'000, 'x'), "; filename=\"a\""));
    while (monde.files_spooled() == 0)
        std::this_thread::yield();
    client.leave();
    while (monde.serveur->statistiques().connexions > 0)
        std::this_thread::yield();
    EXPECT_EQ(monde.files_spooled(), 0U);
    EXPECT_EQ(monde.serveur->statistiques().par_classe[0], 1U);
}

namespace {

// From now on, the peak is that of what follows.
void forget_resident_peak()
{
    std::ofstream("/proc/self/clear_refs") << '5';
}

std::size_t resident_peak_kib()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::size_t kib = 0;
        if (word == "VmHWM:" && status >> kib)
            return kib;
    }
    return 0;
}

}

// The client and the server are both in this process: the peak covers them.
TEST(Corps, Of200MegabytesIsHashedAndSpooledInLessThan64)
{
    constexpr std::size_t pieces_max = 200;
    std::string result;
    Monde const monde([&](Routeur& routeur) {
        routeur.add({ .methode = Methode::post,
            .motif = "/depot",
            .corps = PolitiqueCorps::multipart({ { "pieces", pieces_max << 20, true } }),
            .traiter = [&](Requete& requete) {
                auto const& partie = requete.parties.at(0);
                EXPECT_EQ(std::filesystem::file_size(partie.fichier), pieces_max << 20);
                return reponse_texte(partie.sha256);
            } });
    });
    std::string piece(1 << 20, '\0');
    for (std::size_t i = 0; i < piece.size(); ++i)
        piece[i] = static_cast<char>(i * 31 % 251);
    auto const opening = part("pieces", "", "; filename=\"gros.zip\"");
    auto const head = opening.substr(0, opening.size() - 2);
    std::string const closing = "\r\n--lim--\r\n";
    forget_resident_peak();
    auto const before = resident_peak_kib();

    auto client = monde.client();
    base::Sha256 expected;
    client.write("POST /depot HTTP/1.1\r\nHost: q\r\n" + multipart + "Content-Length: "
        + std::to_string(head.size() + (pieces_max << 20) + closing.size()) + "\r\n\r\n" + head);
    for (std::size_t i = 0; i < pieces_max; ++i) {
        expected.update(piece);
        ASSERT_TRUE(client.write(piece));
    }
    auto const lue = client.ask(closing);

    EXPECT_EQ(lue.corps, expected.finish());
    EXPECT_LT(resident_peak_kib() - before, 64U << 10);
    EXPECT_EQ(monde.files_spooled(), 0U);
}

}
