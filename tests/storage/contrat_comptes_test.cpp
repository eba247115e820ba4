// SPDX-License-Identifier: EUPL-1.2
#include "registres_d_essai.h"

namespace quitus::storage {
namespace {

class ContratComptes : public Contrat {
protected:
    void SetUp() override
    {
        act([](Transaction& t) {
            t.put(acces::Entreprise{ "73282932000074", "Éditions Dupré" });
            t.put(acces::Compte{ "C-0002", acces::Role::fournisseur, "73282932000074", true });
            t.put(acces::Compte{ "C-0001", acces::Role::gestionnaire, "", true });
            t.put("C-0002", acces::Coordonnees{ "alice@exemple.fr", "$argon2id$x" });
        });
    }
    std::optional<guichet::CompteConnu> compte(char const* id) const
    {
        return ask([&](Lecture const& l) { return l.compte(id); });
    }
};
QUITUS_ON_EACH_REGISTRE(ContratComptes);

}

TEST_P(ContratComptes, KnowsAnAccountByItsIdAndByItsAddress)
{
    auto const connu = compte("C-0002");
    ASSERT_TRUE(connu);
    EXPECT_EQ(connu->compte.role, acces::Role::fournisseur);
    EXPECT_EQ(connu->compte.siret, "73282932000074");
    EXPECT_TRUE(connu->compte.actif);
    EXPECT_EQ(connu->coordonnees.mot_de_passe, "$argon2id$x");
    EXPECT_EQ(connu->raison_sociale, "Éditions Dupré");
    auto const found = ask([](Lecture const& l) { return l.compte_de("alice@exemple.fr"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->compte.id, "C-0002");
    EXPECT_FALSE(ask([](Lecture const& l) { return l.compte_de("bob@exemple.fr"); }));
    EXPECT_FALSE(compte("C-0009"));
    ASSERT_TRUE(compte("C-0001"));
    EXPECT_EQ(compte("C-0001")->coordonnees, acces::Coordonnees());
    EXPECT_EQ(ask([](Lecture const& l) { return l.entreprise("73282932000074"); })->raison_sociale,
        "Éditions Dupré");
    EXPECT_FALSE(ask([](Lecture const& l) { return l.entreprise("0"); }));
}

TEST_P(ContratComptes, ListsAllAccountsAndTheActiveOnesOfACompany)
{
    act([](Transaction& t) {
        t.put(acces::Compte{ "C-0003", acces::Role::fournisseur, "73282932000074", false });
    });
    auto const all = ask([](Lecture const& l) { return l.comptes(); });
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].compte.id, "C-0001");
    auto const active = ask([](Lecture const& l) { return l.comptes_de("73282932000074"); });
    ASSERT_EQ(active.size(), 1U);
    EXPECT_EQ(active[0].compte.id, "C-0002");
}

TEST_P(ContratComptes, AnAddressServesOneAccountAndMayBeErased)
{
    auto const faute = fault_of([&] {
        act([](Transaction& t) { t.put("C-0001", acces::Coordonnees{ "alice@exemple.fr", "" }); });
    });
    EXPECT_EQ(faute.genre(), FauteDeBase::Genre::unicite);
    EXPECT_EQ(faute.contrainte(), "coordonnees_courriel");
    act([](Transaction& t) {
        t.put("C-0002", acces::Coordonnees());
        t.put("C-0001", acces::Coordonnees());
    });
    EXPECT_FALSE(ask([](Lecture const& l) { return l.compte_de("alice@exemple.fr"); }));
    EXPECT_FALSE(ask([](Lecture const& l) { return l.compte_de(""); }));
    auto const unknown = fault_of([&] {
        act([](Transaction& t) { t.put("C-0099", acces::Coordonnees{ "x@exemple.fr", "" }); });
    });
    EXPECT_EQ(unknown.genre(), FauteDeBase::Genre::cle_etrangere);
}

TEST_P(ContratComptes, KeepsTokensUntilTheyAreRevoked)
{
    act([](Transaction& t) {
        t.put(guichet::Jeton{ "e2", "C-0002", "2023-09-13T08:00:00Z", false });
        t.put(guichet::Jeton{ "e1", "C-0002", "2023-09-14T08:00:00Z", false });
        t.put(guichet::Jeton{ "e3", "C-0001", "2023-09-14T08:00:00Z", false });
    });
    act([](Transaction& t) {
        t.put(guichet::Jeton{ "e2", "C-0002", "2023-09-13T08:00:00Z", true });
    });
    auto const jetons = ask([](Lecture const& l) { return l.jetons_de("C-0002"); });
    ASSERT_EQ(jetons.size(), 2U);
    EXPECT_EQ(jetons[0].empreinte, "e2") << "oldest first";
    EXPECT_TRUE(jetons[0].revoque);
    EXPECT_FALSE(ask([](Lecture const& l) { return l.jeton("e1"); })->revoque);
    EXPECT_FALSE(ask([](Lecture const& l) { return l.jeton("e9"); }));
}

TEST_P(ContratComptes, KeepsSessionsAndSingleUseLinks)
{
    act([](Transaction& t) {
        t.put(guichet::Session{ "s1", "C-0002", "secret", 100, 100 });
        t.put(guichet::Session{ "s2", "C-0002", "secret", 101, 101 });
        t.put(guichet::Session{ "s3", "C-0001", "secret", 102, 102 });
        t.put(guichet::Lien{ "l1", "C-0002", 500 });
    });
    act([](Transaction& t) { t.put(guichet::Session{ "s1", "C-0002", "secret", 100, 160 }); });
    auto const session = ask([](Lecture const& l) { return l.session("s1"); });
    ASSERT_TRUE(session);
    EXPECT_EQ(session->ouverte_le, 100);
    EXPECT_EQ(session->vue_le, 160);
    EXPECT_EQ(session->anti_csrf, "secret");
    act([](Transaction& t) { t.end_session("s1"); });
    EXPECT_FALSE(ask([](Lecture const& l) { return l.session("s1"); }));
    act([](Transaction& t) { t.end_sessions_de("C-0002"); });
    EXPECT_FALSE(ask([](Lecture const& l) { return l.session("s2"); }));
    EXPECT_TRUE(ask([](Lecture const& l) { return l.session("s3"); }));
    EXPECT_EQ(ask([](Lecture const& l) { return l.lien("l1"); })->expire_le, 500);
    act([](Transaction& t) { t.use_lien("l1"); });
    EXPECT_FALSE(ask([](Lecture const& l) { return l.lien("l1"); }));
}

TEST_P(ContratComptes, PostsOneMailPerEventAndAccount)
{
    act([](Transaction& t) {
        auto const seq = t.append(un_evenement());
        guichet::Courriel courriel{ .evenement = seq,
            .compte = "C-0002",
            .demande = "SGN-1",
            .objet = "Votre demande",
            .texte = "Bonjour,",
            .instant = at("2023-09-12T08:00:00Z") };
        t.post(courriel);
        courriel.objet = "encore";
        t.post(courriel);
        courriel.compte = "C-0001";
        courriel.demande = "SGN-2";
        t.post(courriel);
    });
    auto const all = ask([](Lecture const& l) { return l.courriels(std::nullopt, 10); });
    ASSERT_EQ(all.elements.size(), 2U);
    EXPECT_EQ(all.elements[0].id, 2) << "newest first";
    EXPECT_EQ(all.elements[0].adresse, "");
    EXPECT_EQ(all.elements[1].objet, "Votre demande");
    EXPECT_EQ(all.elements[1].adresse, "alice@exemple.fr");
    EXPECT_EQ(all.elements[1].etat, "a_envoyer");
    EXPECT_EQ(all.elements[1].instant, at("2023-09-12T08:00:00Z"));
    auto const first = ask([](Lecture const& l) { return l.courriels(std::nullopt, 1); });
    EXPECT_EQ(first.suite, 2);
    EXPECT_EQ(ask([](Lecture const& l) { return l.courriels(2, 1); }).elements.at(0).id, 1);
    EXPECT_EQ(ask([](Lecture const& l) { return l.courriels(2, 1); }).suite, std::nullopt);
    act([](Transaction& t) {
        t.mark_courriel(1, "envoye");
        t.put("C-0002", acces::Coordonnees());
    });
    auto const of_one = ask([](Lecture const& l) { return l.courriels_de("SGN-1"); });
    ASSERT_EQ(of_one.size(), 1U);
    EXPECT_EQ(of_one[0].etat, "envoye");
    EXPECT_EQ(of_one[0].adresse, "") << "an erased address is erased everywhere";
}

}
