// SPDX-License-Identifier: EUPL-1.2
#include "campagnes.h"

#include <algorithm>
#include <map>
#include <rapidcheck/gtest.h>
#include <thread>

namespace quitus::reglement::essais {

namespace {

using enum NomEcheance;

// Every parameter that a rule can read at that instant, by name: what is written of it.
struct Ecrit {
    std::string texte, source;
};
class Inventaire {
public:
    explicit Inventaire(ReglementEnVigueur const& reglement)
    {
        for (auto const& dispositif : reglement.dispositifs) {
            for (auto const& echeance : dispositif.calendrier)
                put(echeance);
            put(dispositif.plafond_ht_min);
            put(dispositif.plafond_ht_max);
            put(dispositif.plafond_ttc_max);
            put(dispositif.verification);
            for (auto const& indicateur : dispositif.indicateurs)
                put(indicateur.seuil);
        }
        put(reglement.taux_avance);
        put(reglement.arrondi);
        put(reglement.tolerance_tva);
        put(reglement.taux_tva);
        put(reglement.taux_tva_non_assujetti);
        put(reglement.validite_commande_jours);
        put(reglement.mention_commande);
        put(reglement.correction_attestation_jours_ouvres);
        put(reglement.complements_jours_ouvres);
        put(reglement.contestation_jours_ouvres);
        put(reglement.echecs_avant_recouvrement);
        put(reglement.echecs_exceptionnels);
        put(reglement.assiette_controles);
        put(reglement.annulation_pivot);
    }
    std::map<std::string, Ecrit> const& ecrits() const { return m_ecrits; }

private:
    template <typename T>
    void put(Parametre<T> const& parametre)
    {
        EXPECT_TRUE(
            m_ecrits.emplace(parametre.nom, Ecrit{ parametre.texte, parametre.source }).second)
            << parametre.nom;
    }
    std::map<std::string, Ecrit> m_ecrits;
};

// The one version of that parameter that the listing gives for that day: the last known by then,
// else the first.
ValeurDatee const& version_of(
    Reglement const& reglement, std::string const& nom, std::string const& jour)
{
    ValeurDatee const* found = nullptr;
    for (auto const& valeur : reglement.parametres()) {
        if (valeur.nom == nom
            && (!found || (!valeur.connue_depuis.empty() && valeur.connue_depuis <= jour)))
            found = &valeur;
    }
    if (!found)
        throw std::runtime_error("no value of " + nom);
    return *found;
}

}

// Dated parameters: exactly one value for each, over every quarter of ten years.
TEST(Couverture, EveryParameterHasOneValueEveryQuarter)
{
    for (auto const* reglement : { &vague_1(), &vague_b() }) {
        for (int quarter = 0; quarter < 40; ++quarter) {
            auto const jour = calendrier::Jour::of(
                2021 + quarter / 4, 1 + 3 * static_cast<unsigned>(quarter % 4), 1)
                                  .value();
            auto const& en_vigueur = reglement->en_vigueur(*calendrier::instant_de_paris(jour, {}));
            Inventaire const inventaire(en_vigueur);
            EXPECT_GT(inventaire.ecrits().size(), 16 * en_vigueur.dispositifs.size());
            for (auto const& [nom, ecrit] : inventaire.ecrits()) {
                auto const& version = version_of(*reglement, nom, jour.text());
                EXPECT_EQ(ecrit.texte, version.texte) << nom << " on " << jour.text();
                EXPECT_EQ(ecrit.source, version.source) << nom << " on " << jour.text();
                EXPECT_FALSE(ecrit.source.empty()) << nom;
            }
        }
    }
}

TEST(Couverture, EveryListedParameterIsRead)
{
    for (auto const* reglement : { &vague_1(), &vague_b() }) {
        Inventaire const inventaire(le(*reglement, "2025-06-01T00:00:00Z"));
        for (auto const& valeur : reglement->parametres()) {
            auto const is_a_fact = valeur.nom.starts_with("identifiants.")
                || valeur.nom.ends_with(".connaissance") || valeur.nom.ends_with(".modele_propre");
            auto const is_no_indicator
                = valeur.nom.starts_with("controles.") && valeur.texte == "sans objet";
            EXPECT_EQ(inventaire.ecrits().contains(valeur.nom), !is_a_fact && !is_no_indicator)
                << valeur.nom;
            EXPECT_FALSE(valeur.lieu.empty()) << valeur.nom;
        }
    }
}

TEST(Couverture, EveryVersionKeepsItsSourceAndEverySourceItsAddress)
{
    std::vector<std::string> connues;
    for (auto const& exigence : vague_1().exigences())
        connues.push_back(exigence.id);
    for (auto const& source : vague_1().sources()) {
        connues.push_back(source.id);
        EXPECT_FALSE(source.titre.empty()) << source.id;
        EXPECT_TRUE(source.adresse.empty() || source.adresse.starts_with("https://")) << source.id;
    }
    for (auto const& valeur : vague_1().parametres())
        EXPECT_TRUE(std::ranges::find(connues, valeur.source) != connues.end())
            << valeur.nom << ": " << valeur.source;
}

TEST(EnVigueur, ChangesAtMidnightInParisOfTheDayATextWasKnown)
{
    auto const texte = [](std::string_view at) {
        return le(vague_b(), at).dispositif("BIO_ANA")->echeance(cloture).texte;
    };
    EXPECT_EQ(texte("2020-01-01T00:00:00Z"), "< 2025-10-15T12:00:00+02:00");
    EXPECT_EQ(texte("2025-04-30T21:59:59Z"), "< 2025-10-15T12:00:00+02:00");
    EXPECT_EQ(texte("2025-04-30T22:00:00Z"), "< 2025-11-14T12:00:00+01:00");
    EXPECT_EQ(texte("2025-08-31T21:59:59Z"), "< 2025-11-14T12:00:00+01:00");
    EXPECT_EQ(texte("2025-08-31T22:00:00Z"), "< 2025-12-12T12:00:00+01:00");
    EXPECT_EQ(texte("2099-01-01T00:00:00Z"), "< 2025-12-12T12:00:00+01:00");
}

TEST(EnVigueur, SaysHowLongAVersionHeld)
{
    auto const validite = [](std::string_view at) {
        return le(vague_b(), at).dispositif("HOP_URG")->echeance(cloture).validite;
    };
    EXPECT_EQ(validite("2025-01-01T00:00:00Z"), "jusqu’au 2025-04-30");
    EXPECT_EQ(validite("2025-06-01T00:00:00Z"), "du 2025-05-01 au 2025-08-31");
    EXPECT_EQ(validite("2025-10-01T00:00:00Z"), "depuis le 2025-09-01");
    EXPECT_EQ(le(vague_b(), "2025-10-01T00:00:00Z").taux_avance.validite, "");
}

TEST(EnVigueur, GivesTheSameObjectBetweenTwoChanges)
{
    auto const* const first = &le(vague_b(), "2025-05-01T00:00:00Z");
    EXPECT_EQ(first, &le(vague_b(), "2025-08-31T21:59:59Z"));
    EXPECT_NE(first, &le(vague_b(), "2025-08-31T22:00:00Z"));
}

TEST(EnVigueur, SaysAtWhichInstantsItChanges)
{
    std::vector<std::string> written;
    for (auto const changement : vague_b().changements()) {
        written.push_back(changement.text());
        EXPECT_NE(
            &vague_b().en_vigueur(changement), &vague_b().en_vigueur(changement.plus_secondes(-1)));
    }
    EXPECT_EQ(written,
        (std::vector<std::string>{
            "2025-02-28T23:00:00Z", "2025-04-30T22:00:00Z", "2025-08-31T22:00:00Z" }));
}

TEST(EnVigueur, AnswersSeveralThreadsAtOnce)
{
    auto const fresh = lu("exemple-vague-b");
    std::vector<ReglementEnVigueur const*> seen(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < seen.size(); ++i)
            threads.emplace_back([&, i] {
                seen[i] = &le(fresh, i % 2 == 0 ? "2025-01-01T00:00:00Z" : "2025-06-01T00:00:00Z");
            });
    }
    for (std::size_t i = 2; i < seen.size(); ++i)
        EXPECT_EQ(seen[i], seen[i - 2]);
    EXPECT_NE(seen[0], seen[1]);
    EXPECT_EQ(seen[1]->dispositifs.size(), 3U);
}

// The counter of a step never closes twice: past the first second too late, no later instant is in
// time.
RC_GTEST_PROP(EnVigueur, ADeadlineIsCrossedOnce, ())
{
    auto const& reglement = le(vague_1(), "2023-09-20T12:00:00Z");
    auto const& dispositif = *rc::gen::elementOf(reglement.dispositifs);
    auto const nom = static_cast<NomEcheance>(*rc::gen::inRange<std::size_t>(3, nombre_echeances));
    auto const& echeance = dispositif.echeance(nom);
    RC_PRE(echeance.valeur.has_value());
    auto const ecart = *rc::gen::inRange<std::int64_t>(-100'000, 100'000);
    RC_ASSERT(echeance->admet(echeance->premier_hors_delai().plus_secondes(ecart)) == (ecart < 0));
}

}
