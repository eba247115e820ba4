// SPDX-License-Identifier: EUPL-1.2
// Mails of the acts (9-emails, D.4 to D.8, D.23, D.25): what each says, to whom, and that the
// longest still fits.
#include "guichet/courriels/courriels.h"
#include "instruction/formes.h"
#include "monde.h"

#include <algorithm>

using namespace quitus::guichet;
using quitus::instruction::Motif;
using quitus::montant::Cents;
namespace genre = quitus::instruction::genre;

namespace {

bool has(std::string const& texte, std::string_view partie)
{
    return texte.find(partie) != std::string::npos;
}

std::size_t characters(std::string const& texte)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        texte, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Words between spaces of any kind; a dash or a colon alone is no word.
std::size_t words(std::string texte)
{
    for (std::string const space : { "\u00a0", "\u202f", "\n", "–", "€", "«", "»", "…", ":", ";" })
        for (auto at = texte.find(space); at != std::string::npos; at = texte.find(space, at))
            texte.replace(at, space.size(), " ");
    std::size_t count = 0;
    for (std::size_t at = 0; at < texte.size(); ++at)
        count += texte[at] != ' ' && (at == 0 || texte[at - 1] == ' ') ? 1U : 0U;
    return count;
}

class Courriels : public Monde {
protected:
    // The mails of that demande after the act, each checked against what is common to all.
    Courriel last(std::string const& numero)
    {
        auto const all = mails(numero);
        auto const newest = *std::ranges::max_element(all, {}, &Courriel::evenement);
        EXPECT_TRUE(newest.objet.starts_with("[" + numero + "] ")) << newest.objet;
        EXPECT_LE(characters(newest.objet), 78U) << newest.objet;
        EXPECT_TRUE(newest.texte.starts_with("Bonjour, ")) << newest.texte;
        EXPECT_TRUE(has(newest.texte, "http://localhost:8080/demandes/" + numero));
        EXPECT_TRUE(has(newest.texte, "Quitus, pour le compte de l’ASP."));
        EXPECT_FALSE(has(newest.objet + newest.texte, "{"));
        EXPECT_LE(words(newest.texte), 150U) << newest.texte;
        EXPECT_EQ(newest.compte, laboratoire.id);
        EXPECT_EQ(newest.adresse, "labo@exemple.fr");
        EXPECT_EQ(newest.etat, "a_envoyer");
        return newest;
    }
};

}

TEST_F(Courriels, ADepositIsAcknowledgedWithItsPrintAndItsMoney)
{
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    auto const lettre = last(suivi.numero);
    EXPECT_EQ(lettre.objet, "[SGN-2022-000001] Demande d’avance déposée le 21 novembre 2022");
    for (auto const& dit : { std::string("21 novembre 2022 à 10\u00a0h\u00a015"),
             std::string("BIO_SGL"), std::string("2 clients"),
             std::string("56\u202f172,66\u00a0€ TTC"), suivi.courante()->document.substr(0, 12) })
        EXPECT_TRUE(has(lettre.texte, dit)) << dit << "\n" << lettre.texte;
    EXPECT_EQ(lettre.evenement, suivi.revision);
    EXPECT_EQ(lettre.instant, suivi.depose_le);
}

TEST_F(Courriels, AnIncompleteDepositSaysWhyAndUntilWhen)
{
    auto const numero
        = deposer_demande(portail, laboratoire, { document("avance_bio_sgl"), broken_archive() })
              .value()
              .suivi.numero;
    auto const lettre = last(numero);
    EXPECT_TRUE(has(lettre.objet, "Dépôt inachevé"));
    for (auto const* const dit :
        { "L’archive est illisible.", "1er décembre 2022 à 0\u00a0h\u00a000", "n’est pas déposée" })
        EXPECT_TRUE(has(lettre.texte, dit)) << dit << "\n" << lettre.texte;
}

TEST_F(Courriels, AModificationListsItsPointsAndTheirDelay)
{
    horloge.instant = at("2023-09-12T08:00:00Z");
    auto const numero = examined(laboratoire, document("avance_bio_sgl")).numero;
    ASSERT_TRUE(demander_modification(portail, gestionnaire, { numero },
        { { "BC-0417-1.pdf", "La signature manque.", "une page signée", "PCE-002" } }));
    auto const un = last(numero);
    EXPECT_EQ(un.objet, "[SGN-2023-000001] 1 point à corriger avant la fin du 26 septembre 2023");
    EXPECT_TRUE(has(un.texte,
        "\n– PCE-002 – BC-0417-1.pdf\u00a0: La signature manque. Attendu\u00a0: une page signée\n"))
        << un.texte;
}

TEST_F(Courriels, ARejectionSaysWhyAndWhatCanStillBeDone)
{
    auto const numero = examined(laboratoire, document("avance_bio_sgl")).numero;
    portail.options.recours = "Recours gracieux sous deux mois.";
    ASSERT_TRUE(
        rejeter_demande(portail, gestionnaire, { numero }, { { "", "Bon hors délai.", "", "" } }));
    auto const lettre = last(numero);
    EXPECT_EQ(lettre.objet, "[SGN-2022-000001] Demande rejetée – motifs et suites");
    for (auto const* const dit : { "\n– Bon hors délai.\n", "déposer une nouvelle demande avant le",
             "1er décembre 2022", "Recours gracieux sous deux mois." })
        EXPECT_TRUE(has(lettre.texte, dit)) << dit << "\n" << lettre.texte;
    EXPECT_FALSE(has(lettre.texte, "recouvrement")); // no avance is at stake
}

TEST_F(Courriels, APaymentSaysHowMuchAndWhatWasCompensated)
{
    auto const avance = paid(laboratoire, document("avance_trois_laboratoires"));
    EXPECT_EQ(last(avance.numero).objet,
        "[SGN-2022-000001] Demande décidée et payée\u00a0: 1\u202f800,00\u00a0€");
    horloge.instant = at("2023-09-18T14:40:00Z");
    auto const solde = paid(laboratoire,
        document("solde_deux_laboratoires",
            { { "/references/numero_dossier_avance", "\"SGN-2022-000001\"" } }));
    auto const lettre = last(solde.numero);
    EXPECT_TRUE(has(lettre.objet, "1\u202f200,00\u00a0€"));
    EXPECT_TRUE(has(lettre.texte, "après compensation de 900,00\u00a0€")) << lettre.texte;
    auto const all = mails(solde.numero);
    EXPECT_TRUE(std::ranges::any_of(all, [](Courriel const& courriel) {
        return has(courriel.objet, "Demande validée") && has(courriel.texte, "1\u202f200,00\u00a0€")
            && has(courriel.texte, "contrôles d’usage");
    }));
}

TEST_F(Courriels, ANonDepositIsToldAtItsInstant)
{
    auto const numero = deposer_demande(portail, laboratoire, { document("avance_bio_sgl"), {} })
                            .value()
                            .suivi.numero;
    constater_non_depots(portail, at("2023-01-01T00:00:00Z"));
    auto const lettre = last(numero);
    EXPECT_TRUE(has(lettre.objet, "Demande non déposée"));
    EXPECT_TRUE(has(lettre.texte, "1er décembre 2022")) << lettre.texte;
    EXPECT_EQ(lettre.instant, at("2022-11-30T23:00:00Z"));
}

TEST_F(Courriels, OneIsSentAnEventAndAnActiveAccountOfTheCompanyOnly)
{
    auto const collegue
        = account(quitus::acces::Role::fournisseur, "collegue@exemple.fr", siret_du_laboratoire);
    account(quitus::acces::Role::fournisseur, "parti@exemple.fr", siret_du_laboratoire);
    ASSERT_TRUE(desactiver_compte(acces, administrateur.id, "parti@exemple.fr"));
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    std::vector<std::string> destinataires;
    for (auto const& courriel : mails(suivi.numero))
        destinataires.push_back(courriel.compte);
    std::ranges::sort(destinataires);
    EXPECT_EQ(destinataires, (std::vector{ laboratoire.id, collegue.id }));
    deposited(laboratoire, document("avance_bio_sgl")); // again: nothing happened
    EXPECT_EQ(mails(suivi.numero).size(), 2U);
}

TEST_F(Courriels, WhatHappensInsideIsToldToNobody)
{
    horloge.instant = at("2022-12-02T09:00:00Z");
    auto const suivi = deposited(laboratoire, document("avance_bio_sgl"));
    ASSERT_TRUE(prendre_en_charge(portail, gestionnaire, { suivi.numero }));
    ASSERT_TRUE(outrepasser_rejet(
        portail, administrateur, { suivi.numero }, suivi.rejets.front(), "Panne."));
    EXPECT_EQ(mails(suivi.numero).size(), 1U);
}

namespace {

Suivi longest(char const* type, std::size_t clients)
{
    Suivi suivi;
    suivi.numero = "SGN-2023-999999";
    suivi.type_demande = type;
    suivi.dispositif = "BIO_LOINC";
    suivi.identifiant_envoi = "6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e71";
    suivi.versions = { { .document = std::string(64, 'f') } };
    suivi.faute = "L’archive contient un fichier dont le nom sort de son dossier, et elle est "
                  "refusée entière.";
    suivi.financements.resize(clients);
    auto const beaucoup = Cents::of(99'999'999'999);
    suivi.montants = { beaucoup, beaucoup, beaucoup, beaucoup, beaucoup, Cents() };
    return suivi;
}

std::string long_text(std::size_t mots)
{
    std::string texte;
    for (std::size_t i = 0; i < mots; ++i)
        texte += "responsabilité ";
    return texte;
}

std::vector<Redaction> all_letters(Suivi suivi)
{
    OptionsPortail const options{ .adresse = "https://portail.exemple.fr",
        .operateur = "l’Agence de services et de paiement",
        .recours = "Recours gracieux ou contentieux sous deux mois devant le tribunal." };
    std::vector<Redaction> lettres;
    for (auto const kind :
        { genre::deposee, genre::completee, genre::redeposee, genre::modification_demandee,
            genre::validee, genre::rejetee, genre::payee, genre::non_deposee })
        for (auto const statut :
            { quitus::instruction::Statut::deposee, quitus::instruction::Statut::incomplete }) {
            suivi.statut = statut;
            Evenement const evenement{ .instant = at("2023-09-30T21:59:59Z"),
                .genre = std::string(kind),
                .donnees
                = quitus::journal::Donnees::objet({ { "echeance", "2023-12-14T13:00:01Z" } }) };
            lettres.push_back(redige(suivi, evenement, options).value());
        }
    return lettres;
}

}

TEST_F(Courriels, TheLongestFitsInASubjectLineAndInOneReading)
{
    for (auto const* const type : { "avance", "solde" })
        for (std::size_t const motifs : { 0U, 1U, 2U, 5U, 6U, 40U })
            for (std::size_t const mots : { 1U, 15U, 400U }) {
                auto suivi = longest(type, 1234);
                suivi.motifs.assign(motifs,
                    { "/lignes/1234/factures/12/montants/ttc", long_text(mots), "38 565,00 €",
                        "MNT-007" });
                for (auto const& lettre : all_letters(suivi)) {
                    EXPECT_LE(characters(lettre.objet), 78U) << lettre.objet;
                    EXPECT_FALSE(has(lettre.objet, "…")) << lettre.objet; // nothing was cut
                    EXPECT_LE(words(lettre.texte), 150U) << lettre.texte;
                    EXPECT_FALSE(has(lettre.objet + lettre.texte, "{")) << lettre.texte;
                    EXPECT_FALSE(has(lettre.objet, "\n"));
                }
            }
}

TEST_F(Courriels, PluralsFollowTheirNumber)
{
    for (auto const& [nombre, mots] : std::vector<std::pair<std::size_t, std::string>>{
             { 0, "0 client." }, { 1, "1 client." }, { 2, "2 clients." } }) {
        auto const suivi = longest("avance", nombre);
        Evenement const evenement{ .genre = std::string(genre::validee) };
        auto const texte = redige(suivi, evenement, {}).value().texte;
        EXPECT_TRUE(has(texte, "pour " + mots)) << texte;
    }
    auto suivi = longest("avance", 1);
    Evenement const evenement{ .genre = std::string(genre::modification_demandee) };
    suivi.motifs.resize(1);
    EXPECT_TRUE(has(redige(suivi, evenement, {}).value().objet, "1 point à corriger"));
    suivi.motifs.resize(2);
    EXPECT_TRUE(has(redige(suivi, evenement, {}).value().objet, "2 points à corriger"));
    suivi.motifs.resize(6, { "", "Trop.", "", "" });
    EXPECT_TRUE(has(redige(suivi, evenement, {}).value().texte, "– et 1 autre, sur la page"));
    suivi.motifs.resize(7);
    EXPECT_TRUE(has(redige(suivi, evenement, {}).value().texte, "– et 2 autres, sur la page"));
}

TEST_F(Courriels, ANegativeNetIsToldAsAReimbursement)
{
    auto suivi = longest("solde", 2);
    suivi.montants.net = Cents::of(-80'000);
    auto const lettre = redige(suivi, { .genre = std::string(genre::payee) }, {}).value();
    EXPECT_TRUE(has(lettre.objet, "une somme est à rembourser"));
    EXPECT_TRUE(has(lettre.texte, "800,00\u00a0€")) << lettre.texte;
    EXPECT_TRUE(has(lettre.texte, "rien n’est versé"));
}

TEST_F(Courriels, WhatAPersonTypedOnSeveralLinesIsOnePoint)
{
    auto suivi = longest("avance", 1);
    suivi.motifs = { { "", "Première ligne.\n\nDeuxième\tligne.", "", "" } };
    auto const texte = redige(suivi, { .genre = std::string(genre::rejetee) }, {}).value().texte;
    EXPECT_TRUE(has(texte, "\n– Première ligne. Deuxième ligne.\n")) << texte;
}
