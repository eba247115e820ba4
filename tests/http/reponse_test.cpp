// SPDX-License-Identifier: EUPL-1.2
#include "http/envoi/envoi.h"
#include "http/envoi/gzip.h"

#include <fstream>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>
#include <zlib.h>

namespace quitus::http {
namespace {

std::string inflated(std::string_view packed)
{
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

Tete get(std::vector<Entete> entetes = {}, Methode methode = Methode::get)
{
    Tete tete;
    tete.methode = methode;
    tete.entetes = std::move(entetes);
    return tete;
}

envoi::Envoi made(Tete const& tete, Reponse reponse)
{
    return envoi::make_envoi(
        tete, std::move(reponse), { .date = "Tue, 12 Sep 2023 08:00:00 GMT", .keeps_line = true });
}

bool says(envoi::Envoi const& envoi, std::string_view line)
{
    return envoi.tete.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

Entete const gzip_accepted{ "Accept-Encoding", "br, gzip;q=0.5" };
std::string const page(3000, 'p');

}

TEST(Reponse, IsWrittenWithItsLengthItsDateAndItsHeaders)
{
    auto const envoi = made(get(), reponse_html("<p>é</p>", 201).set("X-A", "1").set("x-a", "2"));
    EXPECT_TRUE(envoi.tete.starts_with("HTTP/1.1 201 Created\r\n"));
    EXPECT_TRUE(says(envoi, "Content-Length: 9"));
    EXPECT_TRUE(says(envoi, "Date: Tue, 12 Sep 2023 08:00:00 GMT"));
    EXPECT_TRUE(says(envoi, "Content-Type: text/html; charset=utf-8"));
    EXPECT_TRUE(says(envoi, "x-a: 2"));
    EXPECT_FALSE(says(envoi, "X-A: 1"));
    EXPECT_EQ(envoi.corps(), "<p>é</p>");
}

TEST(Reponse, NeverOpensASecondHeader)
{
    auto const envoi = made(get(), redirection("/a\r\nSet-Cookie: b=1\n").add("X\r\nY: ", "z"));
    EXPECT_TRUE(says(envoi, "Location: /aSet-Cookie: b=1"));
    EXPECT_TRUE(says(envoi, "XY: : z"));
}

TEST(Reponse, IsCompressedForWhoAcceptsIt)
{
    auto const envoi = made(get({ gzip_accepted }), reponse_html(page).set("ETag", "\"v1\""));
    EXPECT_TRUE(says(envoi, "Content-Encoding: gzip"));
    EXPECT_TRUE(says(envoi, "Vary: Accept-Encoding"));
    EXPECT_TRUE(says(envoi, "ETag: \"v1-gzip\""));
    EXPECT_TRUE(says(envoi, "Content-Length: " + std::to_string(envoi.corps().size())));
    EXPECT_EQ(inflated(envoi.corps()), page);

    auto const plain = made(get(), reponse_html(page));
    EXPECT_EQ(plain.corps(), page);
    EXPECT_TRUE(says(plain, "Vary: Accept-Encoding"));
}

TEST(Reponse, IsNotCompressedWhenItGainsNothingOrTellsASecret)
{
    auto const is_packed = [](Reponse reponse) {
        return says(made(get({ gzip_accepted }), std::move(reponse)), "Content-Encoding: gzip");
    };
    EXPECT_TRUE(is_packed(reponse_json(page)));
    EXPECT_TRUE(is_packed(reponse_probleme(page, 422)));
    EXPECT_TRUE(is_packed(reponse_html(std::string(1024, 'p'))));
    EXPECT_FALSE(is_packed(reponse_html(std::string(1023, 'p'))));
    EXPECT_FALSE(is_packed(reponse_de_type("application/zip", page)));
    auto secret = reponse_html(page);
    secret.compressible = false;
    EXPECT_FALSE(is_packed(secret));
    EXPECT_FALSE(says(made(get({ { "Accept-Encoding", "gzip;q=0, *" } }), reponse_html(page)),
        "Content-Encoding: gzip"));
}

TEST(Reponse, MadeReadyIsSharedAndCompressedOnce)
{
    auto const contenu = make_contenu("text/css", page);
    auto const packed = made(get({ gzip_accepted }), reponse_contenu(contenu));
    EXPECT_EQ(inflated(packed.corps()), page);
    EXPECT_EQ(packed.corps().data(), contenu->gzip.data());
    EXPECT_EQ(made(get(), reponse_contenu(contenu)).corps().data(), contenu->corps.data());
}

TEST(Reponse, IsNotSentAgainToWhoHoldsIt)
{
    auto const etag = etag_of(page);
    auto const asked = [&](std::string held, Methode methode = Methode::get) {
        return made(get({ { "If-None-Match", std::move(held) } }, methode),
            reponse_html(page).set("ETag", etag).set("Cache-Control", "no-cache"));
    };
    auto const held = asked("\"x\", W/" + etag);
    EXPECT_EQ(held.statut, 304U);
    EXPECT_TRUE(held.is_sans_corps);
    EXPECT_TRUE(says(held, "ETag: " + etag));
    EXPECT_TRUE(says(held, "Cache-Control: no-cache"));
    EXPECT_EQ(held.tete.find("Content-"), std::string::npos);
    EXPECT_EQ(asked("*").statut, 304U);
    EXPECT_EQ(asked(etag, Methode::head).statut, 304U);
    EXPECT_EQ(asked("\"x\"").statut, 200U);
    EXPECT_EQ(asked(etag, Methode::post).statut, 200U);
    auto const packed
        = made(get({ gzip_accepted, { "If-None-Match", etag.substr(0, 33) + "-gzip\"" } }),
            reponse_html(page).set("ETag", etag));
    EXPECT_EQ(packed.statut, 304U);
    EXPECT_TRUE(says(packed, "ETag: " + etag.substr(0, 33) + "-gzip\""));
}

TEST(Reponse, HasNoBodyForHeadAndNoContent)
{
    auto const head = made(get({}, Methode::head), reponse_texte("Bonjour"));
    EXPECT_TRUE(head.is_sans_corps);
    EXPECT_TRUE(says(head, "Content-Length: 7"));
    auto const nothing = made(get(), reponse_vide());
    EXPECT_TRUE(nothing.is_sans_corps);
    EXPECT_EQ(nothing.tete.find("Content-Length"), std::string::npos);
}

TEST(Reponse, SendsAFileUnderItsName)
{
    auto const chemin = std::filesystem::temp_directory_path()
        / ("quitus-reponse-test-" + std::to_string(::getpid()));
    std::ofstream(chemin) << page;
    auto const envoi = made(get(), reponse_fichier(chemin, "application/pdf", "pièce \"1\".pdf"));
    EXPECT_EQ(envoi.corps(), page);
    EXPECT_TRUE(says(envoi,
        "Content-Disposition: attachment; filename=\"pi__ce _1_.pdf\"; "
        "filename*=UTF-8''pi%C3%A8ce%20%221%22.pdf"));
    std::filesystem::remove(chemin);
    EXPECT_THROW(made(get(), reponse_fichier(chemin, "application/pdf")), std::system_error);
}

TEST(Reponse, SetsCookiesOneByOne)
{
    auto reponse = reponse_vide()
                       .add(Cookie{ .nom = "__Host-s", .valeur = "x" })
                       .add(Cookie{ .nom = "t",
                           .valeur = "",
                           .duree_secondes = 0,
                           .secure = false,
                           .http_only = false,
                           .same_site = "Strict" });
    ASSERT_EQ(reponse.entetes.size(), 2U);
    EXPECT_EQ(reponse.entetes[0].valeur, "__Host-s=x; Path=/; Secure; HttpOnly; SameSite=Lax");
    EXPECT_EQ(reponse.entetes[1].valeur, "t=; Path=/; Max-Age=0; SameSite=Strict");
}

RC_GTEST_PROP(Gzip, GivesBackEveryText, (std::string octets))
{
    RC_ASSERT(inflated(envoi::gzip(octets, envoi::Effort::quick)) == octets);
}

}
