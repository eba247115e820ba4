// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/analyseur.h"

#include <array>
#include <gtest/gtest.h>

namespace quitus::http::lecture {
namespace {

constexpr std::size_t limite = 16 << 10;

struct Lecture {
    unsigned refus = 0;
    Tete tete;
    std::string corps;
    bool is_complete = false;
};

// Reads a whole request given in pieces of that size.
Lecture read(std::string const& octets, std::size_t size)
{
    Analyseur analyseur(limite);
    Lecture lecture;
    std::string tampon;
    bool has_tete = false;
    for (std::size_t at = 0; at < octets.size(); at += size) {
        tampon += octets.substr(at, size);
        if (!has_tete) {
            auto const lu = analyseur.read_tete(tampon);
            tampon.erase(0, lu.consumed);
            if (lu.refus)
                lecture.refus = lu.refus->statut;
            if (lu.refus)
                return lecture;
            has_tete = lu.is_complete;
        }
        while (has_tete && !lecture.is_complete) {
            std::array<char, 5> room{};
            auto const lu = analyseur.read_corps(tampon, room);
            tampon.erase(0, lu.consumed);
            lecture.corps.append(room.data(), lu.produced);
            if (lu.refus)
                lecture.refus = lu.refus->statut;
            if (lu.refus)
                return lecture;
            lecture.is_complete = lu.is_complete;
            if (lu.consumed == 0)
                break;
        }
    }
    lecture.tete = analyseur.tete;
    return lecture;
}

// The refusal, 0 when there is none; the same by bytes and at once.
unsigned refusal(std::string const& octets)
{
    auto const whole = read(octets, octets.size());
    EXPECT_EQ(whole.refus, read(octets, 1).refus) << octets;
    return whole.refus;
}

std::string get(std::string const& cible, std::string const& entetes = {})
{
    return "GET " + cible + " HTTP/1.1\r\nHost: quitus\r\n" + entetes + "\r\n";
}

std::string post(std::string const& entetes, std::string const& corps)
{
    return "POST / HTTP/1.1\r\nHost: quitus\r\n" + entetes + "\r\n" + corps;
}

}

TEST(Analyseur, ReadsAHeadByBytesOrAtOnce)
{
    auto const octets = get("/faq/caf%C3%A9?q=a+b&q=%2B", "Cookie: a=1; __Host-s=\"xyz\"\r\n");
    for (std::size_t const size : { std::size_t{ 1 }, octets.size() }) {
        auto const lecture = read(octets, size);
        EXPECT_TRUE(lecture.is_complete);
        EXPECT_EQ(lecture.tete.methode, Methode::get);
        EXPECT_EQ(lecture.tete.chemin, "/faq/café");
        EXPECT_EQ(lecture.tete.parametres.all("q"), (std::vector<std::string_view>{ "a b", "+" }));
        EXPECT_EQ(lecture.tete.cookie("__Host-s"), "xyz");
    }
}

TEST(Analyseur, ReadsABodyOfSaidLengthAndOneInChunks)
{
    std::string const chunked = "Transfer-Encoding: chunked\r\n";
    for (std::size_t const size : { std::size_t{ 1 }, std::size_t{ 9 }, std::size_t{ 999 } }) {
        auto const said = read(post("Content-Length: 11\r\n", "hello world"), size);
        EXPECT_TRUE(said.is_complete);
        EXPECT_EQ(said.corps, "hello world");
        auto const chunks
            = read(post(chunked, "6;x=y\r\nhello \r\n5\r\nworld\r\n0\r\nX: y\r\n\r\n"), size);
        EXPECT_TRUE(chunks.is_complete);
        EXPECT_EQ(chunks.corps, "hello world");
    }
}

TEST(Analyseur, RefusesALengthSaidInTwoWays)
{
    std::string const chunked = "Transfer-Encoding: chunked\r\n";
    std::string const chunks = "3\r\nabc\r\n0\r\n\r\n";
    EXPECT_EQ(refusal(post(chunked, chunks)), 0U);
    EXPECT_EQ(refusal(post("Content-Length: 3\r\n" + chunked, chunks)), 400U);
    EXPECT_EQ(refusal(post(chunked + "Content-Length: 3\r\n", chunks)), 400U);
    EXPECT_EQ(refusal(post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")), 400U);
    EXPECT_EQ(refusal(post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd")), 400U);
    EXPECT_EQ(refusal(post(chunked + chunked, chunks)), 400U);
    EXPECT_NE(refusal(post("Transfer-Encoding: gzip, chunked\r\n", chunks)), 0U);
    EXPECT_NE(refusal(post("Transfer-Encoding: identity\r\nContent-Length: 3\r\n", "abc")), 0U);
    EXPECT_NE(refusal(post("Transfer-Encoding: xchunked\r\n", chunks)), 0U);
    EXPECT_NE(refusal(post("Transfer-Encoding : chunked\r\n", chunks)), 0U);
    EXPECT_EQ(refusal("POST / HTTP/1.0\r\nHost: quitus\r\n" + chunked + "\r\n" + chunks), 400U);
}

TEST(Analyseur, RefusesALengthThatIsNoNumber)
{
    for (auto const* length : { "+3", "-3", "0x3", "3,3", "3 3", "", "99999999999999999999999" })
        EXPECT_EQ(refusal(post("Content-Length: " + std::string(length) + "\r\n", "abc")), 400U)
            << length;
}

TEST(Analyseur, RefusesBrokenChunks)
{
    std::string const chunked = "Transfer-Encoding: chunked\r\n";
    for (auto const* chunks : { "g\r\nabc\r\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n", "-3\r\nabc\r\n",
             "fffffffffffffffff\r\nabc\r\n", " 3\r\nabc\r\n0\r\n\r\n" })
        EXPECT_EQ(refusal(post(chunked, chunks)), 400U) << chunks;
    EXPECT_EQ(refusal(post(chunked, "3\nabc\n0\n\n")), 400U);
    EXPECT_EQ(refusal(post(chunked, "0\r\nsans deux points\r\n\r\n")), 400U);
    EXPECT_EQ(refusal(post(chunked, "1;" + std::string(300, 'x') + "\r\na\r\n0\r\n\r\n")), 400U);
    EXPECT_EQ(refusal(post(chunked, "0\r\nX: " + std::string(5000, 'x') + "\r\n\r\n")), 400U);
    EXPECT_FALSE(read(post(chunked, "3\r\nabc\r\n0\r\n"), 999).is_complete);
}

TEST(Analyseur, WantsOneHostThatIsAName)
{
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\n\r\n"), 400U);
    EXPECT_EQ(refusal(get("/", "Host: autre\r\n")), 400U);
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400U);
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"), 400U);
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"), 0U);
    EXPECT_EQ(refusal("GET / HTTP/1.0\r\n\r\n"), 0U);
}

TEST(Analyseur, RefusesLinesThatTwoServersCouldReadDifferently)
{
    EXPECT_EQ(refusal(get("/", "X: a\r\n b\r\n")), 400U);
    EXPECT_EQ(refusal(get("/", "X: a\nY: b\r\n")), 400U);
    EXPECT_EQ(refusal(get("/", "X: a\rY: b\r\n")), 400U);
    EXPECT_EQ(refusal(get("/", std::string("X: a\0b\r\n", 8))), 400U);
    EXPECT_EQ(refusal(get("/", "X : a\r\n")), 400U);
    EXPECT_EQ(refusal(get("/", ": a\r\n")), 400U);
    EXPECT_EQ(refusal(get("/", "Authorization: a\r\nAuthorization: b\r\n")), 400U);
    EXPECT_EQ(refusal("GET  / HTTP/1.1\r\nHost: quitus\r\n\r\n"), 400U);
    EXPECT_EQ(refusal("\r\n" + get("/")), 0U);
}

TEST(Analyseur, RefusesAnAddressThatIsNoPath)
{
    for (auto const* cible :
        { "faq", "/a/../b", "/%2e%2e/b", "/./a", "/%", "/%00", "/%C3", "/a?b=%zz", "/a#b", "*" })
        EXPECT_EQ(refusal(get(cible)), 400U) << cible;
    EXPECT_EQ(refusal(get("http://quitus/faq")), 0U);
    EXPECT_EQ(read(get("http://quitus/faq?a=1"), 999).tete.chemin, "/faq");
    EXPECT_EQ(read(get("/a%2Fb"), 999).tete.chemin, "/a/b");
}

TEST(Analyseur, RefusesWhatItDoesNotSpeak)
{
    EXPECT_EQ(refusal("GET / HTTP/2.0\r\nHost: quitus\r\n\r\n"), 505U);
    EXPECT_EQ(refusal("GET / HTTP/0.9\r\nHost: quitus\r\n\r\n"), 505U);
    EXPECT_EQ(refusal(get("/", "Expect: rien\r\n")), 417U);
    EXPECT_EQ(refusal(post("Content-Encoding: gzip\r\nContent-Length: 1\r\n", "x")), 415U);
    EXPECT_EQ(read("PROPFIND / HTTP/1.1\r\nHost: quitus\r\n\r\n", 99).tete.methode, Methode::autre);
}

TEST(Analyseur, BoundsTheHead)
{
    auto const room = limite - get("/", "X: \r\n").size();
    EXPECT_EQ(refusal(get("/", "X: " + std::string(room, 'x') + "\r\n")), 0U);
    EXPECT_EQ(refusal(get("/", "X: " + std::string(room + 1, 'x') + "\r\n")), 431U);
    EXPECT_EQ(refusal(std::string(limite + 1, 'x')), 431U);
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += "X: y\r\n";
    EXPECT_EQ(refusal(get("/", many)), 431U);
}

TEST(Tete, FindsHeadersAndCookies)
{
    auto const tete
        = read(get("/",
                   "cookie: a=1; __Host-s=\"xyz\"\r\nCookie: b=2\r\nAccept: text/*;q=0.5, "
                   "application/json, application/xml;q=0\r\n"),
            9999)
              .tete;
    EXPECT_EQ(tete.entete("HOST"), "quitus");
    EXPECT_FALSE(tete.entete("X"));
    EXPECT_EQ(tete.cookie("a"), "1");
    EXPECT_EQ(tete.cookie("__Host-s"), "xyz");
    EXPECT_EQ(tete.cookie("b"), "2");
    EXPECT_FALSE(tete.cookie("c"));
    EXPECT_TRUE(tete.accepts("text/html"));
    EXPECT_TRUE(tete.accepts("application/json"));
    EXPECT_FALSE(tete.accepts("application/xml"));
    EXPECT_FALSE(tete.accepts("image/png"));
    EXPECT_TRUE(tete.prefers("application/json"));
    EXPECT_FALSE(tete.prefers("text/html"));
}

}
