// SPDX-License-Identifier: EUPL-1.2
// What the published schema says, found again through the places of a tolerant reading.
#include "base/json.h"
#include "normalisation/attendu.h"
#include "normalisation/motif.h"

#include <gtest/gtest.h>

using namespace quitus::normalisation;

namespace {

Schema const& schema()
{
    static Schema const publie(schema_publie());
    return publie;
}

// The place at a path of members; "*" is the element of a list.
Attendu const& at(std::initializer_list<std::string_view> path)
{
    auto const* here = &schema().racine();
    for (auto const name : path) {
        auto const found = here->membres.find(name);
        if (name != "*" && found == here->membres.end()) {
            ADD_FAILURE() << "no member " << name;
            return *here;
        }
        here = &schema().at(name == "*" ? here->element : found->second);
    }
    return *here;
}

}

TEST(Schema, GivesEachMemberItsKind)
{
    EXPECT_EQ(schema().racine().genre, Genre::objet);
    EXPECT_EQ(at({ "emis_le" }).genre, Genre::instant);
    EXPECT_EQ(at({ "declarations", "date" }).genre, Genre::date);
    EXPECT_EQ(at({ "totaux", "ht" }).genre, Genre::montant);
    EXPECT_EQ(at({ "totaux", "nombre_lignes" }).genre, Genre::entier);
    EXPECT_EQ(at({ "lignes", "*", "montants", "taux_tva" }).genre, Genre::taux);
    EXPECT_EQ(at({ "lignes", "*", "montant_segur" }).genre, Genre::montant);
    EXPECT_EQ(at({ "lignes", "*", "factures", "*", "montants", "ttc" }).genre, Genre::montant);
    EXPECT_EQ(at({ "lignes", "*", "assiette", "valeur" }).genre, Genre::nombre);
    EXPECT_EQ(at({ "lignes", "*", "bon_commande", "mode_signature" }).genre, Genre::choix);
    EXPECT_EQ(at({ "fournisseur", "assujetti_tva" }).genre, Genre::booleen);
    EXPECT_EQ(at({ "format" }).choix, std::vector<std::string>{ "quitus.demande" });
    EXPECT_EQ(at({ "pieces", "*", "pages" }).maximum, 500);
    EXPECT_TRUE(at({ "pieces", "*", "nom_fichier" }).tel_quel);
}

TEST(Schema, KnowsIdentifiersByTheRuleThatJudgesThem)
{
    for (auto const member : { "siren", "siret", "numero_tva", "iban" })
        EXPECT_EQ(at({ "fournisseur", member }).genre, Genre::identifiant) << member;
    for (auto const member :
        { "finess_juridique", "finess_geographique", "siret", "id_nat_struct" })
        EXPECT_EQ(at({ "beneficiaires", "*", "identifiants", member }).genre, Genre::identifiant)
            << member;
    EXPECT_EQ(at({ "beneficiaires", "*", "identifiants", "rpps", "*" }).genre, Genre::identifiant);
    EXPECT_TRUE(at({ "beneficiaires", "*", "identifiants", "rpps" }).uniques);
    EXPECT_EQ(at({ "beneficiaires", "*", "identifiants", "finess_pmsi", "numero" }).genre,
        Genre::identifiant);
    // An address is a text: its spaces inside and its case are its own.
    EXPECT_EQ(at({ "beneficiaires", "*", "adresses_mssante", "*" }).genre, Genre::texte);
    EXPECT_EQ(at({ "fournisseur", "raison_sociale" }).genre, Genre::texte);
}

// Every text that the schema gives a pattern can be asked about it: an unknown sign would abort.
TEST(Motifs, OfTheSchemaAreAllUnderstood)
{
    quitus::base::JsonDocument json;
    ASSERT_FALSE(json.parse(schema_publie()));
    int count = 0;
    for (auto const& node : json.nodes()) {
        if (node.key != "pattern" || node.kind != quitus::base::JsonKind::string)
            continue;
        ++count;
        EXPECT_FALSE(matches(node.text, "\n")) << node.text;
    }
    EXPECT_EQ(count, 7);
}

TEST(Motifs, MatchWholeTexts)
{
    constexpr std::string_view montant = "^-?[0-9]{1,12}(\\.[0-9]{1,9})?$";
    for (std::string_view const text : { "0", "-1", "123456789012", "1.5", "1.123456789" })
        EXPECT_TRUE(matches(montant, text)) << text;
    for (std::string_view const text :
        { "", "-", "1234567890123", "1.", ".5", "1.1234567890", "1,5", "1.5.5", " 1" })
        EXPECT_FALSE(matches(montant, text)) << text;
    constexpr std::string_view taux = "^(0|[1-9][0-9]?)\\.[0-9]{2}$";
    for (std::string_view const text : { "0.00", "8.50", "20.00" })
        EXPECT_TRUE(matches(taux, text)) << text;
    for (std::string_view const text : { "00.00", "08.50", "100.00", "20.0", "20" })
        EXPECT_FALSE(matches(taux, text)) << text;
    constexpr std::string_view dossier = "^[A-Z0-9][A-Z0-9/_-]{2,39}$";
    EXPECT_TRUE(matches(dossier, "A/_-"));
    EXPECT_TRUE(matches(dossier, std::string(40, '9')));
    EXPECT_FALSE(matches(dossier, std::string(41, '9')));
    EXPECT_FALSE(matches(dossier, "A."));
    EXPECT_TRUE(matches("^\\+?[0-9]{6,15}$", "+123456"));
    EXPECT_FALSE(matches("^\\+?[0-9]{6,15}$", "++123456"));
    EXPECT_TRUE(matches("^1\\.[0-9]{1,3}$", "1.0"));
    EXPECT_FALSE(matches("^1\\.[0-9]{1,3}$", "1x0"));
}
