// SPDX-License-Identifier: EUPL-1.2
// The three forms of a horizon, on horizons made by hand.
#include "exemples.h"
#include "rapports/calendrier/echeances.h"
#include "rapports/horizon/horizon.h"

#include <gtest/gtest.h>
#include <sstream>

namespace quitus::rapports {
namespace {

using verdict::Horizon;
using verdict::Motif;
using verdict::Verdict;

calendrier::Instant paris(std::string_view text)
{
    return calendrier::parse_instant(text).value();
}

// Too early, good, good in another case, closed: filed on 18 September.
Horizon a_solde(std::string_view depot = "2023-09-18T16:40:00")
{
    Horizon horizon;
    horizon.actuelle.fichier = "solde.json";
    horizon.actuelle.type_demande = "solde";
    horizon.actuelle.dispositif = "BIO_SGL";
    horizon.actuelle.identifiant_envoi = "6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01";
    horizon.actuelle.instant = paris(depot);
    auto const opening = paris("2022-01-18"), autumn = paris("2023-09-20T14:00:01"),
               closing = paris("2023-12-14T14:00:00");
    horizon.intervalles = {
        { {}, opening, { Verdict::rejet, 1, { "SCH-001" } } },
        { opening, autumn, { Verdict::recevable, 1, {} } },
        { autumn, closing, { Verdict::recevable, 2, {} } },
        { closing, {}, { Verdict::rejet, 2, { "CAL-010" } },
            { { Motif::Nature::echeance, "calendrier.BIO_SGL.cloture",
                "< 2023-12-14T14:00:00+01:00", "A-09" } } },
    };
    horizon.actuelle.verdict = horizon.intervalles[horizon.rank_of(paris(depot))].issue.verdict;
    return horizon;
}

std::string written(FormatHorizon format, Horizon const& horizon, Options options = {})
{
    std::ostringstream output;
    write_horizon(format, { { "segur-vague-1", "sha256:0" }, "9.9" }, exemples::find, options,
        horizon, output);
    return output.str();
}

std::string text_of(Horizon const& horizon)
{
    return written(FormatHorizon::text, horizon);
}

// Wherever the line was broken.
bool says(std::string text, std::string_view part)
{
    for (auto at = text.find("\n  "); at != std::string::npos; at = text.find("\n  ", at))
        text.replace(at, text.find_first_not_of(' ', at + 1) - at, " ");

    return text.find(part) != std::string::npos;
}

TEST(LHorizonEnJson, EstCeluiDuContrat)
{
    auto horizon = a_solde();
    horizon.intervalles.resize(2);
    horizon.intervalles[1].a.reset();
    EXPECT_EQ(written(FormatHorizon::json, horizon), R"({
  "intervalles": [
    {
      "de": null,
      "a": "2022-01-17T23:00:00Z",
      "verdict": "rejet",
      "cas": 1,
      "regles": [
        "SCH-001"
      ]
    },
    {
      "de": "2022-01-17T23:00:00Z",
      "a": null,
      "verdict": "recevable",
      "cas": 1,
      "regles": []
    }
  ]
}
)");
}

TEST(LHorizonEnJson, DitNulUnCasAbsent)
{
    auto horizon = a_solde();
    horizon.intervalles = { { {}, {}, { Verdict::rejet, {}, {} } } };
    auto const text = written(FormatHorizon::json, horizon);
    EXPECT_TRUE(says(text, "\"cas\": null")) << text;
}

TEST(LaFrise, DitJusquAQuandLaDemandeEstBonne)
{
    auto const text = text_of(a_solde());
    // The case changes in September, not what may be done.
    EXPECT_TRUE(says(text, "Elle est bonne jusqu’au 14/12/2023 à 13:59:59.")) << text;
    EXPECT_TRUE(says(text, "du 18/01/2022 à 00:00:00 au 20/09/2023 à 14:00:00")) << text;
    EXPECT_TRUE(says(text, "à partir du 14/12/2023 à 14:00:00")) << text;
}

TEST(LaFrise, MarqueLIntervalleDuDepot)
{
    auto const text = text_of(a_solde("2023-10-10T09:00:00"));
    auto const mark = text.find("◀ dépôt");
    ASSERT_NE(mark, std::string::npos);
    EXPECT_EQ(text.find("◀ dépôt", mark + 1), std::string::npos);
    EXPECT_TRUE(says(text.substr(text.rfind('\n', mark), mark - text.rfind('\n', mark)),
        "du 20/09/2023 à 14:00:01"));
}

TEST(LaFrise, DitPourquoiEtQuelleRegle)
{
    auto const text = text_of(a_solde());
    EXPECT_TRUE(says(text, "pourquoi\u00A0: clôture des soldes (calendrier.BIO_SGL.cloture < "));
    EXPECT_TRUE(says(text, "en défaut\u00A0: CAL-010 Le solde est couvert par une attestation"));
    EXPECT_TRUE(says(text, "n’est plus en défaut\u00A0: SCH-001 Le fichier est un document JSON"));
}

TEST(LaFrise, DitQuandUneDemandeTardiveEtaitBonne)
{
    EXPECT_TRUE(says(text_of(a_solde("2023-12-14T14:00:00")), "le dernier était le 14/12/2023 à"));
}

TEST(LaFrise, DitQuandUneDemandePrecoceDeviendraBonne)
{
    EXPECT_TRUE(
        says(text_of(a_solde("2021-12-14T14:00:00")), "à partir du 18/01/2022 à 00:00:00."));
}

TEST(LaFrise, DitQuandRienNEstAAttendre)
{
    auto horizon = a_solde();
    horizon.intervalles = { { {}, {}, { Verdict::a_modifier, {}, { "MNT-007" } } } };
    auto const text = text_of(horizon);
    EXPECT_TRUE(says(text, "à tout instant")) << text;
    EXPECT_TRUE(says(text, "aucun instant de dépôt ne la rend recevable")) << text;
    horizon.intervalles[0].issue = { Verdict::recevable, {}, {} };
    EXPECT_TRUE(says(text_of(horizon), "aussi tard qu’elle soit déposée"));
}

TEST(LaFrise, NAppellePasBonneCeQuiEstAVerifier)
{
    auto horizon = a_solde();
    for (auto& intervalle : horizon.intervalles) {
        if (intervalle.issue.verdict == Verdict::recevable)
            intervalle.issue.verdict = Verdict::a_verifier;
    }
    auto const text = text_of(horizon);
    EXPECT_FALSE(says(text, "bonne")) << text;
    EXPECT_TRUE(says(text, "Rien ne la bloque jusqu’au 14/12/2023 à 13:59:59.")) << text;
}

TEST(LaFrise, EstColoreeSurUnTerminalSeulement)
{
    EXPECT_FALSE(says(text_of(a_solde()), "\x1b"));
    EXPECT_TRUE(says(written(FormatHorizon::text, a_solde(), { .couleur = true }),
        "\x1b[31m✘\x1b[0m jusqu’au 17/01/2022 à 23:59:59"));
}

TEST(LaFrise, NeLaisseAucunDocumentPiloterLeTerminal)
{
    auto horizon = a_solde();
    horizon.actuelle.fichier = "a\x1b[2J\nb.json";
    horizon.actuelle.dispositif = "\u202Ez";
    horizon.intervalles[3].motifs = { { Motif::Nature::date, "/a\x1b", "\x07", {} } };
    auto const text = text_of(horizon);
    for (auto const* forbidden : { "\x1b", "\x07", "\u202E", "\nb.json" })
        EXPECT_FALSE(says(text, forbidden));
}

TEST(LAgendaDeLHorizon, AUnEvenementParChangement)
{
    auto const text = written(FormatHorizon::ics, a_solde());
    std::size_t events = 0;
    for (auto at = text.find("BEGIN:VEVENT"); at != std::string::npos;
         at = text.find("BEGIN:VEVENT", at + 1))
        ++events;
    EXPECT_EQ(events, 3U);
    for (auto const* start :
        { "DTSTART:20220117T230000Z", "DTSTART:20230920T120001Z", "DTSTART:20231214T130000Z" })
        EXPECT_TRUE(says(text, start)) << start;
}

TEST(LAgendaDeLHorizon, NEstPasVideQuandRienNeChange)
{
    auto horizon = a_solde();
    horizon.intervalles = { { {}, {}, { Verdict::rejet, {}, { "SCH-001" } } } };
    auto const text = written(FormatHorizon::ics, horizon);
    EXPECT_TRUE(says(text, "BEGIN:VJOURNAL"));
    EXPECT_FALSE(says(text, "BEGIN:VEVENT"));
}

TEST(LAgendaDeLHorizon, GardeSesIdentifiantsQuandLeFichierChangeDeNom)
{
    auto const uids = [](Horizon const& horizon) {
        std::vector<std::string> found;
        std::istringstream input(written(FormatHorizon::ics, horizon));
        for (std::string line; std::getline(input, line);) {
            if (line.starts_with("UID:"))
                found.push_back(line);
        }
        return found;
    };
    auto moved = a_solde();
    moved.actuelle.fichier = "ailleurs.json";
    EXPECT_EQ(uids(a_solde()), uids(moved));
    auto other = a_solde();
    other.actuelle.identifiant_envoi = "6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e02";
    EXPECT_NE(uids(a_solde())[0], uids(other)[0]);
}

TEST(UnHorizon, NeCroitPasAUneSortieQuiRefuse)
{
    std::ostringstream output;
    output.setstate(std::ios::badbit);
    EXPECT_THROW(write_horizon(FormatHorizon::json, {}, exemples::find, {}, a_solde(), output),
        EcritureImpossible);
}

TEST(UnMotif, SeDitEnClair)
{
    EXPECT_EQ(en_clair(Motif{ Motif::Nature::delai, "commande.validite_jours", "120", "R-04" }),
        "un délai expire\u00A0: durée de validité d’un bon de commande (commande.validite_jours "
        "120, R-04)");
    EXPECT_EQ(en_clair(Motif{ Motif::Nature::date, "/declarations/date", "2023-09-18", "" }),
        "une date du document est atteinte (/declarations/date 2023-09-18)");
    EXPECT_EQ(
        en_clair(Motif{ Motif::Nature::nouvelle_valeur, "montants.taux_tva", "20.00", "R-04" }),
        "les textes changent\u00A0: montants.taux_tva (montants.taux_tva 20.00, R-04)");
}

TEST(UneEcheance, SeDitALHorlogeDeParis)
{
    using calendrier::Borne;
    using calendrier::Echeance;
    auto const jour = calendrier::Jour::parse("2023-12-14").value();
    auto const heure = calendrier::Heure::parse("14:00").value();
    auto const limite = [&](std::optional<calendrier::Heure> quand, Borne borne) {
        return Echeance::of(jour, quand, borne).value();
    };
    EXPECT_EQ(limite_en_clair(limite(heure, Borne::avant)), "avant le 14/12/2023 à 14:00");
    EXPECT_EQ(limite_en_clair(limite({}, Borne::au_plus_tard)), "jusqu’au 14/12/2023");
    EXPECT_EQ(ouverture_en_clair(limite(heure, Borne::avant)), "dès le 14/12/2023 à 14:00");
    EXPECT_EQ(instant_nomme(limite(heure, Borne::avant)), paris("2023-12-14T14:00:00"));
    EXPECT_EQ(instant_nomme(limite(heure, Borne::au_plus_tard)), paris("2023-12-14T14:00:00"));
    EXPECT_EQ(instant_nomme(limite({}, Borne::au_plus_tard)), paris("2023-12-14T23:59:59"));
}

}
}
