// SPDX-License-Identifier: EUPL-1.2
// The fold of two judgments, on requests judged by hand. Contract: 5-contract section 2,
// `simulate`.
#include "guichet/comparaison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;
using montant::Cents;
using testing::ElementsAre;
using testing::IsEmpty;
using verdict::Consequence;
using verdict::Effet;
using verdict::IdRegle;
using verdict::Verdict;

struct Dit {
    IdRegle regle;
    Consequence consequence;
};
using Constats = std::vector<Dit>;

verdict::DemandeJugee jugee(
    std::string_view type, std::optional<std::int64_t> cents, Constats const& constats = {})
{
    verdict::DemandeJugee demande;
    demande.fichier = "lot.ndjson";
    demande.type_demande = type;
    demande.dispositif = "BIO_SGL";
    for (auto const& [regle, consequence] : constats)
        demande.constats.push_back({ .regle = regle, .consequence = consequence });
    demande.verdict = verdict::worst(demande.constats);
    if (cents && type == "avance")
        demande.montants.avance = Cents::of(*cents);
    if (cents && type == "solde")
        demande.montants.net = Cents::of(*cents);
    return demande;
}

verdict::DemandeJugee of_dispositif(verdict::DemandeJugee demande, std::string_view code)
{
    demande.dispositif = code;
    return demande;
}

// A request, on both sides, with who asks for it.
struct Cas {
    verdict::DemandeJugee avant, apres;
    verdict::FournisseurDeclare fournisseur = { "732829320", "Exemple" };
};

struct Resultat {
    base::Result<verdict::Simulation> simulation;
    std::vector<verdict::DemandeConcernee> concernees;
};

Resultat compare(std::vector<Cas> const& lot)
{
    Comparaison comparaison;
    std::vector<verdict::DemandeConcernee> concernees;
    for (auto const& cas : lot) {
        auto demande = guichet::compare(cas.avant, cas.apres);
        if (demande.concernee) {
            demande.concernee->fournisseur = cas.fournisseur;
            concernees.push_back(*demande.concernee);
        }
        comparaison.add(demande);
    }
    return { comparaison.finish(), concernees };
}

std::vector<std::pair<Effet, std::string>> effets(verdict::DemandeConcernee const& demande)
{
    std::vector<std::pair<Effet, std::string>> found;
    for (auto const& [regle, effet] : demande.regles)
        found.emplace_back(effet, regle.text());
    return found;
}

TEST(Comparaison, NeCompteQueCeQuiNEstNiRejeteNiAModifier)
{
    auto const [simulation, concernees] = compare({
        { jugee("avance", 100), jugee("avance", 100, { { "CAL-002", Consequence::rejet } }) },
        { jugee("solde", 1000, { { "MNT-007", Consequence::a_modifier } }), jugee("solde", 1000) },
        { jugee("solde", 20000, { { "PER-006", Consequence::a_verifier } }),
            jugee("solde", 30000) },
        { jugee("attestation_fin_prestations", 7), jugee("attestation_fin_prestations", 8) },
        { jugee("solde", {}), jugee("solde", -500000) },
    });
    EXPECT_EQ(simulation->ensemble.avant, Cents::of(100 + 20000));
    EXPECT_EQ(simulation->ensemble.apres, Cents::of(1000 + 30000 - 500000));
    EXPECT_EQ(simulation->ensemble.demandes, 5U);
    EXPECT_EQ(simulation->ensemble.concernees, 4U);
    EXPECT_EQ(concernees.size(), 4U);
}

TEST(Comparaison, DitLesTransitionsParRangEtCellesQuiNeBougentPas)
{
    auto const recevable = jugee("avance", 1);
    auto const rejetee = jugee("avance", 1, { { "CAL-002", Consequence::rejet } });
    auto const douteuse = jugee("avance", 1, { { "PER-006", Consequence::a_verifier } });
    auto const [simulation, concernees]
        = compare({ { rejetee, recevable }, { recevable, recevable }, { recevable, rejetee },
            { douteuse, rejetee }, { recevable, recevable }, { recevable, douteuse } });
    std::vector<std::tuple<Verdict, Verdict, std::size_t>> found;
    for (auto const& [de, vers, nombre] : simulation->transitions)
        found.emplace_back(de, vers, nombre);
    EXPECT_THAT(found,
        ElementsAre(std::tuple(Verdict::recevable, Verdict::recevable, 2U),
            std::tuple(Verdict::recevable, Verdict::a_verifier, 1U),
            std::tuple(Verdict::recevable, Verdict::rejet, 1U),
            std::tuple(Verdict::a_verifier, Verdict::rejet, 1U),
            std::tuple(Verdict::rejet, Verdict::recevable, 1U)));
    EXPECT_EQ(simulation->changent_de_verdict(), 4U);
    EXPECT_EQ(simulation->avant.rejet, 1U);
    EXPECT_EQ(simulation->apres.rejet, 2U);
    EXPECT_EQ(simulation->avant.demandes, 6U);
    EXPECT_EQ(simulation->avant.constats.at("CAL-002"), 1U);
}

TEST(Comparaison, UneReglePeutApparaitreDisparaitreOuChangerDEffet)
{
    auto const avant = jugee("avance", 1,
        { { "MNT-007", Consequence::a_verifier }, { "CAL-001", Consequence::rejet },
            { "PCE-002", Consequence::a_modifier } });
    auto const apres = jugee("avance", 1,
        { { "MNT-008", Consequence::a_modifier }, { "PCE-002", Consequence::a_modifier },
            { "MNT-007", Consequence::a_modifier }, { "MNT-005", Consequence::a_modifier } });
    auto const concernees = compare({ { avant, apres } }).concernees;
    EXPECT_THAT(effets(concernees.at(0)),
        ElementsAre(std::pair(Effet::apparait, "MNT-005"), std::pair(Effet::apparait, "MNT-008"),
            std::pair(Effet::disparait, "CAL-001"), std::pair(Effet::change, "MNT-007")));
}

TEST(Comparaison, UneInformationNEstPasUneCauseEtUneRegleQuiParleDeuxFoisEnEstUne)
{
    auto const silence = jugee("avance", 1, { { "CAL-013", Consequence::information } });
    EXPECT_THAT(compare({ { silence, jugee("avance", 1) } }).concernees, IsEmpty());
    auto const twice = jugee("avance", 1,
        { { "MNT-007", Consequence::a_verifier }, { "MNT-007", Consequence::a_modifier } });
    auto const once = jugee("avance", 1, { { "MNT-007", Consequence::a_modifier } });
    EXPECT_THAT(compare({ { twice, once } }).concernees, IsEmpty());
    auto const [simulation, concernees] = compare({ { silence, twice } });
    EXPECT_THAT(effets(concernees.at(0)), ElementsAre(std::pair(Effet::apparait, "MNT-007")));
    EXPECT_EQ(simulation->causes.at(0).nombre, 1U);
    EXPECT_EQ(simulation->apres.constats.at("MNT-007"), 2U);
}

TEST(Comparaison, UneRegleDePlusSansAutreVerdictConcerneMaisNEstCauseDAucunPassage)
{
    auto const une = jugee("avance", 1, { { "CAL-001", Consequence::rejet } });
    auto const deux = jugee(
        "avance", 1, { { "CAL-001", Consequence::rejet }, { "CAL-002", Consequence::rejet } });
    auto const [simulation, concernees] = compare({ { une, deux } });
    EXPECT_EQ(concernees.size(), 1U);
    EXPECT_THAT(simulation->causes, IsEmpty());
}

TEST(Comparaison, RangeLesDispositifsParCodeEtLInconnuEnDernier)
{
    auto const simulation = compare(
        {
            { of_dispositif(jugee("avance", 1), ""), of_dispositif(jugee("avance", 2), "") },
            { of_dispositif(jugee("avance", 5), "RAD_RIS"),
                of_dispositif(jugee("avance", 5), "RAD_RIS") },
            { of_dispositif(jugee("avance", 3), "BIO_SGL"),
                of_dispositif(jugee("avance", 7), "BIO_SGL") },
        })
                                .simulation;
    std::vector<std::string> codes;
    for (auto const& [code, euros] : simulation->dispositifs)
        codes.push_back(code);
    EXPECT_THAT(codes, ElementsAre("BIO_SGL", "RAD_RIS", ""));
    EXPECT_EQ(simulation->dispositifs[1].euros.concernees, 0U);
    EXPECT_EQ(simulation->dispositifs[1].euros.avant, Cents::of(5));
}

TEST(Comparaison, RangeLesFournisseursParEurosDeplacesEtLesTientParLeurSiren)
{
    auto const simulation
        = compare({
                      { jugee("avance", 100), jugee("avance", 110), { "111111118", "Petit" } },
                      { jugee("avance", 100), jugee("avance", 40), { "222222226", "Grand" } },
                      { jugee("avance", 100), jugee("avance", 95),
                          { "111111118", "Petit, autrement écrit" } },
                      { jugee("avance", 100), jugee("avance", 105), { "", "Sans numéro" } },
                      { jugee("avance", 100), jugee("avance", 100), { "333333334", "Immobile" } },
                  })
              .simulation;
    std::vector<std::tuple<std::string, std::size_t, std::int64_t>> found;
    for (auto const& [fournisseur, euros] : simulation->fournisseurs)
        found.emplace_back(
            fournisseur.raison_sociale, euros.concernees, (euros.apres - euros.avant).count());
    EXPECT_THAT(found,
        ElementsAre(std::tuple("Grand", 1U, -60), std::tuple("Sans numéro", 1U, 5),
            std::tuple("Petit", 2U, 5)));
}

TEST(Comparaison, RefuseUneSommeQuElleNePeutPasCompter)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    for (auto const sign : { 1, -1 }) {
        auto const huge = jugee("solde", sign * (most / 3));
        EXPECT_TRUE(compare({ { huge, huge } }).simulation.has_value());
        auto const refused = compare({ { huge, huge }, { huge, huge } }).simulation;
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, "somme_trop_grande");
        EXPECT_FALSE(compare({ { huge, huge }, { huge, huge }, { huge, huge }, { huge, huge } })
                         .simulation.has_value());
    }
}

verdict::DemandeJugee any_demande()
{
    static constexpr std::array<IdRegle, 3> ids{ "CAL-001", "CAL-002", "MNT-007" };
    Constats constats;
    for (auto const id : ids)
        if (*rc::gen::arbitrary<bool>())
            constats.push_back({ id, static_cast<Consequence>(*rc::gen::inRange(0, 4)) });
    return jugee(*rc::gen::element<std::string>("avance", "solde", "annulation"),
        *rc::gen::inRange<std::int64_t>(-1000, 1000), constats);
}

std::vector<Cas> any_lot()
{
    std::vector<Cas> lot;
    for (auto count = *rc::gen::inRange(0, 12); count > 0; --count)
        lot.push_back({ any_demande(), any_demande(),
            { *rc::gen::element<std::string>("", "111111118", "222222226"), "Exemple" } });
    return lot;
}

RC_GTEST_PROP(Comparaison, LesEcartsDesFournisseursEtDesDispositifsSontCeluiDeLEnsemble, ())
{
    auto const simulation = compare(any_lot()).simulation;
    auto const moved
        = [](verdict::Euros const& euros) { return (euros.apres - euros.avant).count(); };
    std::int64_t fournisseurs = 0, dispositifs = 0;
    for (auto const& [fournisseur, euros] : simulation->fournisseurs)
        fournisseurs += moved(euros);
    for (auto const& [code, euros] : simulation->dispositifs)
        dispositifs += moved(euros);
    RC_ASSERT(fournisseurs == moved(simulation->ensemble));
    RC_ASSERT(dispositifs == moved(simulation->ensemble));
}

RC_GTEST_PROP(Comparaison, EnSensInverseLesPassagesEtLesEcartsSontInverses, ())
{
    auto lot = any_lot();
    auto const there = compare(lot).simulation;
    for (auto& cas : lot)
        std::swap(cas.avant, cas.apres);
    auto const back = compare(lot).simulation;
    RC_ASSERT(there->ensemble.avant == back->ensemble.apres);
    RC_ASSERT(there->ensemble.concernees == back->ensemble.concernees);
    RC_ASSERT(there->transitions.size() == back->transitions.size());
    for (auto const& [de, vers, nombre] : there->transitions)
        RC_ASSERT(std::ranges::any_of(back->transitions, [&](auto const& other) {
            return other.de == vers && other.vers == de && other.nombre == nombre;
        }));
}

RC_GTEST_PROP(Comparaison, UnLotCompareALuiMemeNeBougePas, ())
{
    auto lot = any_lot();
    for (auto& cas : lot)
        cas.apres = cas.avant;
    auto const [simulation, concernees] = compare(lot);
    RC_ASSERT(concernees.empty());
    RC_ASSERT(simulation->changent_de_verdict() == 0U);
    RC_ASSERT(simulation->ensemble.avant == simulation->ensemble.apres);
    RC_ASSERT(simulation->avant.constats == simulation->apres.constats);
}

}
