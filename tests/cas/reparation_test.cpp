// SPDX-License-Identifier: EUPL-1.2
// Every case of tests/cas whose request is blocked is given to be mended: either it comes out
// receivable, by changes none of which can be spared and none of which touches a fact, or each rule
// that blocks says why.
#include "base/json_edit.h"
#include "cas/cas_embarques.h"
#include "cas/jouer.h"
#include "guichet/reparation/reparer_demande.h"
#include "regulation_files/regulation_files.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace {

using namespace quitus;
using verdict::Operation;

std::optional<std::string_view> embedded(std::string_view nom)
{
    for (auto const& [name, content] : cas::embedded_files())
        if (name == nom)
            return content;
    return std::nullopt;
}

cas::Monde const& monde()
{
    static cas::Monde const monde{
        .document
        = [](std::string_view nom) { return embedded("bases/" + std::string(nom) + ".json"); },
        .campagne =
            [](std::string_view id) {
                return regulation_files::read_campaign(
                    std::string(QUITUS_SOURCE_DIR) + "/reglement/" + std::string(id));
            },
        .contextes
        = cas::read_contextes("contextes.yaml", *embedded("bases/contextes.yaml")).value(),
    };
    return monde;
}

// A case ready to be judged as often as needed.
struct Situation {
    std::string lieu;
    std::vector<guichet::DocumentDepose> documents;
    reglement::Reglement reglement;
    guichet::OptionsVerification options;

    verdict::DemandeJugee judge(std::string const& texte) const
    {
        auto copies = documents;
        copies.front().texte = texte;
        std::optional<verdict::DemandeJugee> jugee;
        guichet::verifie_demandes(copies, reglement, options, [&](verdict::DemandeJugee&& une) {
            jugee = std::move(une);
            return true;
        });
        return jugee.value();
    }
};

bool is_blocked(verdict::DemandeJugee const& jugee)
{
    return jugee.verdict >= verdict::Verdict::a_modifier;
}

std::vector<Situation> all_blocked()
{
    std::map<std::string, reglement::Reglement, std::less<>> campagnes;
    std::vector<Situation> all;
    for (auto const& [nom, texte] : cas::embedded_files()) {
        if (!nom.ends_with(".yaml") || nom.starts_with("bases/"))
            continue;
        auto const fichier = cas::read_cas(nom, texte).value();
        for (auto const& un : fichier.cas) {
            if (!campagnes.contains(un.campagne))
                campagnes.emplace(un.campagne, monde().campagne(un.campagne).value());
            auto reglement = campagnes.at(un.campagne);
            for (auto const& [parametre, valeur] : un.reglement)
                reglement = reglement.with(parametre, valeur).value();
            Situation situation{ std::string(nom) + " « " + un.nom + " »",
                cas::compose(un, monde()).value(), reglement,
                { .instant = un.instant, .situation = un.faits } };
            if (is_blocked(situation.judge(situation.documents.front().texte)))
                all.push_back(std::move(situation));
        }
    }
    return all;
}

// What a person must do by hand with such a patch: apply its operations, one after the other.
std::string patched(std::string texte, std::vector<Operation> const& operations,
    std::optional<std::size_t> without = {})
{
    for (std::size_t rang = 0; rang < operations.size(); ++rang) {
        auto const& [genre, pointeur, valeur, avant, regle, raison] = operations[rang];
        if (rang == without)
            continue;
        auto const edited = genre == Operation::Genre::retire
            ? base::remove_value(texte, pointeur)
            : base::set_value(texte, pointeur, valeur);
        if (!edited)
            return {};
        texte = *edited;
    }
    return texte;
}

std::string compact(std::string text)
{
    std::erase_if(text, [](char c) {
        return c == ' ' || c == '.' || c == '-' || c == '"'
            || static_cast<unsigned char>(c) >= 0x80;
    });
    std::ranges::transform(text, text.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// A fact may be read better, never made up.
void expect_no_invented_fact(Operation const& operation, std::string const& lieu)
{
    auto const nom = operation.pointeur.substr(operation.pointeur.rfind('/') + 1);
    if (operation.genre == Operation::Genre::retire)
        return;
    static std::set<std::string> const facts
        = { "signee", "emis_le", "exactitude", "prestations_realisees", "absence_reste_a_charge",
              "mention_prise_en_charge", "identifiant_envoi", "bloquante" };
    bool const repeated
        = operation.regle == verdict::IdRegle("SCH-005"); // the same value, written once
    EXPECT_FALSE(!repeated && (facts.contains(nom) || nom.starts_with("date")))
        << lieu << operation.pointeur;
    static std::set<std::string> const numbers
        = { "siret", "finess_juridique", "finess_geographique", "iban", "numero_referencement" };
    bool const is_number = numbers.contains(nom)
        || operation.pointeur.find("/rpps/") != std::string::npos
        || operation.pointeur.ends_with("/finess_pmsi/numero");
    if (is_number) {
        EXPECT_EQ(compact(operation.avant), compact(operation.valeur))
            << lieu << operation.pointeur;
    }
    if (nom == "id_nat_struct" || nom == "numero_tva") {
        EXPECT_EQ(compact(operation.avant)
                      .substr(std::max<std::size_t>(compact(operation.avant).size(), 9) - 9),
            compact(operation.valeur).substr(compact(operation.valeur).size() - 9))
            << lieu << operation.pointeur;
    }
}

void expect_minimal(Situation const& situation, verdict::Reparation const& reparation)
{
    auto const& texte = situation.documents.front().texte;
    for (std::size_t rang = 0; rang < reparation.operations.size(); ++rang) {
        auto const without = patched(texte, reparation.operations, rang);
        EXPECT_TRUE(without.empty() || is_blocked(situation.judge(without)))
            << situation.lieu << ": " << reparation.operations[rang].pointeur << " could be spared";
    }
}

void expect_every_rule_explained(Situation const& situation, verdict::Reparation const& reparation)
{
    EXPECT_TRUE(reparation.operations.empty()) << situation.lieu;
    EXPECT_EQ(reparation.apres.verdict, reparation.avant.verdict);
    for (auto const& constat : reparation.avant.constats) {
        if (constat.consequence < verdict::Consequence::a_modifier)
            continue;
        auto const told
            = std::ranges::any_of(reparation.impossible, [&](verdict::Empechement const& one) {
                  return one.regle == constat.regle && !one.raison.empty();
              });
        EXPECT_TRUE(told) << situation.lieu << ": " << constat.regle.text() << " says nothing";
    }
}

TEST(Reparation, MendsEachCaseOrSaysWhy)
{
    auto const situations = all_blocked();
    ASSERT_GT(situations.size(), 200U);
    std::size_t mended = 0;
    for (auto const& situation : situations) {
        auto const reparation
            = guichet::repare_demande(situation.documents, situation.reglement, situation.options);
        EXPECT_TRUE(is_blocked(reparation.avant)) << situation.lieu;
        if (!reparation.possible) {
            expect_every_rule_explained(situation, reparation);
            continue;
        }
        ++mended;
        EXPECT_TRUE(reparation.impossible.empty()) << situation.lieu;
        auto const texte = patched(situation.documents.front().texte, reparation.operations);
        EXPECT_EQ(texte, reparation.texte) << situation.lieu;
        EXPECT_FALSE(is_blocked(situation.judge(texte))) << situation.lieu;
        expect_minimal(situation, reparation);
        for (auto const& operation : reparation.operations)
            expect_no_invented_fact(operation, situation.lieu);
    }
    EXPECT_GT(mended, 80U);
    RecordProperty("mended", static_cast<int>(mended));
}

}
