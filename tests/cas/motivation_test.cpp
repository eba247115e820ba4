// SPDX-License-Identifier: EUPL-1.2
// Every case of the rules, followed: what is told of each rule agrees with what it said, and a rule
// that holds tells what it looked at. A member that a rule reads and that bears no name aborts
// (demande/repertoire).
#include "cas/cas_embarques.h"
#include "cas/jouer.h"
#include "jugement/jugement.h"
#include "jugement/motivation/enquete.h"
#include "regulation_files/regulation_files.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace {

using namespace quitus;
using verdict::SortDeRegle;

std::optional<std::string_view> file(std::string const& path)
{
    for (auto const& [nom, texte] : cas::embedded_files())
        if (nom == path)
            return texte;
    return std::nullopt;
}

cas::Monde monde()
{
    return {
        .document
        = [](std::string_view nom) { return file("bases/" + std::string(nom) + ".json"); },
        .campagne =
            [](std::string_view id) {
                static std::map<std::string, base::Result<reglement::Reglement>, std::less<>> read;
                auto found = read.find(id);
                if (found == read.end()) {
                    auto const path
                        = std::string(QUITUS_SOURCE_DIR "/reglement/") + std::string(id);
                    found = read.emplace(id, regulation_files::read_campaign(path)).first;
                }
                return found->second;
            },
        .contextes
        = cas::read_contextes("contextes.yaml", file("bases/contextes.yaml").value_or("")).value(),
    };
}

// Calls visit(rule of the case, case, motivation, judged) for each case that can be played.
template <typename Visit>
void for_each_case(Visit&& visit)
{
    auto const world = monde();
    for (auto const& [nom, texte] : cas::embedded_files()) {
        if (nom.find('/') != std::string_view::npos || !nom.ends_with(".yaml"))
            continue;
        auto const fichier = cas::read_cas(nom, texte);
        ASSERT_TRUE(fichier) << nom;
        for (auto const& one : fichier->cas) {
            jugement::Enquete enquete;
            jugement::SousTemoinDesRegles const follows(&enquete);
            auto const resultat = cas::joue(fichier->regle, one, world);
            ASSERT_TRUE(resultat) << nom << " " << one.nom;
            visit(fichier->regle, one, enquete.take(), resultat->jugee);
        }
    }
}

// What was seen in one walk over the cases.
struct Parcours {
    std::vector<std::string> ecarts; // between what is told and what was said
    std::vector<std::string> sans_regard; // rules that hold and looked at nothing
    std::vector<std::string> sans_manque; // rules not evaluated, and nothing is wanted
    std::set<std::string_view> tenues; // rules that hold in one of their own cases
    std::size_t regles = 0, non_evaluees = 0;
};

bool wants_something(verdict::Motivation const& motivation, verdict::RegleMotivee const& motivee)
{
    return std::ranges::any_of(
               motivee.faits, [&](auto rang) { return !motivation.faits[rang].manque.empty(); })
        || std::ranges::any_of(
            motivee.parametres, [&](auto rang) { return !motivation.parametres[rang].connu; });
}

void look(Parcours& parcours, std::string const& nom, verdict::Motivation const& motivation,
    verdict::RegleMotivee const& motivee, verdict::DemandeJugee const& jugee)
{
    bool said = false, evaluated = false;
    for (auto const& constat : jugee.constats) {
        said = said || constat.regle == motivee.regle;
        evaluated = evaluated || (constat.regle == motivee.regle && constat.evaluee);
    }
    ++parcours.regles;
    bool const unknown = motivee.sort == SortDeRegle::non_evaluee;
    if ((motivee.sort == SortDeRegle::parle) != evaluated || (said && !evaluated && !unknown))
        parcours.ecarts.push_back(nom);
    if (motivee.sort == SortDeRegle::tient && motivee.faits.empty() && motivee.parametres.empty())
        parcours.sans_regard.push_back(nom);
    if (!unknown || said)
        return;
    ++parcours.non_evaluees;
    if (!wants_something(motivation, motivee))
        parcours.sans_manque.push_back(nom);
}

Parcours const& parcours()
{
    static auto const seen = [] {
        Parcours result;
        for_each_case(
            [&](verdict::IdRegle regle, cas::Cas const& one, verdict::Motivation const& motivation,
                verdict::DemandeJugee const& jugee) {
                EXPECT_EQ(motivation.regles.size(), jugement::catalogue().size()) << one.nom;
                for (auto const& motivee : motivation.regles) {
                    look(result, std::string(motivee.regle.text()) + " " + one.nom, motivation,
                        motivee, jugee);
                    if (motivee.regle == regle && motivee.sort == SortDeRegle::tient)
                        result.tenues.insert(jugement::find_regle(regle)->id.text());
                }
            });
        return result;
    }();
    return seen;
}

TEST(LaMotivation, DitDeChaqueRegleCeQueLeJugementEnDit)
{
    EXPECT_THAT(parcours().ecarts, testing::IsEmpty());
    EXPECT_GT(parcours().regles, 10000U);
}

TEST(LaMotivation, DUneRegleQuiTientDitCeQuElleARegarde)
{
    EXPECT_THAT(parcours().sans_regard, testing::IsEmpty());
    for (auto const& [regle, fonction] : jugement::catalogue()) {
        // It tells the case of every solde: it speaks, or lacks the deadline, and never holds.
        bool const never_holds = regle.id == verdict::IdRegle("CAL-013");
        EXPECT_NE(parcours().tenues.contains(regle.id.text()), never_holds) << regle.id.text();
    }
}

TEST(LaMotivation, DUneRegleNonEvalueeDitCeQuIlManque)
{
    EXPECT_THAT(parcours().sans_manque, testing::IsEmpty());
    EXPECT_GT(parcours().non_evaluees, 100U);
}

}
