// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/multipart.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::http::lecture {
namespace {

struct PartieLue {
    EntetePartie entete;
    std::string octets;
    bool is_ended = false;
};

struct Recueil final : ReceveurDeParties {
    std::vector<PartieLue> parties;
    std::optional<base::Erreur> begin_partie(EntetePartie const& entete) override
    {
        EXPECT_TRUE(parties.empty() || parties.back().is_ended);
        parties.push_back({ entete, {}, false });
        return std::nullopt;
    }
    std::optional<base::Erreur> add_octets(std::string_view octets) override
    {
        parties.back().octets += octets;
        return std::nullopt;
    }
    std::optional<base::Erreur> end_partie() override
    {
        parties.back().is_ended = true;
        return std::nullopt;
    }
};

// The parts, or the fault, of a body cut in pieces of that size.
base::Result<std::vector<PartieLue>> read(std::string_view corps, std::size_t size)
{
    Recueil recueil;
    Multipart multipart("lim");
    for (; !corps.empty(); corps.remove_prefix(std::min(size, corps.size()))) {
        if (auto faute = multipart.feed(corps.substr(0, size), recueil))
            return tl::unexpected(*std::move(faute));
    }
    if (auto faute = multipart.finish())
        return tl::unexpected(*std::move(faute));
    return std::move(recueil.parties);
}

std::string part(std::string const& entetes, std::string const& contenu)
{
    return "--lim\r\n" + entetes + "\r\n\r\n" + contenu + "\r\n";
}

std::string field(std::string const& nom, std::string const& contenu)
{
    return part("Content-Disposition: form-data; name=\"" + nom + "\"", contenu);
}

bool is_refused(std::string const& corps)
{
    auto const whole = read(corps, corps.size());
    auto const by_byte = read(corps, 1);
    EXPECT_EQ(whole.has_value(), by_byte.has_value()) << corps;
    return !whole;
}

std::string const fin = "--lim--\r\n";

}

TEST(Multipart, GivesEachPartWhateverThePiecesAre)
{
    auto const corps = field("demande", "{\"a\":1}")
        + part("content-disposition: form-data; name=\"pieces\"; filename=\"dépôt.zip\"\r\n"
               "Content-Type: application/zip",
            std::string("PK\0\r\n--li\r\n--", 13))
        + field("vide", "") + fin;
    for (std::size_t const size :
        { std::size_t{ 1 }, std::size_t{ 2 }, std::size_t{ 7 }, std::size_t{ 64 }, corps.size() }) {
        auto const parties = read(corps, size);
        ASSERT_TRUE(parties) << size << ' ' << parties.error().message;
        ASSERT_EQ(parties->size(), 3U);
        EXPECT_EQ((*parties)[0].entete.nom, "demande");
        EXPECT_FALSE((*parties)[0].entete.nom_fichier);
        EXPECT_EQ((*parties)[0].octets, "{\"a\":1}");
        EXPECT_EQ((*parties)[1].entete.nom_fichier, "dépôt.zip");
        EXPECT_EQ((*parties)[1].entete.type, "application/zip");
        EXPECT_EQ((*parties)[1].octets, std::string("PK\0\r\n--li\r\n--", 13));
        EXPECT_EQ((*parties)[2].octets, "");
        EXPECT_TRUE((*parties)[2].is_ended);
    }
}

RC_GTEST_PROP(Multipart, GivesBackAnyContentUnderAnySplit, ())
{
    auto const octets = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("\r\n-limx\0", 8))));
    std::string corps;
    std::size_t kept = 0;
    for (auto const& one : octets) {
        RC_PRE(("\r\n" + one).find("\r\n--lim") == std::string::npos);
        corps += field("n", one);
        ++kept;
    }
    corps += fin;
    auto const parties = read(corps, *rc::gen::inRange<std::size_t>(1, corps.size() + 1));
    RC_ASSERT(parties.has_value());
    RC_ASSERT(parties->size() == kept);
    for (std::size_t i = 0; i < kept; ++i)
        RC_ASSERT((*parties)[i].octets == octets[i]);
}

TEST(Multipart, SkipsWhatStandsBeforeAndAfter)
{
    auto const parties = read("avant\r\n" + field("a", "1") + "--lim-- \r\naprès", 3);
    ASSERT_TRUE(parties);
    EXPECT_EQ(parties->size(), 1U);
    EXPECT_TRUE(is_refused(std::string(Multipart::hors_parties_octets_max + 100, 'x') + fin));
    EXPECT_TRUE(is_refused(fin + std::string(Multipart::hors_parties_octets_max + 100, 'x')));
}

TEST(Multipart, IsRefusedWithoutItsLastBoundary)
{
    EXPECT_TRUE(is_refused(""));
    EXPECT_TRUE(is_refused(field("a", "1")));
    EXPECT_TRUE(is_refused(field("a", "1") + "--lim-"));
    EXPECT_TRUE(is_refused(field("a", "1") + "--lim\r\n"));
    EXPECT_FALSE(is_refused(field("a", "1") + "--lim--"));
}

TEST(Multipart, IsRefusedWhenABoundaryGoesOn)
{
    EXPECT_TRUE(is_refused(field("a", "1") + "--limite\r\n\r\n" + fin));
    EXPECT_TRUE(is_refused("--lim" + std::string(100, ' ') + "\r\n" + fin));
}

TEST(Multipart, IsRefusedWhenAPartHasNoNameOrTwo)
{
    EXPECT_TRUE(is_refused(field("", "1") + fin));
    EXPECT_TRUE(is_refused(part("Content-Type: text/plain", "1") + fin));
    EXPECT_TRUE(is_refused("--lim\r\n\r\n1\r\n" + fin));
    EXPECT_TRUE(is_refused(part("Content-Disposition: form-data", "1") + fin));
    EXPECT_TRUE(is_refused(part("Content-Disposition: attachment; name=\"a\"", "1") + fin));
    EXPECT_TRUE(
        is_refused(part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "1") + fin));
    EXPECT_TRUE(is_refused(part("Content-Disposition: form-data; name=\"a\"\r\n"
                                "Content-Disposition: form-data; name=\"b\"",
                               "1")
        + fin));
    EXPECT_TRUE(is_refused(part("Content-Disposition: form-data; name=\"a", "1") + fin));
}

TEST(Multipart, IsRefusedWhenAPartIsNestedOrEncoded)
{
    std::string const name = "Content-Disposition: form-data; name=\"a\"\r\n";
    EXPECT_TRUE(is_refused(part(name + "Content-Type: multipart/mixed; boundary=b", "1") + fin));
    EXPECT_TRUE(is_refused(part(name + "Content-Transfer-Encoding: base64", "MQ==") + fin));
    EXPECT_FALSE(is_refused(part(name + "Content-Transfer-Encoding: binary", "1") + fin));
    EXPECT_TRUE(is_refused(part(name + " suite", "1") + fin));
    EXPECT_TRUE(is_refused(part(name + "sans deux points", "1") + fin));
}

TEST(Multipart, IsRefusedWhenThePartHeadersAreTooLong)
{
    std::string const name = "Content-Disposition: form-data; name=\"a\"\r\nX: ";
    std::string const room(Multipart::entetes_octets_max - name.size(), 'x');
    EXPECT_FALSE(is_refused(part(name + room, "1") + fin));
    EXPECT_TRUE(is_refused(part(name + room + "x", "1") + fin));
}

TEST(Multipart, TakesOfAFileNameItsLastComponentInUtf8)
{
    auto const name_of = [](std::string const& given) {
        auto const entete = read_entete_partie(
            "Content-Disposition: form-data; name=\"p\"; filename=\"" + given + "\"");
        return entete ? entete->nom_fichier.value_or("absent") : "refusé";
    };
    EXPECT_EQ(name_of("pièce.pdf"), "pièce.pdf");
    EXPECT_EQ(name_of("../../etc/passwd"), "passwd");
    EXPECT_EQ(name_of("C:\\dossier\\a.pdf"), "a.pdf");
    EXPECT_EQ(name_of("a\\\"b.pdf"), "a\"b.pdf");
    EXPECT_EQ(name_of(""), "");
    EXPECT_EQ(name_of("\xE9.pdf"), "refusé");
    EXPECT_EQ(name_of("a\tb"), "refusé");
}

TEST(Multipart, ReadsTheBoundaryThatTheTypeDeclares)
{
    EXPECT_EQ(frontiere_of("multipart/form-data; boundary=lim").value(), "lim");
    EXPECT_EQ(frontiere_of("multipart/form-data; charset=x; Boundary=\"a b\"").value(), "a b");
    EXPECT_FALSE(frontiere_of("multipart/form-data"));
    EXPECT_FALSE(frontiere_of("multipart/form-data; boundary="));
    EXPECT_FALSE(frontiere_of("multipart/form-data; boundary=\"a \""));
    EXPECT_FALSE(frontiere_of("multipart/form-data; boundary=a; boundary=b"));
    EXPECT_FALSE(frontiere_of("multipart/form-data; boundary=" + std::string(71, 'a')));
    EXPECT_FALSE(frontiere_of("multipart/form-data; boundary=\"a\nb\""));
}

}
