// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"
#include "ecriture.h"

#include <gtest/gtest.h>

namespace quitus::rapports {
namespace {

using namespace exemples;

// The value at a pointer of a SARIF report, below its only run.
std::string at(std::string const& report, std::string const& pointer)
{
    base::JsonDocument document;
    EXPECT_FALSE(document.parse(report).has_value());
    auto const index = document.nearest("/runs/0" + pointer);
    EXPECT_EQ(document.pointer(index), "/runs/0" + pointer);
    auto const& node = document.nodes()[index];
    if (node.kind == base::JsonKind::boolean)
        return node.truth ? "true" : "false";
    return std::string(node.text);
}

std::string uri_of(std::string const& fichier)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.fichier = fichier;
    return at(written(Format::sarif, { demande }),
        "/results/0/locations/0/physicalLocation/artifactLocation/uri");
}

TEST(Sarif, NamesFilesByAddressesThatCanBeFollowed)
{
    EXPECT_EQ(uri_of("dossier/solde.json"), "dossier/solde.json");
    EXPECT_EQ(uri_of("été 50%.json"), "%C3%A9t%C3%A9%2050%25.json");
    EXPECT_EQ(uri_of("a:b#c?d.json"), "a%3Ab%23c%3Fd.json");
    EXPECT_EQ(uri_of("/srv/solde.json"), "file:///srv/solde.json");
    EXPECT_EQ(uri_of("//srv/solde.json"), "file:///srv/solde.json");
}

TEST(Sarif, LetsNoDocumentMakeALinkNorAnArgument)
{
    auto const message = at(written(Format::sarif, { hostile() }), "/results/0/message/text");
    EXPECT_EQ(message.find("]("), std::string::npos);
    EXPECT_NE(message.find("]] (javascript:alert"), std::string::npos);
    EXPECT_NE(message.find("{{0}}"), std::string::npos);
}

TEST(Sarif, GivesEachFindingItsOwnFingerprintWhateverItsLine)
{
    auto const fingerprint = [](DemandeJugee const& demande, std::string const& result) {
        return at(written(Format::sarif, { demande }),
            "/results/" + result + "/partialFingerprints/regleEnvoiPointeur~1v1");
    };
    auto demande = solde_au_dessus_du_plafond();
    auto const before = fingerprint(demande, "0");
    demande.constats[0].ligne = 99;
    EXPECT_EQ(fingerprint(demande, "0"), before);
    demande.constats.push_back(demande.constats[0]);
    EXPECT_EQ(fingerprint(demande, "0"), before);
    EXPECT_NE(fingerprint(demande, "1"), before);
    demande.constats[0].pointeur = "/lignes/1/montants/ht";
    EXPECT_NE(fingerprint(demande, "0"), before);
}

TEST(Sarif, SaysThatTheToolFailed)
{
    auto const report = written(Format::sarif, {}, {},
        { { "é.zip", "L’archive n’a pas pu être lue." }, { "", "La mémoire manque." } });
    auto const notifications = std::string("/invocations/0/toolExecutionNotifications");
    EXPECT_EQ(at(report, "/invocations/0/executionSuccessful"), "false");
    EXPECT_EQ(at(report, notifications + "/0/level"), "error");
    EXPECT_EQ(at(report, notifications + "/0/message/text"), "L’archive n’a pas pu être lue.");
    EXPECT_EQ(at(report, notifications + "/0/locations/0/physicalLocation/artifactLocation/uri"),
        "%C3%A9.zip");
    EXPECT_EQ(at(report, notifications + "/1/message/text"), "La mémoire manque.");
}

TEST(Sarif, WritesNoMessageWithoutText)
{
    auto demande = solde_au_dessus_du_plafond();
    demande.constats[0].message.clear();
    demande.constats[0].correction.clear();
    EXPECT_EQ(at(written(Format::sarif, { demande }), "/results/0/message/text"), "(sans texte)");
}

}
}
