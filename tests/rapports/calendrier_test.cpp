// SPDX-License-Identifier: EUPL-1.2
// The calendar of a campaign made by hand: what is known, what is to be established, what does not
// exist.
#include "rapports/calendrier/calendrier.h"
#include "rapports/calendrier/echeances.h"
#include "rapports/texte/terminal.h"

#include <gtest/gtest.h>
#include <sstream>

namespace quitus::rapports {
namespace {

using calendrier::Borne;
using calendrier::Echeance;
using reglement::NomEcheance;
using reglement::ReglementEnVigueur;

ReglementEnVigueur a_campaign()
{
    ReglementEnVigueur reglement;
    auto& dispositif = reglement.dispositifs.emplace_back();
    dispositif.code = "TST_UN";
    dispositif.libelle = "Essai, un";
    for (std::size_t rang = 0; rang < reglement::nombre_echeances; ++rang) {
        auto const nom = reglement::text(static_cast<NomEcheance>(rang));
        auto& parametre = dispositif.calendrier[rang];
        parametre.nom = "calendrier.TST_UN." + std::string(nom);
        parametre.texte = "à établir";
        parametre.source = "X-01";
    }
    auto const known
        = [&](NomEcheance nom, std::string_view jour, std::string_view heure, Borne borne) {
              auto& parametre = dispositif.calendrier[static_cast<std::size_t>(nom)];
              parametre.valeur = Echeance::of(
                  calendrier::Jour::parse(jour).value(), calendrier::Heure::parse(heure), borne)
                                     .value();
              parametre.texte = parametre.valeur->text();
          };
    known(NomEcheance::cloture, "2023-12-14", "14:00", Borne::avant);
    known(NomEcheance::avance, "2022-11-30", "", Borne::au_plus_tard);
    known(NomEcheance::ouverture_solde, "2022-01-18", "00:00", Borne::avant);
    dispositif.calendrier[static_cast<std::size_t>(NomEcheance::cloture)].validite
        = "depuis le 2023-04-10";
    dispositif.calendrier[static_cast<std::size_t>(NomEcheance::attestation_arbitrage)].texte
        = "sans objet";
    return reglement;
}

std::string written(FormatCalendrier format)
{
    std::ostringstream output;
    write_calendrier(format, { { "essai", "sha256:0" }, "9.9" }, a_campaign(), output);
    return output.str();
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);)
        lines.push_back(line);
    return lines;
}

TEST(LeCalendrier, EstDansLOrdreDuTempsEtFinitParLInconnu)
{
    auto const lines = lines_of(written(FormatCalendrier::text));
    EXPECT_EQ(lines.at(0), "TST_UN — Essai, un");
    EXPECT_TRUE(lines.at(1).starts_with("dès le 18/01/2022 à 00:00 "));
    EXPECT_TRUE(lines.at(2).starts_with("jusqu’au 30/11/2022 "));
    EXPECT_TRUE(lines.at(3).starts_with("avant le 14/12/2023 à 14:00  clôture des soldes "));
    EXPECT_TRUE(lines.at(3).ends_with("  depuis le 2023-04-10  X-01"));
    std::size_t unknown = 0;
    for (std::size_t rang = 4; rang < 4 + 9; ++rang)
        unknown += lines.at(rang).starts_with("à établir ") ? 1 : 0;
    EXPECT_EQ(unknown, 8U); // the ninth does not exist
    for (auto const& line : lines)
        EXPECT_LE(columns(line), 100U) << line;
}

TEST(LeCalendrier, EnAgendaNeMontreQueLeConnu)
{
    auto const text = written(FormatCalendrier::ics);
    std::vector<std::string> starts, uids;
    for (auto const& line : lines_of(text)) {
        if (line.starts_with("DTSTART:"))
            starts.push_back(line);
        if (line.starts_with("UID:"))
            uids.push_back(line);
    }
    // In winter Paris is one hour ahead; the evening of 30/11 is in time.
    EXPECT_EQ(starts,
        (std::vector<std::string>{ "DTSTART:20220117T230000Z\r", "DTSTART:20221130T225959Z\r",
            "DTSTART:20231214T130000Z\r" }));
    EXPECT_EQ(uids.at(2), "UID:essai.calendrier.TST_UN.cloture@quitus\r");
}

TEST(LeCalendrier, EnJsonDitLEtatDeChaqueEcheance)
{
    auto const text = written(FormatCalendrier::json);
    auto const count = [&](std::string_view part) {
        std::size_t found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
            ++found;
        return found;
    };
    EXPECT_EQ(count("\"etat\": \"connue\""), 3U);
    EXPECT_EQ(count("\"etat\": \"sans_objet\""), 1U);
    EXPECT_EQ(count("\"etat\": \"a_etablir\""), 8U);
    EXPECT_EQ(count("\"instant\": null"), 9U);
    EXPECT_EQ(count("\"borne\": \"a_partir_de\""), 1U);
    EXPECT_EQ(count("\"borne\": \"avant\""), 1U);
}

// A deadline without words would be shown by its name.
TEST(LeCalendrier, AUnIntitulePourChaqueEcheance)
{
    for (std::size_t rang = 0; rang < reglement::nombre_echeances; ++rang) {
        auto const nom
            = "calendrier.TST_UN." + std::string(reglement::text(static_cast<NomEcheance>(rang)));
        EXPECT_NE(intitule_de(nom), nom);
    }
    EXPECT_EQ(intitule_de("autre.chose"), "autre.chose");
}

}
}
