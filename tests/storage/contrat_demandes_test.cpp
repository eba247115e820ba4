// SPDX-License-Identifier: EUPL-1.2
#include "registres_d_essai.h"

#include <random>

namespace quitus::storage {
namespace {

using guichet::FiltreDemandes;
using montant::Cents;

class ContratDemandes : public Contrat {
protected:
    void put(Suivi const& suivi) const
    {
        act([&](Transaction& t) { t.put(suivi); });
    }
    std::vector<std::string> list(FiltreDemandes const& filtre) const
    {
        std::vector<std::string> numbers;
        registre->read([&](Lecture const& lecture) {
            for (auto const& ligne : lecture.demandes(filtre).elements)
                numbers.push_back(ligne.numero);
        });
        return numbers;
    }
    // All the pages, one after the other.
    std::vector<std::string> walk(FiltreDemandes filtre) const
    {
        std::vector<std::string> numbers;
        do {
            auto const page = ask([&](Lecture const& l) { return l.demandes(filtre); });
            for (auto const& ligne : page.elements)
                numbers.push_back(ligne.numero);
            filtre.apres = page.suite;
        } while (filtre.apres);
        return numbers;
    }
};
QUITUS_ON_EACH_REGISTRE(ContratDemandes);

using Numeros = std::vector<std::string>;

}

TEST_P(ContratDemandes, GivesBackTheWholeStateAndItsRow)
{
    auto suivi = un_suivi("SGN-1");
    suivi.statut = Statut::a_modifier;
    suivi.verdict = verdict::Verdict::a_verifier;
    suivi.depose_le = at("2023-09-12T09:00:00Z");
    suivi.premier_depot = suivi.depose_le;
    suivi.echeance = at("2023-10-01T12:00:00Z");
    suivi.cas = 2;
    suivi.rejets = { "CAL-003" };
    suivi.montants.finance = Cents::of(123'456);
    suivi.montants.avance = Cents::of(37'037);
    suivi.motifs = { { "/emis_le", "trop tard", "plus tôt", "CAL-003" } };
    suivi.derogations = { { "CAL-003", "C-0002", "force majeure" } };
    suivi.prise_en_charge_par = "C-0003";
    with_cles(suivi, { "k1", "k2" });
    with_fichiers(suivi, { "f1" });
    put(suivi);
    EXPECT_EQ(ask([](Lecture const& l) { return l.demande("SGN-1"); })->donnees(), suivi.donnees());
    auto const page = ask([](Lecture const& l) { return l.demandes({}); });
    ASSERT_EQ(page.elements.size(), 1U);
    auto const& ligne = page.elements[0];
    EXPECT_EQ(ligne.rang, 1);
    EXPECT_EQ(ligne.raison_sociale, "Éditions Dupré");
    EXPECT_EQ(ligne.statut, Statut::a_modifier);
    EXPECT_EQ(ligne.verdict, verdict::Verdict::a_verifier);
    EXPECT_EQ(ligne.version, 1);
    EXPECT_EQ(ligne.recu_le, suivi.recu_le);
    EXPECT_EQ(ligne.depose_le, suivi.depose_le);
    EXPECT_EQ(ligne.echeance, suivi.echeance);
    EXPECT_EQ(ligne.finance, Cents::of(123'456));
    EXPECT_EQ(ligne.a_payer, Cents::of(37'037));
    EXPECT_EQ(ligne.beneficiaires, 1);

    suivi.statut = Statut::decidee_et_payee;
    suivi.echeance.reset();
    suivi.reference = "autre";
    put(suivi);
    EXPECT_EQ(ask([](Lecture const& l) { return l.demande("SGN-1"); })->donnees(), suivi.donnees());
    auto const after = ask([](Lecture const& l) { return l.demandes({}); });
    ASSERT_EQ(after.elements.size(), 1U);
    EXPECT_EQ(after.elements[0].rang, 1);
    EXPECT_EQ(after.elements[0].statut, Statut::decidee_et_payee);
    EXPECT_EQ(after.elements[0].echeance, std::nullopt);
    EXPECT_EQ(after.elements[0].reference, "autre");
    EXPECT_FALSE(ask([](Lecture const& l) { return l.demande("SGN-2"); }));
}

TEST_P(ContratDemandes, ASoldePaysItsNet)
{
    auto solde = un_suivi("SGN-1");
    solde.type_demande = "solde";
    solde.montants.avance = Cents::of(1);
    solde.montants.net = Cents::of(-80'000);
    put(solde);
    EXPECT_EQ(ask([](Lecture const& l) { return l.demandes({}); }).elements[0].a_payer,
        Cents::of(-80'000));
}

TEST_P(ContratDemandes, FindsAnEnvoiOfThatCompanyOnlyAndTakesItOnce)
{
    put(un_suivi("SGN-1"));
    auto const found = [&](char const* siret, char const* envoi) {
        return ask([&](Lecture const& l) { return l.numero_de_l_envoi(siret, envoi); });
    };
    EXPECT_EQ(found("73282932000074", "envoi-SGN-1"), "SGN-1");
    EXPECT_EQ(found("26010004500012", "envoi-SGN-1"), std::nullopt);
    EXPECT_EQ(found("73282932000074", ""), std::nullopt);
    auto again = un_suivi("SGN-2");
    again.identifiant_envoi = "envoi-SGN-1";
    auto const faute = fault_of([&] { put(again); });
    EXPECT_EQ(faute.genre(), FauteDeBase::Genre::unicite);
    EXPECT_EQ(faute.contrainte(), "demandes_siret_identifiant_envoi");
    again.siret = "26010004500012";
    put(again);
    EXPECT_EQ(found("26010004500012", "envoi-SGN-1"), "SGN-2");
}

TEST_P(ContratDemandes, FiltersByEachMemberAlone)
{
    auto a = un_suivi("SGN-1");
    auto b = un_suivi("SGN-2");
    b.siret = "26010004500012";
    b.raison_sociale = "100 % Santé";
    b.type_demande = "solde";
    b.dispositif = "RAD_RIS";
    b.statut = Statut::validee;
    b.recu_le = at("2023-09-13T08:00:00Z");
    b.prise_en_charge_par = "C-0009";
    with_cles(b, { "k2", "k3" });
    auto c = un_suivi("SGN-3");
    c.statut = Statut::rejetee;
    with_cles(c, { "k3" });
    for (auto const& suivi : { a, b, c })
        put(suivi);
    EXPECT_EQ(list({}), (Numeros{ "SGN-3", "SGN-2", "SGN-1" }));
    EXPECT_EQ(
        list({ .statuts = { Statut::deposee, Statut::validee } }), (Numeros{ "SGN-2", "SGN-1" }));
    EXPECT_EQ(list({ .type_demande = "solde" }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .dispositif = "RAD_RIS" }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .siret = "26010004500012" }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .cles = { "k3", "k9" } }), (Numeros{ "SGN-3", "SGN-2" }));
    EXPECT_EQ(list({ .depuis = at("2023-09-13T08:00:00Z") }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .depuis = at("2023-09-13T08:00:01Z") }), Numeros{});
    EXPECT_EQ(list({ .prise_en_charge_par = "C-0009" }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .q = "gn-2" }), Numeros{ "SGN-2" });
    EXPECT_EQ(list({ .q = "EDITIONS dupre" }), (Numeros{ "SGN-3", "SGN-1" })) << "folded";
    EXPECT_EQ(list({ .q = "ref-SGN-3" }), Numeros{ "SGN-3" });
    EXPECT_EQ(list({ .q = "100 %" }), Numeros{ "SGN-2" })
        << "a sign of LIKE is a sign like another";
    EXPECT_EQ(list({ .q = "S_N" }), Numeros{});
}

TEST_P(ContratDemandes, PutsTheNearestDeadlineFirstAndThoseWithoutOneLast)
{
    auto const put_due = [&](char const* numero, std::optional<guichet::Instant> echeance) {
        auto suivi = un_suivi(numero);
        suivi.echeance = echeance;
        put(suivi);
    };
    put_due("SGN-1", std::nullopt);
    put_due("SGN-2", at("2023-10-02T00:00:00Z"));
    put_due("SGN-3", at("2023-10-01T00:00:00Z"));
    put_due("SGN-4", at("2023-10-02T00:00:00Z"));
    put_due("SGN-5", std::nullopt);
    Numeros const expected{ "SGN-3", "SGN-2", "SGN-4", "SGN-1", "SGN-5" };
    EXPECT_EQ(list({ .par_echeance = true }), expected);
    for (std::size_t const size : { 1U, 2U, 3U, 5U })
        EXPECT_EQ(walk({ .par_echeance = true, .limite = size }), expected);
}

TEST_P(ContratDemandes, CountsFollowEveryChange)
{
    auto suivi = un_suivi("SGN-1");
    suivi.montants.finance = Cents::of(100);
    put(suivi);
    auto other = un_suivi("SGN-2");
    other.siret = "26010004500012";
    other.montants.finance = Cents::of(1000);
    put(other);
    suivi.statut = Statut::validee;
    suivi.montants.finance = Cents::of(250);
    put(suivi);
    put(suivi);
    auto const count = [&](FiltreDemandes const& filtre, Statut statut) {
        auto const counts = ask([&](Lecture const& l) { return l.decompte(filtre); });
        EXPECT_EQ(counts.size(), instruction::nombre_statuts);
        auto const& one = counts[static_cast<std::size_t>(statut)];
        return std::pair(one.nombre, one.finance.count());
    };
    using Compte = std::pair<std::int64_t, std::int64_t>;
    EXPECT_EQ(count({}, Statut::deposee), Compte(1, 1000));
    EXPECT_EQ(count({}, Statut::validee), Compte(1, 250));
    EXPECT_EQ(count({ .siret = "26010004500012" }, Statut::deposee), Compte(1, 1000));
    EXPECT_EQ(count({ .siret = "26010004500012" }, Statut::validee), Compte(0, 0));
    EXPECT_EQ(count({ .dispositif = "RAD_RIS" }, Statut::validee), Compte(0, 0));
    EXPECT_EQ(count({ .type_demande = "avance", .dispositif = "PHA_LGO" }, Statut::validee),
        Compte(1, 250));
    // Neither the statuts nor the paging count.
    EXPECT_EQ(count({ .statuts = { Statut::rejetee }, .apres = 1, .limite = 1 }, Statut::validee),
        Compte(1, 250));
    EXPECT_EQ(count({ .q = "sgn-1" }, Statut::validee), Compte(1, 250));
    EXPECT_EQ(count({ .q = "sgn-1" }, Statut::deposee), Compte(0, 0));
}

TEST_P(ContratDemandes, RivalsLiveInAnotherFileAndBearAKey)
{
    auto const bearing = [](char const* numero, Statut statut, std::vector<std::string> cles) {
        auto suivi = un_suivi(numero);
        suivi.statut = statut;
        with_cles(suivi, std::move(cles));
        return suivi;
    };
    put(bearing("SGN-1", Statut::validee, { "k1", "k2" }));
    put(bearing("SGN-2", Statut::incomplete, { "k2" }));
    for (auto const statut :
        { Statut::rejetee, Statut::abandonnee, Statut::non_deposee, Statut::annulee })
        put(bearing(("SGN-mort-" + std::string(text(statut))).c_str(), statut, { "k1", "k2" }));
    auto autre_sons = bearing("SGN-3", Statut::deposee, { "k1" });
    autre_sons.dispositif = "RAD_RIS";
    put(autre_sons);
    auto solde = bearing("SGN-4", Statut::deposee, { "k2" });
    solde.type_demande = "solde";
    solde.avance = "SGN-1";
    put(solde);
    auto const rivals = [&](std::vector<std::string> const& cles, char const* dossier) {
        Numeros found;
        for (auto const& rival :
            ask([&](Lecture const& l) { return l.rivaux("PHA_LGO", cles, dossier); }))
            found.push_back(rival.numero + "/" + rival.dossier + "/" + rival.cle);
        return found;
    };
    EXPECT_EQ(rivals({ "k2", "k1" }, ""),
        (Numeros{ "SGN-1/SGN-1/k1", "SGN-1/SGN-1/k2", "SGN-2/SGN-2/k2", "SGN-4/SGN-1/k2" }));
    EXPECT_EQ(rivals({ "k1", "k2" }, "SGN-1"), Numeros{ "SGN-2/SGN-2/k2" });
    EXPECT_EQ(rivals({ "k1", "k2", "k3" }, "SGN-1"), Numeros{ "SGN-2/SGN-2/k2" });
    EXPECT_EQ(rivals({ "k9" }, ""), Numeros{});
    EXPECT_EQ(rivals({}, ""), Numeros{});
    EXPECT_EQ(ask([](Lecture const& l) { return l.rivaux("PHA_LGO", { "k1" }, ""); })[0].siret,
        "73282932000074");

    // What a redeposit no longer bears is found no more.
    put(bearing("SGN-2", Statut::deposee, { "k5" }));
    EXPECT_EQ(rivals({ "k2" }, "SGN-1"), Numeros{});
    EXPECT_EQ(rivals({ "k5" }, "SGN-1"), Numeros{ "SGN-2/SGN-2/k5" });
}

TEST_P(ContratDemandes, FindsAFileOfAnotherDepositInAnyOfItsVersions)
{
    auto first = un_suivi("SGN-1");
    with_fichiers(first, { "f1", "f2" });
    with_fichiers(first, { "f2", "f3" });
    put(first);
    auto second = un_suivi("SGN-2");
    with_fichiers(second, { "f1" });
    put(second);
    auto const found = [&](char const* sha256, char const* dossier) {
        return ask([&](Lecture const& l) { return l.autre_depot_de(sha256, dossier); });
    };
    EXPECT_EQ(found("f1", ""), "SGN-1");
    EXPECT_EQ(found("f1", "SGN-1"), "SGN-2");
    EXPECT_EQ(found("f3", "SGN-2"), "SGN-1");
    EXPECT_EQ(found("f3", "SGN-1"), std::nullopt);
    EXPECT_EQ(found("f9", ""), std::nullopt);
    first.statut = Statut::annulee;
    put(first);
    EXPECT_EQ(found("f1", ""), "SGN-2");
}

TEST_P(ContratDemandes, SaysWhatFallsDueByItself)
{
    EXPECT_EQ(
        ask([](Lecture const& l) { return l.prochaine_echeance_automatique(); }), std::nullopt);
    auto const put_due = [&](char const* numero, Statut statut, char const* echeance) {
        auto suivi = un_suivi(numero);
        suivi.statut = statut;
        suivi.echeance = at(echeance);
        put(suivi);
    };
    put_due("SGN-1", Statut::incomplete, "2023-10-02T00:00:00Z");
    put_due("SGN-2", Statut::incomplete, "2023-10-01T00:00:00Z");
    put_due("SGN-3", Statut::incomplete, "2023-10-02T00:00:01Z");
    put_due("SGN-4", Statut::a_modifier, "2023-09-01T00:00:00Z");
    put(un_suivi("SGN-5"));
    EXPECT_EQ(ask([](Lecture const& l) { return l.prochaine_echeance_automatique(); }),
        at("2023-10-01T00:00:00Z"));
    EXPECT_EQ(
        ask([](Lecture const& l) { return l.incompletes_echues(at("2023-10-02T00:00:00Z")); }),
        (Numeros{ "SGN-2", "SGN-1" }));
}

TEST_P(ContratDemandes, GivesTheSoldesOfAnAvanceOldestFirst)
{
    for (auto const* numero : { "SGN-2", "SGN-1" }) {
        auto solde = un_suivi(numero);
        solde.type_demande = "solde";
        solde.avance = "SGN-0";
        put(solde);
    }
    put(un_suivi("SGN-0"));
    EXPECT_EQ(
        ask([](Lecture const& l) { return l.soldes_de("SGN-0"); }), (Numeros{ "SGN-2", "SGN-1" }));
    EXPECT_EQ(ask([](Lecture const& l) { return l.soldes_de(""); }), Numeros{});
}

// Whatever the demandes and the filter, every register gives the pages that memory gives, and the
// counts that a walk of all pages recounts.
TEST_P(ContratDemandes, AnswersAnyFilterAsMemoryDoes)
{
    std::mt19937 chance(20230920);
    auto const any = [&](std::size_t count) { return std::size_t{ chance() % count }; };
    RegistreEnMemoire memoire("journal-essai");
    std::vector<std::string> const sirets{ "A", "B" }, types{ "avance", "solde" },
        sons{ "PHA_LGO", "RAD_RIS" }, agents{ "", "C-1", "C-2" };
    for (int i = 0; i < 60; ++i) {
        auto suivi = un_suivi("SGN-" + std::to_string(any(40)));
        // What a first reception says for good.
        auto const seed = std::hash<std::string>()(suivi.numero);
        suivi.siret = sirets[seed % 2];
        suivi.type_demande = types[seed / 2 % 2];
        suivi.dispositif = sons[seed / 4 % 2];
        suivi.recu_le = suivi.recu_le.plus_secondes(static_cast<std::int64_t>(seed % 7));
        suivi.statut = static_cast<Statut>(any(4));
        suivi.prise_en_charge_par = agents[any(3)];
        suivi.montants.finance = Cents::of(static_cast<std::int64_t>(any(1000)));
        if (any(3) != 0)
            suivi.echeance = suivi.recu_le.plus_secondes(static_cast<std::int64_t>(any(5)));
        with_cles(suivi, { "k" + std::to_string(any(4)), "k" + std::to_string(any(4)) });
        put(suivi);
        memoire.write([&](Transaction& t) { t.put(suivi); });
    }
    for (int i = 0; i < 60; ++i) {
        FiltreDemandes filtre;
        for (std::size_t s = any(3); s > 0; --s)
            filtre.statuts.push_back(static_cast<Statut>((s + any(2) * 2) % 4));
        if (filtre.statuts.size() == 2 && filtre.statuts[0] == filtre.statuts[1])
            filtre.statuts.pop_back();
        filtre.siret = any(2) != 0 ? "" : sirets[any(2)];
        filtre.type_demande = any(2) != 0 ? "" : types[any(2)];
        filtre.dispositif = any(2) != 0 ? "" : sons[any(2)];
        filtre.prise_en_charge_par = any(2) != 0 ? "" : agents[any(3)];
        if (any(3) == 0)
            filtre.cles = { "k0", "k" + std::to_string(any(4)), "k9" };
        if (any(3) == 0)
            filtre.depuis = at("2023-09-12T08:00:03Z");
        if (any(3) == 0)
            filtre.q = "gn-1";
        filtre.par_echeance = any(2) == 0;
        filtre.limite = 1 + any(20);
        Numeros expected;
        std::vector<guichet::Decompte> counts;
        memoire.read([&](Lecture const& lecture) {
            auto all = filtre;
            all.limite = 1000;
            for (auto const& ligne : lecture.demandes(all).elements)
                expected.push_back(ligne.numero);
            counts = lecture.decompte(filtre);
        });
        EXPECT_EQ(walk(filtre), expected) << "filter " << i;
        auto const found = ask([&](Lecture const& l) { return l.decompte(filtre); });
        for (std::size_t s = 0; s < counts.size(); ++s) {
            EXPECT_EQ(found[s].nombre, counts[s].nombre) << "filter " << i;
            EXPECT_EQ(found[s].finance, counts[s].finance) << "filter " << i;
        }
    }
}

}
