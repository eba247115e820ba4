// SPDX-License-Identifier: EUPL-1.2
// The life of a demande over HTTP: codes, headers and members that the contract gives.
#include "monde.h"

using namespace quitus::api;
using quitus::guichet::document;

namespace {

class Demandes : public MondeApi { };

std::string if_match(std::string const& etag)
{
    return "If-Match: " + etag + "\r\n";
}

}

TEST_F(Demandes, ADepositIsCreatedShownAndSentAgainTheSame)
{
    auto const texte = document("avance_bio_sgl");
    auto const archive = archive_of(texte).string();
    auto const creee = upload("POST", "/api/v1/demandes", au_laboratoire, texte, archive);
    ASSERT_EQ(creee.statut, 201) << creee.corps;
    EXPECT_EQ(creee.header("Location"), "/api/v1/demandes/SGN-2022-000001");
    EXPECT_NE(creee.header("ETag"), "");
    EXPECT_EQ(creee.at("/numero"), "SGN-2022-000001");
    EXPECT_EQ(creee.at("/type_demande"), "avance");
    EXPECT_EQ(creee.at("/dispositif"), "BIO_SGL");
    EXPECT_EQ(creee.at("/statut"), "deposee");
    EXPECT_EQ(creee.at("/version"), "1");
    EXPECT_EQ(creee.at("/depose_le"), "2022-11-21T09:15:00Z");
    EXPECT_EQ(creee.at("/fournisseur/siret"), "73282932000074");
    EXPECT_EQ(creee.at("/fournisseur/raison_sociale"), "Exemple Logiciels Santé");
    EXPECT_NE(creee.at("/rapport/verdict"), "");
    EXPECT_EQ(creee.at("/actions"), "0 children"); // nothing is open to its Fournisseur now
    auto const encore = upload("POST", "/api/v1/demandes", au_laboratoire, texte, archive);
    EXPECT_EQ(encore.statut, 201);
    EXPECT_EQ(encore.corps, creee.corps);
    EXPECT_EQ(get("/api/v1/demandes/SGN-2022-000001", au_laboratoire).corps, creee.corps);
    EXPECT_EQ(get("/api/v1/demandes/SGN-2022-000001", au_gestionnaire).at("/actions/0"),
        "prendre_en_charge");
}

TEST_F(Demandes, OtherBytesUnderTheSameIdentifierAreAConflict)
{
    filed(document("avance_bio_sgl"));
    auto const autre
        = document("avance_bio_sgl", { { "/references/reference_fournisseur", "\"X\"" } });
    auto const rendue
        = upload("POST", "/api/v1/demandes", au_laboratoire, autre, archive_of(autre).string());
    EXPECT_TRUE(rendue.is_problem(409)) << rendue.corps;
    EXPECT_EQ(rendue.at("/errors/0/pointer"), "/identifiant_envoi");
}

TEST_F(Demandes, WithoutGoodPiecesItIsAcceptedIncompleteThenCompleted)
{
    auto const texte = document("avance_bio_sgl");
    auto const gardee = upload("POST", "/api/v1/demandes", au_laboratoire, texte, "no archive");
    ASSERT_EQ(gardee.statut, 202) << gardee.corps;
    EXPECT_EQ(gardee.at("/statut"), "incomplete");
    EXPECT_EQ(gardee.at("/depose_le"), "null");
    EXPECT_EQ(gardee.at("/faute"), "Archive illisible.");
    EXPECT_EQ(gardee.at("/actions/0"), "completer");
    auto const chemin = gardee.header("Location");
    EXPECT_TRUE(
        upload("PUT", chemin + "/pieces", au_laboratoire, "", "no archive").is_problem(422));
    auto const complete
        = upload("PUT", chemin + "/pieces", au_laboratoire, "", archive_of(texte).string());
    EXPECT_EQ(complete.statut, 200) << complete.corps;
    EXPECT_EQ(complete.at("/statut"), "deposee");
    auto const trop
        = upload("PUT", chemin + "/pieces", au_laboratoire, "", archive_of(texte).string());
    EXPECT_TRUE(trop.is_problem(409));
    EXPECT_NE(trop.at("/detail").find("Aucune action"), std::string::npos);
}

TEST_F(Demandes, ABodyThatIsNotOneIsSaidWhereItFails)
{
    auto const sans = upload("POST", "/api/v1/demandes", au_laboratoire, "", "archive");
    EXPECT_TRUE(sans.is_problem(422));
    EXPECT_EQ(sans.at("/errors/0/pointer"), "/demande");
    auto const casse = upload("POST", "/api/v1/demandes", au_laboratoire, "{", "");
    EXPECT_TRUE(casse.is_problem(422));
    EXPECT_EQ(casse.at("/errors/0/rule"), "SCH-001");
    auto const etranger = document("avance_bio_sgl");
    auto const refusee = upload("POST", "/api/v1/demandes", au_concurrent, etranger, "");
    EXPECT_TRUE(refusee.is_problem(422));
    EXPECT_EQ(refusee.at("/errors/0/pointer"), "/fournisseur/siret");
    EXPECT_EQ(get("/api/v1/demandes", au_gestionnaire).at("/elements"), "0 children");
}

TEST_F(Demandes, ASimulationKeepsNothing)
{
    auto const texte = document("avance_bio_sgl");
    auto const rendue = upload(
        "POST", "/api/v1/verifications", au_laboratoire, texte, archive_of(texte).string());
    EXPECT_EQ(rendue.statut, 200);
    EXPECT_NE(rendue.at("/verdict"), "");
    EXPECT_EQ(get("/api/v1/demandes", au_laboratoire).at("/elements"), "0 children");
}

TEST_F(Demandes, FromTheDepositToThePayment)
{
    auto const numero = filed(document("avance_trois_laboratoires"));
    EXPECT_EQ(
        act(numero, au_gestionnaire, "\"prendre_en_charge\"").at("/statut"), "en_instruction");
    auto const demandee = act(numero, au_gestionnaire,
        R"("demander_modification","motifs":[{"objet":"BC","constat":"Illisible."}])");
    EXPECT_EQ(demandee.at("/statut"), "a_modifier");
    EXPECT_EQ(demandee.at("/motifs/0/constat"), "Illisible.");
    EXPECT_EQ(demandee.at("/echeance"), "2022-12-05T23:00:00Z"); // ten working days
    auto const texte = document("avance_trois_laboratoires");
    auto const chemin = "/api/v1/demandes/" + numero;
    auto const redeposee = upload("PUT", chemin, au_laboratoire, texte, archive_of(texte).string());
    ASSERT_EQ(redeposee.statut, 200) << redeposee.corps;
    EXPECT_EQ(redeposee.at("/version"), "2");
    EXPECT_EQ(act(numero, au_gestionnaire, "\"prendre_en_charge\"").statut, 200);
    auto const validee = act(numero, au_gestionnaire, "\"valider\"");
    ASSERT_EQ(validee.at("/statut"), "validee") << validee.corps;
    EXPECT_TRUE(act(numero, au_gestionnaire, "\"payer\"").is_problem(403));
    auto const payee = act(numero, au_payeur, "\"payer\"");
    EXPECT_EQ(payee.at("/statut"), "decidee_et_payee") << payee.corps;

    auto const livre = get("/api/v1/ecritures", au_gestionnaire);
    EXPECT_EQ(livre.at("/elements/0/demande"), numero);
    EXPECT_EQ(livre.at("/elements/0/lignes"), "4 children");
    EXPECT_EQ(livre.at("/elements/0/lignes/3/compte"), "paye");
    EXPECT_EQ(livre.at("/elements/0/lignes/3/sens"), "credit");
    EXPECT_EQ(livre.at("/elements/0/lignes/3/montant"), "1800.00");
    auto const boite = get("/api/v1/courriels", au_gestionnaire);
    EXPECT_EQ(boite.at("/elements"), "5 children"); // twice received, to mend, validated, paid
    EXPECT_EQ(boite.at("/elements/0/a"), "labo@exemple.fr");
    EXPECT_NE(boite.at("/elements/0/objet").find("décidée et payée"), std::string::npos);
    EXPECT_EQ(boite.at("/elements/0/etat"), "a_envoyer");
}

TEST_F(Demandes, AnActionThatIsNotOpenNamesThoseThatAre)
{
    auto const numero = filed(document("avance_bio_sgl"));
    auto const refusee = act(numero, au_gestionnaire, "\"valider\"");
    EXPECT_TRUE(refusee.is_problem(409)) << refusee.corps;
    EXPECT_NE(refusee.at("/detail").find("prendre_en_charge"), std::string::npos);
    EXPECT_TRUE(act(numero, au_laboratoire, "\"valider\"").is_problem(403));
    EXPECT_TRUE(act(numero, au_gestionnaire, "\"bondir\"").is_problem(422));
    EXPECT_TRUE(act(numero, au_laboratoire, "\"redeposer\"").is_problem(422));
    EXPECT_TRUE(
        post("/api/v1/demandes/" + numero + "/actions", au_gestionnaire, "{").is_problem(422));
    EXPECT_TRUE(post("/api/v1/demandes/" + numero + "/actions", au_gestionnaire,
        R"({"action":"prendre_en_charge","action":"valider"})")
                    .is_problem(422));
    ASSERT_EQ(act(numero, au_gestionnaire, "\"prendre_en_charge\"").statut, 200);
    EXPECT_TRUE(act(numero, au_gestionnaire, "\"rejeter\"").is_problem(422)); // without a reason
}

TEST_F(Demandes, AStaleIfMatchIsAConflictThatSaysWhoChangedWhat)
{
    auto const numero = filed(document("avance_bio_sgl"));
    auto const etag = get("/api/v1/demandes/" + numero, au_gestionnaire).header("ETag");
    auto const prise = act(numero, au_gestionnaire, "\"prendre_en_charge\"", if_match(etag));
    ASSERT_EQ(prise.statut, 200) << prise.corps;
    EXPECT_NE(prise.header("ETag"), etag);
    for (auto const& perime :
        { etag, std::string("W/") + prise.header("ETag"), std::string("\"x\""), std::string("\"\""),
            std::string("\""), std::string("abc"), prise.header("ETag") + ", " + etag,
            "\"" + prise.header("ETag").substr(1, 1) + "x\"" }) {
        auto const refusee = act(numero, au_gestionnaire, "\"valider\"", if_match(perime));
        EXPECT_TRUE(refusee.is_problem(409)) << perime << refusee.corps;
        EXPECT_NE(refusee.at("/detail").find("Demande prise en charge"), std::string::npos)
            << perime << refusee.corps;
    }
    EXPECT_EQ(act(numero, au_gestionnaire, "\"valider\"", if_match("*")).at("/statut"), "validee");
}

TEST_F(Demandes, TheReceiptGivesThePrintsOfWhatWasReceived)
{
    auto const texte = document("avance_bio_sgl");
    auto const numero = filed(texte);
    auto const accuse = get("/api/v1/demandes/" + numero + "/accuse", au_laboratoire);
    EXPECT_EQ(accuse.at("/numero"), numero);
    EXPECT_EQ(accuse.at("/instant"), "2022-11-21T09:15:00Z");
    EXPECT_EQ(accuse.at("/sha256"), state(numero).courante()->document);
    EXPECT_EQ(accuse.at("/reglement"), quitus::guichet::segur_vague_1().empreinte());
    EXPECT_EQ(accuse.at("/pieces"), "2 children");
    EXPECT_EQ(accuse.at("/pieces/0/sha256"),
        "447e14854347a37d09b40848717f062f7e0f58169d3acdba1802e81665c527d9");
}

TEST_F(Demandes, APieceIsGivenAsAFileToKeepWhateverItIs)
{
    auto const numero = filed(document("avance_bio_sgl"));
    std::string const sha256 = "447e14854347a37d09b40848717f062f7e0f58169d3acdba1802e81665c527d9";
    for (auto const& id : { std::string("P1"), std::string("BC-0417-1.pdf"), sha256 }) {
        auto const piece = get("/api/v1/demandes/" + numero + "/pieces/" + id, au_laboratoire);
        ASSERT_EQ(piece.statut, 200) << id << piece.corps;
        EXPECT_EQ(piece.corps, "file " + sha256);
        EXPECT_TRUE(piece.says("Content-Type: application/octet-stream"));
        EXPECT_TRUE(piece.says("Content-Disposition: attachment")) << piece.tete;
        EXPECT_TRUE(piece.says("BC-0417-1.pdf"));
    }
    for (auto const* const autre : { "P9", "..%2f..%2fetc", "%2e%2e" })
        EXPECT_GE(
            get("/api/v1/demandes/" + numero + "/pieces/" + autre, au_laboratoire).statut, 400);
}

TEST_F(Demandes, AListIsFilteredAndReadPageByPage)
{
    auto const une = filed(document("avance_bio_sgl"));
    auto const autre = filed(document("avance_trois_laboratoires"));
    auto const premiere = get("/api/v1/demandes?limite=1", au_gestionnaire);
    EXPECT_EQ(premiere.at("/elements"), "1 children");
    EXPECT_EQ(premiere.at("/elements/0/numero"), autre); // newest first
    auto const seconde
        = get("/api/v1/demandes?limite=1&apres=" + premiere.at("/suite"), au_gestionnaire);
    EXPECT_EQ(seconde.at("/elements/0/numero"), une);
    EXPECT_EQ(seconde.at("/suite"), "null");
    auto const only = [&](std::string const& filtre) {
        auto const rendue = get("/api/v1/demandes?" + filtre, au_gestionnaire);
        return rendue.at("/elements") == "1 children" ? rendue.at("/elements/0/numero")
                                                      : rendue.at("/elements");
    };
    EXPECT_EQ(only("beneficiaire=990000010"), autre);
    EXPECT_EQ(only("q=" + une), une);
    EXPECT_EQ(only("statut=rejetee"), "0 children");
    EXPECT_EQ(only("statut=deposee&statut=rejetee"), "2 children");
    EXPECT_EQ(only("dispositif=HOP_PFI"), "0 children");
    EXPECT_EQ(only("type_demande=solde"), "0 children");
    EXPECT_EQ(only("fournisseur=99900011000018"), "0 children");
    EXPECT_EQ(only("depuis=2022-11-22"), "0 children");
    for (auto const* const faux :
        { "limite=0", "limite=201", "limite=x", "apres=-1", "statut=bof", "depuis=hier" })
        EXPECT_TRUE(get("/api/v1/demandes?" + std::string(faux), au_gestionnaire).is_problem(422))
            << faux;
}

TEST_F(Demandes, AFournisseurReadsTheRoleOfWhoActedNotTheAccount)
{
    auto const numero = filed(document("avance_bio_sgl"));
    ASSERT_EQ(act(numero, au_gestionnaire, "\"prendre_en_charge\"").statut, 200);
    auto const vu = get("/api/v1/demandes/" + numero + "/historique", au_laboratoire);
    EXPECT_EQ(vu.at("/elements"), "2 children");
    EXPECT_EQ(vu.corps.find(gestionnaire.id), std::string::npos) << vu.corps;
    EXPECT_NE(vu.corps.find("\"acteur\":\"gestionnaire\""), std::string::npos);
    EXPECT_NE(get("/api/v1/demandes/" + numero + "/historique", au_gestionnaire)
                  .corps.find(gestionnaire.id),
        std::string::npos);
}

TEST_F(Demandes, TheJournalIsReadOldestFirstAndFollowed)
{
    auto const numero = filed(document("avance_bio_sgl"));
    auto const journal = get("/api/v1/evenements?limite=200", a_l_agence);
    EXPECT_EQ(journal.at("/elements/0/seq"), "1");
    EXPECT_EQ(journal.at("/elements/1/seq"), "2");
    auto const dernier = std::to_string(events());
    EXPECT_EQ(get("/api/v1/evenements?apres=" + dernier, a_l_agence).at("/elements"), "0 children");
    quitus::http::ClientBrut client(serveur->port());
    client.write("GET /api/v1/evenements?apres=" + dernier
        + " HTTP/1.1\r\nHost: quitus\r\nAccept: text/event-stream\r\n" + header_of(a_l_agence)
        + "\r\n");
    ASSERT_TRUE(client.fill_until("text/event-stream"));
    ASSERT_EQ(act(numero, au_gestionnaire, "\"prendre_en_charge\"").statut, 200);
    EXPECT_TRUE(client.fill_until("id: " + std::to_string(events()) + "\ndata: {"));
    EXPECT_TRUE(client.fill_until("demande_prise_en_charge"));
}

TEST_F(Demandes, TheSimulatedClockGoesForwardOnly)
{
    auto const put = [&](std::string const& corps) {
        return send("PUT", "/api/v1/horloge", a_l_administrateur, corps,
            "Content-Type: application/json\r\n");
    };
    EXPECT_EQ(
        put(R"({"instant":"2022-12-01T00:00:00+01:00"})").at("/instant"), "2022-11-30T23:00:00Z");
    EXPECT_TRUE(put(R"({"instant":"2022-11-30T23:00:00Z"})").is_problem(422));
    EXPECT_TRUE(put(R"({"instant":"demain"})").is_problem(422));
    EXPECT_TRUE(put("{}").is_problem(422));
    EXPECT_TRUE(put("").is_problem(422));
    api.avance_horloge = {};
    EXPECT_TRUE(put(R"({"instant":"2022-12-02T00:00:00Z"})").is_problem(409));
}
