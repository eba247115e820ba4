// SPDX-License-Identifier: EUPL-1.2
// Each way of breaking the texts of a campaign, with the place that must be told and what must be
// said of it.
#include "campagnes.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace quitus::reglement::essais {

namespace {

using testing::HasSubstr;
using testing::Not;

struct Casse {
    char const* nom; // of the case
    char const* fichier;
    char const* from;
    char const* to;
    char const* lieu; // "fichier:ligne"
    char const* message; // a part of it
};

void PrintTo(Casse const& casse, std::ostream* out)
{
    *out << casse.nom;
}

std::string message_of(base::Result<Reglement> const& result)
{
    return result ? "accepted" : result.error().message;
}

constexpr auto cloture_yaml = "calendrier/cloture.yaml";

}

class Refus : public testing::TestWithParam<Casse> { };

TEST_P(Refus, SaysWhereAndHowToMend)
{
    auto const& casse = GetParam();
    auto textes = textes_de("exemple-vague-b");
    replace(textes, casse.fichier, casse.from, casse.to);
    auto const result = Reglement::parse(textes);
    ASSERT_FALSE(result) << "the broken text was accepted";
    EXPECT_EQ(result.error().code, "reglement_invalide");
    EXPECT_THAT(result.error().message, HasSubstr(fmt::format("\n{}\u00A0: ", casse.lieu)));
    EXPECT_THAT(result.error().message, HasSubstr(casse.message));
}

INSTANTIATE_TEST_SUITE_P(Keys, Refus,
    testing::Values(Casse{ "unknown_key", cloture_yaml, "    borne: avant", "    bornes: avant",
                        "calendrier/cloture.yaml:10", "vouliez-vous dire «\u00A0borne\u00A0»" },
        Casse{ "unknown_root_key", cloture_yaml, "fuseau:", "fuzeau:", "calendrier/cloture.yaml:4",
            "vouliez-vous dire «\u00A0fuseau\u00A0»" },
        Casse{ "duplicate_key", cloture_yaml, "    limite: 2025-10-15",
            "    limite: 2025-10-15\n    limite: 2025-10-16", "calendrier/cloture.yaml:9",
            "déjà donnée à la ligne 8" },
        Casse{ "duplicate_key_in_flow", "dispositifs.yaml", "couloir: BIO,",
            "couloir: BIO, couloir: HOP,", "dispositifs.yaml:2",
            "«\u00A0couloir\u00A0» est déjà donnée" },
        Casse{ "missing_source", "financement.yaml", "        source: EX-03\n", "",
            "financement.yaml:5", "la clé «\u00A0source\u00A0» manque" },
        Casse{ "unknown_source", "financement.yaml", "EX-03", "EX-33", "financement.yaml:6",
            "source inconnue «\u00A0EX-33\u00A0»" },
        Casse{ "missing_type", cloture_yaml, "type: echeance\n", "", "calendrier/cloture.yaml:2",
            "la clé «\u00A0type\u00A0» manque" },
        Casse{ "wrong_type", cloture_yaml, "type: echeance", "type: montant",
            "calendrier/cloture.yaml:3", "est de type «\u00A0echeance\u00A0»" },
        Casse{ "missing_zone", cloture_yaml, "fuseau: Europe/Paris\n", "",
            "calendrier/cloture.yaml:2", "la clé «\u00A0fuseau\u00A0» manque" },
        Casse{ "other_zone", cloture_yaml, "Europe/Paris", "Europe/London",
            "calendrier/cloture.yaml:4", "heure de Paris" },
        Casse{ "unknown_parameter", cloture_yaml, "calendrier.*.cloture", "calendrier.*.clture",
            "calendrier/cloture.yaml:2", "vouliez-vous dire «\u00A0calendrier.*.cloture\u00A0»" },
        Casse{ "declared_twice", "calendrier/avance.yaml", "calendrier.*.avance",
            "calendrier.*.commande", "calendrier/commande.yaml:1",
            "déjà déclaré en calendrier/avance.yaml:1" },
        Casse{ "unknown_dispositif", cloture_yaml, "[BIO_ANA, HOP_URG, MDV_TEL]",
            "[BIO_AMA, HOP_URG, MDV_TEL]", "calendrier/cloture.yaml:7",
            "dispositif inconnu «\u00A0BIO_AMA\u00A0»\u00A0; vouliez-vous dire "
            "«\u00A0BIO_ANA\u00A0»" },
        Casse{ "dispositif_twice", cloture_yaml, "[BIO_ANA, HOP_URG, MDV_TEL]",
            "[BIO_ANA, HOP_URG, MDV_TEL, BIO_ANA]", "calendrier/cloture.yaml:7",
            "cité deux fois" }),
    [](auto const& casse) { return casse.param.nom; });

INSTANTIATE_TEST_SUITE_P(Time, Refus,
    testing::Values(Casse{ "gap_between", "plafonds.yaml", "connue_jusqu_a: 2025-03-01",
                        "connue_jusqu_a: 2025-02-01", "plafonds.yaml:22",
                        "plafonds.HOP_URG.ht_max n’a aucune valeur du 2025-02-01 au 2025-02-28" },
        Casse{ "overlap_between", "plafonds.yaml", "connue_jusqu_a: 2025-03-01",
            "connue_jusqu_a: 2025-03-02", "plafonds.yaml:22", "chevauchement" },
        Casse{ "gap_at_the_end", cloture_yaml, "    connue_depuis: 2025-09-01",
            "    connue_depuis: 2025-09-01\n    connue_jusqu_a: 2026-01-01",
            "calendrier/cloture.yaml:18",
            "calendrier.BIO_ANA.cloture n’a plus de valeur à partir du 2026-01-01" },
        Casse{ "same_day_twice", cloture_yaml, "connue_depuis: 2025-09-01",
            "connue_depuis: 2025-05-01", "calendrier/cloture.yaml:18", "chevauchement" },
        Casse{ "no_day_twice", "plafonds.yaml",
            "        connue_depuis: 2025-03-01\n        valeur: \"50000.00\"",
            "        valeur: \"50000.00\"", "plafonds.yaml:26", "connue depuis toujours" },
        Casse{ "ends_before_it_starts", cloture_yaml, "    connue_depuis: 2025-05-01",
            "    connue_depuis: 2025-05-01\n    connue_jusqu_a: 2025-04-01",
            "calendrier/cloture.yaml:12", "avant d’avoir commencé" },
        Casse{ "dispositif_without_value", "calendrier/avance.yaml", "[BIO_ANA, HOP_URG, MDV_TEL]",
            "[BIO_ANA, HOP_URG]", "calendrier/avance.yaml:1",
            "calendrier.MDV_TEL.avance n’a aucune valeur" },
        Casse{ "indicator_without_value", "controles.yaml",
            "      - dispositifs: [MDV_TEL]\n        valeur: sans-objet\n"
            "        source: EX-04\n",
            "", "controles.yaml:2", "controles.MDV_TEL.dmp_documents" }),
    [](auto const& casse) { return casse.param.nom; });

INSTANTIATE_TEST_SUITE_P(Values, Refus,
    testing::Values(Casse{ "bad_day", cloture_yaml, "2025-10-15", "2025-02-30",
                        "calendrier/cloture.yaml:8", "n’est pas un jour" },
        Casse{ "bad_day_of_knowledge", cloture_yaml, "2025-05-01", "mai 2025",
            "calendrier/cloture.yaml:13", "écrivez AAAA-MM-JJ" },
        Casse{ "unquoted_hour", cloture_yaml, "\"12:00\"", "12:00", "calendrier/cloture.yaml:9",
            "entre guillemets" },
        Casse{ "hour_as_a_number", cloture_yaml, "\"12:00\"", "720", "calendrier/cloture.yaml:9",
            "entre guillemets" },
        Casse{ "bad_hour", cloture_yaml, "\"12:00\"", "\"25:00\"", "calendrier/cloture.yaml:8",
            "n’est pas une heure" },
        Casse{ "hour_without_bound", cloture_yaml, "    borne: avant\n", "",
            "calendrier/cloture.yaml:9", "une heure demande sa borne" },
        Casse{ "bound_without_hour", cloture_yaml, "    heure: \"12:00\"\n", "",
            "calendrier/cloture.yaml:8", "est ambigu" },
        Casse{ "unknown_bound", cloture_yaml, "borne: avant", "borne: apres",
            "calendrier/cloture.yaml:10", "avant ou au_plus_tard" },
        Casse{ "hour_told_twice", cloture_yaml, "2025-10-15\n    heure: \"12:00\"",
            "2025-10-26\n    heure: \"02:30\"", "calendrier/cloture.yaml:8", "deux fois" },
        Casse{ "hour_skipped", cloture_yaml, "2025-10-15\n    heure: \"12:00\"",
            "2025-03-30\n    heure: \"02:30\"", "calendrier/cloture.yaml:8", "30 mars 2025" },
        Casse{ "special_with_an_hour", cloture_yaml, "limite: 2025-10-15", "limite: a-etablir",
            "calendrier/cloture.yaml:8", "ni heure ni borne" },
        Casse{ "opening_with_a_bound", "calendrier/ouverture_solde.yaml", "    heure: \"12:00\"",
            "    heure: \"12:00\"\n    borne: avant", "calendrier/ouverture_solde.yaml:9",
            "clé inconnue «\u00A0borne\u00A0»" },
        Casse{ "negative_amount", "plafonds.yaml", "\"2500.00\"", "\"-2500.00\"",
            "plafonds.yaml:20", "positif" },
        Casse{ "unquoted_amount", "plafonds.yaml", "\"2500.00\"", "2500.00", "plafonds.yaml:20",
            "\"2500.00\"" },
        Casse{ "rate_above_100", "financement.yaml", "\"40.00\"", "\"140.00\"",
            "financement.yaml:5", "de 0.00 à 100.00" },
        Casse{ "unquoted_rate", "montants.yaml", "\"10.00\"", "10.00", "montants.yaml:11",
            "entre guillemets" },
        Casse{ "rate_twice", "montants.yaml", "\"10.00\"", "\"20.00\"", "montants.yaml:11",
            "des taux" },
        Casse{ "no_number_of_days", "delais.yaml", "valeur: 20", "valeur: vingt", "delais.yaml:17",
            "entier" },
        Casse{ "unknown_of_a_whole_campaign", "financement.yaml", "\"40.00\"", "a-etablir",
            "financement.yaml:5", "il faut un taux" },
        Casse{ "unknown_choice", "financement.yaml", "demi_superieur", "demi_pair",
            "financement.yaml:11", "demi_superieur" },
        Casse{ "unknown_identifier", "identifiants.yaml", "[[rpps]]", "[[rpps, siret]]",
            "identifiants.yaml:12", "natures d’identifiants" },
        Casse{ "min_above_max", "plafonds.yaml", "\"5000.00\"", "\"45000.00\"", "plafonds.yaml:8",
            "dépasse plafonds.HOP_URG.ht_max (40000.00" },
        Casse{ "min_above_max_later", "plafonds.yaml", "\"50000.00\"", "\"4000.00\"",
            "plafonds.yaml:8", "dépasse plafonds.HOP_URG.ht_max (4000.00" },
        Casse{ "ht_above_ttc", "plafonds.yaml", "\"3000.00\"", "\"2000.00\"", "plafonds.yaml:19",
            "dépasse plafonds.MDV_TEL.ttc_max" },
        Casse{ "known_without_a_value", "plafonds.yaml", "\"2500.00\"", "a-etablir",
            "plafonds.yaml:54", "dit le plafond connu" },
        Casse{ "unknown_with_a_value", "plafonds.yaml", "valeur: extremites", "valeur: inconnue",
            "plafonds.yaml:54", "dit le plafond inconnu" },
        Casse{ "bad_pivot", "annulation.yaml", "2025-02-03T00:00", "2025-02-03T24:00",
            "annulation.yaml:6", "un instant" }),
    [](auto const& casse) { return casse.param.nom; });

INSTANTIATE_TEST_SUITE_P(Files, Refus,
    testing::Values(Casse{ "code_of_another_couloir", "dispositifs.yaml", "code: HOP_URG",
                        "code: HOP_URGE", "dispositifs.yaml:3", "HOP_URG." },
        Casse{ "dispositif_described_twice", "dispositifs.yaml",
            "code: HOP_URG, couloir: HOP, sons: URG", "code: BIO_ANA, couloir: BIO, sons: ANA",
            "dispositifs.yaml:3", "déjà décrit" },
        Casse{ "requirement_twice", "exigences.yaml", "id: EX-02", "id: EX-01", "exigences.yaml:5",
            "déjà pris" },
        Casse{ "truth_in_french", "exigences.yaml", "a_venir: true", "a_venir: oui",
            "exigences.yaml:14", "true ou false" },
        Casse{ "address_of_no_page", "sources.yaml", "https://", "ftp://", "sources.yaml:4",
            "commence par https://" },
        Casse{ "unknown_step", "pieces.yaml", "etape: solde", "etape: solda", "pieces.yaml:3",
            "«\u00A0solde\u00A0»" },
        Casse{ "no_number_of_wave", "campagne.yaml", "vague: 7", "vague: sept", "campagne.yaml:4",
            "entier" },
        Casse{ "capital_in_the_id", "campagne.yaml", "exemple-vague-b", "Exemple-B",
            "campagne.yaml:2", "minuscules" },
        Casse{ "list_instead_of_table", "financement.yaml",
            "parametres:", "parametres: []\nautres:", "financement.yaml:1", "attend une liste" },
        Casse{ "anchor", "financement.yaml", "\"40.00\"", "&taux \"40.00\"", "financement.yaml:5",
            "ancres" },
        Casse{ "alias", "financement.yaml", "\"40.00\"", "*taux", "financement.yaml:5", "YAML" },
        Casse{ "tag", "financement.yaml", "\"40.00\"", "!!str \"40.00\"", "financement.yaml:5",
            "étiquettes" },
        Casse{ "two_documents", "financement.yaml", "parametres:", "---\nid: x\n---\nparametres:",
            "financement.yaml:1", "plusieurs documents" },
        Casse{ "tabulation", "financement.yaml", "  - parametre", "\t- parametre",
            "financement.yaml:2", "UTF-8" },
        Casse{ "latin_1", "campagne.yaml", "Campagne d’exemple", "Campagne d\xE9",
            "campagne.yaml:3", "UTF-8" },
        Casse{ "not_yaml", "financement.yaml", "valeurs:", "valeurs: [", "financement.yaml:5",
            "ce n’est pas du YAML" }),
    [](auto const& casse) { return casse.param.nom; });

TEST(RefusDeFichier, SaysWhichFileLacks)
{
    auto textes = textes_de("exemple-vague-b");
    std::erase_if(textes, [](auto const& texte) { return texte.nom == "sources.yaml"; });
    EXPECT_THAT(
        message_of(Reglement::parse(textes)), HasSubstr("sources.yaml\u00A0: le fichier manque"));
}

TEST(RefusDeFichier, SaysInWhichFileALackingParameterGoes)
{
    auto textes = textes_de("exemple-vague-b");
    std::erase_if(textes, [](auto const& texte) { return texte.nom == "calendrier/cloture.yaml"; });
    EXPECT_THAT(message_of(Reglement::parse(textes)),
        HasSubstr("«\u00A0calendrier.*.cloture\u00A0» n’est déclaré nulle part\u00A0; ajoutez-le "
                  "dans calendrier/cloture.yaml"));
}

// An unreadable file may hold what the others lack: only its own fault is told.
TEST(RefusDeFichier, DoesNotAddGuessesToAnUnreadableFile)
{
    auto textes = textes_de("exemple-vague-b");
    texte(textes, "financement.yaml").contenu = "parametres: [";
    EXPECT_THAT(message_of(Reglement::parse(textes)), HasSubstr("une faute"));
}

TEST(RefusDeFichier, RefusesTheSameFileTwice)
{
    auto textes = textes_de("exemple-vague-b");
    textes.push_back(textes.front());
    EXPECT_THAT(message_of(Reglement::parse(textes)), HasSubstr("donné deux fois"));
}

TEST(RefusDeFichier, RefusesNoTextAtAll)
{
    EXPECT_THAT(message_of(Reglement::parse({})), HasSubstr("campagne.yaml"));
}

TEST(RefusDeFichier, TellsAllFaultsOfAllFilesAtOnce)
{
    auto textes = textes_de("exemple-vague-b");
    replace(textes, "financement.yaml", "\"40.00\"", "\"140.00\"");
    replace(textes, "calendrier/cloture.yaml", "2025-10-15", "2025-02-30");
    replace(textes, "delais.yaml", "valeur: 5", "valeur: 0.5");
    auto const result = Reglement::parse(textes);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().message, HasSubstr("3 fautes"));
    EXPECT_THAT(result.error().message, HasSubstr("financement.yaml:5"));
    EXPECT_THAT(result.error().message, HasSubstr("calendrier/cloture.yaml:8"));
    EXPECT_THAT(result.error().message, HasSubstr("delais.yaml:5"));
    EXPECT_EQ(result.error().pointeur, "calendrier/cloture.yaml:8");
}

TEST(RefusDeFichier, BoundsTheNumberOfFaultsShown)
{
    auto textes = textes_de("exemple-vague-b");
    std::string exigences = "exigences:\n";
    for (int i = 0; i < 100; ++i)
        exigences += "  - {id: EX-01, enonce: Encore, source: texte-exemple}\n";
    texte(textes, "exigences.yaml").contenu = exigences;
    auto const message = message_of(Reglement::parse(textes));
    EXPECT_THAT(message, HasSubstr("exigences.yaml:51"));
    EXPECT_THAT(message, Not(HasSubstr("exigences.yaml:80")));
    EXPECT_THAT(message, HasSubstr("autres, à voir une fois"));
}

TEST(RefusDeFichier, SurvivesDeepAndWideTexts)
{
    auto textes = textes_de("exemple-vague-b");
    texte(textes, "financement.yaml").contenu = std::string(20'000, '[');
    EXPECT_THAT(message_of(Reglement::parse(textes)), HasSubstr("financement.yaml:1"));
    std::string wide;
    for (int i = 0; i < 100; ++i)
        wide += "cle" + std::to_string(i) + ": x\n";
    texte(textes, "financement.yaml").contenu = wide;
    EXPECT_THAT(message_of(Reglement::parse(textes)), HasSubstr("clés dans une table"));
    texte(textes, "financement.yaml").contenu = std::string(2U << 20, '#');
    EXPECT_THAT(message_of(Reglement::parse(textes)), HasSubstr("1 Mio"));
    texte(textes, "financement.yaml").contenu = "";
    EXPECT_THAT(message_of(Reglement::parse(textes)),
        HasSubstr("financement.yaml:1\u00A0: le fichier est vide"));
}

// A deleted line must turn the reading red: no value is there by accident.
TEST(RefusDeFichier, NoValueOfTheCampaignCanBeLeftOut)
{
    for (auto const& original : textes_de("segur-vague-1")) {
        if (!original.nom.starts_with("calendrier/") && original.nom != "plafonds.yaml")
            continue;
        auto const from = original.contenu.find("- dispositifs:");
        auto const to = original.contenu.find("source:", from);
        ASSERT_NE(from, std::string::npos) << original.nom;
        if (original.contenu.find("- dispositifs:", to) == std::string::npos)
            continue; // one value for all: the list would be empty
        auto textes = textes_de("segur-vague-1");
        auto& contenu = texte(textes, original.nom).contenu;
        contenu.erase(from, contenu.find("- dispositifs:", to) - from);
        auto const message = message_of(Reglement::parse(textes));
        if (original.nom == "calendrier/cloture.yaml")
            EXPECT_EQ(message, "accepted"); // the first version gone, the second holds since ever
        else
            EXPECT_THAT(message, HasSubstr("lacune")) << original.nom;
    }
}

}
