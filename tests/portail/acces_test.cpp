// SPDX-License-Identifier: EUPL-1.2
// The ways in: passwords, links, sessions, throttling, tokens, accounts that are closed.
#include "base/sha256.h"
#include "monde.h"

#include <functional>

using namespace quitus::guichet;
using quitus::acces::Role;
namespace refus = quitus::guichet::refus;

namespace {

constexpr char const* bonne = "cheval agrafe correct";
constexpr char const* mauvaise = "cheval agrafe incorrect";

// Something else happens while a password is hashed or checked.
struct Rusee final : Secrets {
    SecretsDEssai& inner;
    std::function<void()> meanwhile;
    explicit Rusee(SecretsDEssai& secrets) : inner(secrets) { }
    std::string random_token() const override { return inner.random_token(); }
    std::string hash_password(std::string_view password) const override
    {
        if (meanwhile)
            meanwhile();
        return inner.hash_password(password);
    }
    bool verify_password(std::string_view print, std::string_view password) const override
    {
        if (meanwhile)
            meanwhile();
        return inner.verify_password(print, password);
    }
    std::int64_t real_now() const override { return inner.real_now(); }
};

class Entrees : public Monde {
protected:
    // A new account and the secret of its link.
    CompteCree created(std::string const& courriel, Role role = Role::gestionnaire)
    {
        return creer_compte(acces, "systeme", { .role = role, .courriel = courriel }).value();
    }
    std::string opened(std::string const& courriel)
    {
        auto const cree = created(courriel);
        EXPECT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne));
        return cree.id;
    }
};

}

TEST_F(Entrees, ALinkSetsOnePasswordOnce)
{
    auto const cree = created("neuf@exemple.fr");
    EXPECT_EQ(compte_du_lien(acces, cree.lien)->compte.id, cree.id);
    EXPECT_EQ(code(se_connecter(acces, "neuf@exemple.fr", "")), refus::identification);
    ASSERT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne));
    EXPECT_EQ(code(poser_mot_de_passe(acces, cree.lien, mauvaise)), refus::lien);
    EXPECT_FALSE(compte_du_lien(acces, cree.lien));
    EXPECT_TRUE(se_connecter(acces, "neuf@exemple.fr", bonne));
}

TEST_F(Entrees, ALinkDiesAfterThreeDays)
{
    auto const cree = created("neuf@exemple.fr");
    secrets.now += 72 * 3600 - 1;
    EXPECT_TRUE(compte_du_lien(acces, cree.lien));
    secrets.now += 1;
    EXPECT_FALSE(compte_du_lien(acces, cree.lien));
    EXPECT_EQ(code(poser_mot_de_passe(acces, cree.lien, bonne)), refus::lien);
    EXPECT_EQ(code(poser_mot_de_passe(acces, "secret-inconnu", bonne)), refus::lien);
}

TEST_F(Entrees, APasswordIsLongVariedAndNotTheAddress)
{
    auto const cree = created("dupont@exemple.fr");
    for (auto const* const faible : { "", "quatorze signe", "aaaaaaaaaaaaaaaaaaaa",
             "abababababababababab", "le mot de passe de Dupont", "ÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉ" })
        EXPECT_EQ(code(poser_mot_de_passe(acces, cree.lien, faible)), refus::mot_de_passe)
            << faible;
    EXPECT_EQ(code(poser_mot_de_passe(acces, cree.lien, std::string(1025, 'x') + bonne)),
        refus::mot_de_passe);
    // Fifteen characters, no class of them asked for.
    EXPECT_TRUE(poser_mot_de_passe(acces, cree.lien, "quinze signes é"));
}

TEST_F(Entrees, LinksOfTwoInstancesAtOnceLetOneThrough)
{
    auto const cree = created("neuf@exemple.fr");
    Rusee rusee(secrets);
    rusee.meanwhile = [&] { ASSERT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne)); };
    Acces lente{ portail, rusee };
    EXPECT_EQ(code(poser_mot_de_passe(lente, cree.lien, mauvaise)), refus::lien);
    EXPECT_TRUE(se_connecter(acces, "neuf@exemple.fr", bonne));
}

TEST_F(Entrees, AnUnknownAddressAndAWrongPasswordAreToldAlikeAndCostAsMuch)
{
    opened("connu@exemple.fr");
    created("sans@exemple.fr"); // no password yet
    auto const faux = se_connecter(acces, "connu@exemple.fr", mauvaise);
    for (auto const* const adresse :
        { "inconnu@exemple.fr", "sans@exemple.fr", "pas une adresse" }) {
        auto const before = secrets.hashes;
        auto const autre = se_connecter(acces, adresse, mauvaise);
        EXPECT_EQ(code(autre), refus::identification);
        EXPECT_EQ(autre.error().message, faux.error().message);
        EXPECT_EQ(secrets.hashes, before + 1) << adresse;
    }
}

TEST_F(Entrees, AnAddressIsReadWithoutItsCaseNorTheSpacesAround)
{
    opened("Neuf@Exemple.fr");
    EXPECT_TRUE(se_connecter(acces, "  NEUF@exemple.FR ", bonne));
}

TEST_F(Entrees, FiveWrongPasswordsMakeItWaitAQuarterOfAnHourKnownOrNot)
{
    opened("connu@exemple.fr");
    for (auto const* const adresse : { "connu@exemple.fr", "inconnu@exemple.fr" }) {
        for (int essai = 0; essai < 5; ++essai)
            EXPECT_EQ(code(se_connecter(acces, adresse, mauvaise)), refus::identification);
        EXPECT_EQ(code(se_connecter(acces, adresse, bonne)), refus::essais);
        EXPECT_EQ(code(se_connecter(acces, " " + std::string(adresse), bonne)), refus::essais);
    }
    secrets.now += 15 * 60 - 1;
    EXPECT_EQ(code(se_connecter(acces, "connu@exemple.fr", bonne)), refus::essais);
    secrets.now += 1;
    EXPECT_TRUE(se_connecter(acces, "connu@exemple.fr", bonne));
}

TEST_F(Entrees, ManyTriesAtOnceAreNoMoreThanOneAfterTheOther)
{
    opened("connu@exemple.fr");
    Rusee rusee(secrets);
    Acces ensemble{ portail, rusee };
    int tries = 0;
    rusee.meanwhile = [&] { // each begins before the former one has failed
        if (++tries < 20)
            static_cast<void>(se_connecter(ensemble, "connu@exemple.fr", mauvaise));
    };
    auto const before = secrets.hashes;
    static_cast<void>(se_connecter(ensemble, "connu@exemple.fr", mauvaise));
    EXPECT_EQ(secrets.hashes, before + 5);
}

TEST_F(Entrees, ARightPasswordForgetsTheWrongOnes)
{
    opened("connu@exemple.fr");
    for (int tour = 0; tour < 3; ++tour) {
        for (int essai = 0; essai < 4; ++essai)
            EXPECT_EQ(
                code(se_connecter(acces, "connu@exemple.fr", mauvaise)), refus::identification);
        EXPECT_TRUE(se_connecter(acces, "connu@exemple.fr", bonne));
    }
}

TEST_F(Entrees, EachSessionHasItsOwnSecretsOfWhichOnlyPrintsAreKept)
{
    auto const id = opened("connu@exemple.fr");
    auto const une = se_connecter(acces, "connu@exemple.fr", bonne).value();
    auto const autre = se_connecter(acces, "connu@exemple.fr", bonne).value();
    EXPECT_NE(une.cookie, autre.cookie);
    EXPECT_NE(une.visiteur.anti_csrf, autre.visiteur.anti_csrf);
    EXPECT_NE(une.visiteur.anti_csrf, une.cookie);
    auto const visiteur = visiteur_de_la_session(acces, une.cookie).value();
    EXPECT_EQ(visiteur.acteur.id, id);
    EXPECT_EQ(visiteur.anti_csrf, une.visiteur.anti_csrf);
    EXPECT_FALSE(ask([&](Lecture const& l) { return l.session(une.cookie).has_value(); }));
    se_deconnecter(acces, une.cookie);
    EXPECT_FALSE(visiteur_de_la_session(acces, une.cookie));
    EXPECT_TRUE(visiteur_de_la_session(acces, autre.cookie));
    EXPECT_FALSE(visiteur_de_la_session(acces, ""));
}

TEST_F(Entrees, ASessionDiesOfIdlenessAfterHalfAnHour)
{
    opened("connu@exemple.fr");
    auto const cookie = se_connecter(acces, "connu@exemple.fr", bonne).value().cookie;
    secrets.now += 30 * 60 - 1;
    EXPECT_TRUE(visiteur_de_la_session(acces, cookie)); // seen: half an hour again
    secrets.now += 30 * 60 - 1;
    EXPECT_TRUE(visiteur_de_la_session(acces, cookie));
    secrets.now += 30 * 60;
    EXPECT_FALSE(visiteur_de_la_session(acces, cookie));
    EXPECT_FALSE(ask( // and does not stay behind
        [&](Lecture const& l) { return l.session(quitus::base::sha256_hex(cookie)).has_value(); }));
}

TEST_F(Entrees, ASessionDiesAfterTwelveHoursHoweverBusy)
{
    opened("connu@exemple.fr");
    auto const cookie = se_connecter(acces, "connu@exemple.fr", bonne).value().cookie;
    for (int minute = 20; minute < 12 * 60; minute += 20) {
        secrets.now += 20 * 60;
        ASSERT_TRUE(visiteur_de_la_session(acces, cookie)) << minute;
    }
    secrets.now += 20 * 60;
    EXPECT_FALSE(visiteur_de_la_session(acces, cookie));
}

TEST_F(Entrees, ANewPasswordEndsTheSessionsOpenedWithTheFormerOne)
{
    auto const cree = created("connu@exemple.fr");
    ASSERT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne));
    auto const cookie = se_connecter(acces, "connu@exemple.fr", bonne).value().cookie;
    std::string lien = "secret-du-second-lien";
    registre.write([&](Transaction& transaction) {
        transaction.put(Lien{ quitus::base::sha256_hex(lien), cree.id, secrets.now + 10 });
    });
    ASSERT_TRUE(poser_mot_de_passe(acces, lien, mauvaise));
    EXPECT_FALSE(visiteur_de_la_session(acces, cookie));
}

TEST_F(Entrees, AClosedAccountEntersByNoDoor)
{
    auto const cree = created("connu@exemple.fr");
    ASSERT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne));
    auto const cookie = se_connecter(acces, "connu@exemple.fr", bonne).value().cookie;
    auto const jeton = creer_jeton(acces, "systeme", "connu@exemple.fr").value();
    ASSERT_TRUE(visiteur_du_jeton(acces, jeton));
    ASSERT_FALSE(desactiver_compte(acces, administrateur.id, "Connu@exemple.fr").value().actif);
    EXPECT_FALSE(visiteur_de_la_session(acces, cookie));
    EXPECT_FALSE(visiteur_du_jeton(acces, jeton));
    EXPECT_EQ(code(se_connecter(acces, "connu@exemple.fr", bonne)), refus::identification);
    EXPECT_EQ(code(creer_jeton(acces, "systeme", "connu@exemple.fr")), refus::inconnue);
    EXPECT_TRUE(ask([&](Lecture const& l) {
        auto const jetons = l.jetons_de(cree.id);
        return jetons.size() == 1 && jetons[0].revoque;
    }));
}

TEST_F(Entrees, TheLinkOfAClosedAccountIsDead)
{
    auto const cree = created("neuf@exemple.fr");
    ASSERT_TRUE(desactiver_compte(acces, administrateur.id, "neuf@exemple.fr"));
    EXPECT_EQ(code(poser_mot_de_passe(acces, cree.lien, bonne)), refus::lien);
}

TEST_F(Entrees, TheLastAdministrateurStays)
{
    EXPECT_TRUE(desactiver_compte(acces, "systeme", "payeur@exemple.fr"));
    EXPECT_EQ(code(desactiver_compte(acces, "systeme", "admin@exemple.fr")), refus::dernier);
    EXPECT_EQ(code(desactiver_compte(acces, "systeme", "personne@exemple.fr")), refus::inconnue);
}

TEST_F(Entrees, ATokenIsToldOnceKeptAsAPrintAndDiesRevoked)
{
    auto const jeton = creer_jeton(acces, "systeme", "labo@exemple.fr").value();
    auto const visiteur = visiteur_du_jeton(acces, jeton).value();
    EXPECT_EQ(visiteur.acteur.siret, siret_du_laboratoire);
    EXPECT_EQ(visiteur.acteur.role, Role::fournisseur);
    EXPECT_FALSE(ask([&](Lecture const& l) { return l.jeton(jeton).has_value(); }));
    EXPECT_FALSE(
        visiteur_du_jeton(acces, quitus::base::sha256_hex(jeton))); // the print is no token
    ASSERT_TRUE(revoquer_jeton(acces, "systeme", jeton));
    EXPECT_FALSE(visiteur_du_jeton(acces, jeton));
    auto const autre = creer_jeton(acces, "systeme", "labo@exemple.fr").value();
    ASSERT_TRUE(revoquer_jeton(acces, "systeme", quitus::base::sha256_hex(autre)));
    EXPECT_FALSE(visiteur_du_jeton(acces, autre));
    EXPECT_EQ(code(revoquer_jeton(acces, "systeme", "inconnu")), refus::inconnue);
    EXPECT_EQ(code(creer_jeton(acces, "systeme", "personne@exemple.fr")), refus::inconnue);
}

TEST_F(Entrees, AnAccountHasAnAddressOfItsOwnAndTheSiretOfItsRole)
{
    auto const refused = [&](NouveauCompte const& nouveau) {
        return code(creer_compte(acces, "systeme", nouveau));
    };
    for (auto const* const adresse : { "", "a", "@exemple.fr", "a@exemple", "a b@exemple.fr",
             "a@b@exemple.fr", "a@exemple.fr.", "é@exemple.fr" })
        EXPECT_EQ(refused({ .role = Role::ans, .courriel = adresse }), refus::courriel) << adresse;
    EXPECT_EQ(refused({ .role = Role::ans, .courriel = "LABO@exemple.fr" }), refus::courriel_pris);
    EXPECT_EQ(
        refused({ .role = Role::fournisseur, .courriel = "x@exemple.fr" }), refus::siret_du_compte);
    EXPECT_EQ(refused({ .role = Role::fournisseur,
                  .courriel = "x@exemple.fr",
                  .siret = "73282932000075" }), // wrong key
        refus::siret_du_compte);
    EXPECT_EQ(refused({ .role = Role::gestionnaire,
                  .courriel = "x@exemple.fr",
                  .siret = siret_du_laboratoire }),
        refus::siret_du_compte);
}

TEST_F(Entrees, TheJournalHoldsNeitherAddressNorSecret)
{
    auto const cree = created("neuf@exemple.fr");
    ASSERT_TRUE(poser_mot_de_passe(acces, cree.lien, bonne));
    auto const jeton = creer_jeton(acces, "systeme", "neuf@exemple.fr").value();
    ASSERT_TRUE(revoquer_jeton(acces, administrateur.id, jeton));
    ASSERT_TRUE(desactiver_compte(acces, administrateur.id, "neuf@exemple.fr"));
    std::vector<std::string> genres;
    for (auto const& evenement : ask([&](Lecture const& l) { return l.evenements_de(cree.id); })) {
        genres.push_back(evenement.genre);
        for (auto const& secret : { std::string("exemple.fr"), std::string(bonne), cree.lien, jeton,
                 quitus::base::sha256_hex(jeton) })
            EXPECT_EQ(evenement.contenu().find(secret), std::string::npos) << evenement.contenu();
    }
    EXPECT_EQ(genres,
        (std::vector<std::string>{ "compte_cree", "mot_de_passe_pose", "jeton_cree",
            "jeton_revoque", "compte_desactive" }));
}
