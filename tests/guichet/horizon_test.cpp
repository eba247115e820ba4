// SPDX-License-Identifier: EUPL-1.2
// The horizon of a request against the judgment itself, asked at any instant, and against the
// deadlines of the texts, written here by hand. Requirements: A-06 to A-09, A-16, A-18, A-20 to
// A-22, R-02, R-04, R-11.
#include "depots.h"
#include "guichet/horizon/horizon.h"
#include "guichet/horizon/reperes.h"

#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace quitus;
using namespace quitus::guichet;
using calendrier::Instant;
using verdict::Horizon;
using verdict::Issue;
using verdict::Motif;
using verdict::Verdict;

using Documents = std::vector<DocumentDepose>;

Instant paris(std::string_view text)
{
    return calendrier::parse_instant(text).value();
}

Issue issue_at(Documents const& documents, Instant instant)
{
    auto const jugee = verifie(documents, { .instant = instant }).at(0);
    return verdict::issue_of(jugee.verdict, jugee.cas, jugee.constats);
}

Horizon horizon_of(Documents const& documents,
    reglement::Reglement const& reglement = segur_vague_1(), unsigned jobs = 1)
{
    return horizon(documents, reglement, { .jobs = jobs });
}

// « from, verdict, case », one an interval.
struct Attendu {
    std::optional<std::string_view> de;
    Verdict verdict;
    std::optional<int> cas;
    std::vector<verdict::IdRegle> regles;
};

void expect_horizon(Documents const& documents, std::vector<Attendu> const& attendus)
{
    auto const found = horizon_of(documents).intervalles;
    ASSERT_EQ(found.size(), attendus.size());
    for (std::size_t rang = 0; rang < attendus.size(); ++rang) {
        auto const& [de, verdict, cas, regles] = attendus[rang];
        auto const expected = de ? std::optional(paris(*de)) : std::nullopt;
        EXPECT_EQ(found[rang].de, expected) << rang;
        EXPECT_EQ(found[rang].issue, (Issue{ verdict, cas, regles })) << rang;
        if (rang > 0) {
            EXPECT_EQ(found[rang - 1].a, expected) << rang;
        }
    }
    EXPECT_FALSE(found.back().a.has_value());
}

// R-11, A-20, A-22, A-09. The document is of 18 September 2023: filed before, its dates are to
// come.
TEST(UnSoldeDeBiologie, SansAttestationEstBonJusquAu20Septembre14Heures)
{
    expect_horizon({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") },
        {
            { {}, Verdict::rejet, 1, { "CAL-001", "CAL-012" } },
            { "2022-01-18T00:00:00", Verdict::a_modifier, 1, { "CAL-012" } },
            { "2023-09-18T00:00:00", Verdict::recevable, 1, {} },
            { "2023-09-20T14:00:01", Verdict::rejet, 3, { "CAL-004" } },
            { "2023-12-14T14:00:00", Verdict::rejet, 3, { "CAL-003" } },
        });
}

// A-18, A-21: with an attestation in time, until closing.
TEST(UnSoldeDeBiologie, AvecSonAttestationEstBonJusquALaCloture)
{
    expect_horizon(
        { depose("solde_bio_sgl"), contexte("avance_bio_sgl"), contexte("attestation_bio_sgl") },
        {
            { {}, Verdict::rejet, 1, { "CAL-001", "CAL-012" } },
            { "2022-01-18T00:00:00", Verdict::a_modifier, 1, { "CAL-012" } },
            { "2023-09-18T00:00:00", Verdict::recevable, 1, {} },
            { "2023-09-20T14:00:01", Verdict::recevable, 2, {} },
            { "2023-12-14T14:00:00", Verdict::rejet, 2, { "CAL-003" } },
        });
}

// A-03, A-07: LOINC ends on 31 October, the whole day.
TEST(UnSoldeLoinc, SansAttestationEstBonJusquAuSoirDu31Octobre)
{
    expect_horizon({ depose("solde_bio_loinc"), contexte("avance_bio_loinc") },
        {
            { {}, Verdict::rejet, 1, { "CAL-001", "CAL-012" } },
            { "2022-01-18T00:00:00", Verdict::a_modifier, 1, { "CAL-012" } },
            { "2023-10-20T00:00:00", Verdict::recevable, 1, {} },
            { "2023-11-01T00:00:00", Verdict::rejet, 3, { "CAL-004" } },
            { "2023-12-14T14:00:00", Verdict::rejet, 3, { "CAL-003" } },
        });
}

// A-06, A-07, A-08: in time until 14:00:00, arbitrated until midnight, refused from then on.
TEST(UneAttestation, PasseParLArbitrageDuDernierJour)
{
    expect_horizon({ depose("attestation_bio_sgl"), contexte("avance_bio_sgl") },
        {
            { {}, Verdict::rejet, {}, { "CAL-005", "CAL-012" } },
            { "2023-04-10T00:00:00", Verdict::a_modifier, {}, { "CAL-012" } },
            { "2023-09-19T00:00:00", Verdict::recevable, {}, {} },
            { "2023-09-20T14:00:01", Verdict::a_verifier, {}, { "CAL-007" } },
            { "2023-09-21T00:00:00", Verdict::rejet, {}, { "CAL-006" } },
        });
}

// R-02: 15/03/2023 14:00 for LGO. R-04: signed on 16/01/2023, the order is too old after 120 days,
// on 17 May: no parameter bears that day.
TEST(UneAvanceDePharmacie, EstBonneJusquAu15MarsEtSonBonVieillit)
{
    expect_horizon({ depose("avance_pha_lgo") },
        {
            { {}, Verdict::a_modifier, {}, { "CAL-012" } },
            { "2023-02-20T00:00:00", Verdict::recevable, {}, {} },
            { "2023-03-15T14:00:01", Verdict::rejet, {}, { "CAL-002" } },
            { "2023-05-17T00:00:00", Verdict::rejet, {}, { "CAL-002", "CAL-009" } },
        });
}

// R-04, with a delay that ends before the deadline, and that no other parameter announces.
TEST(UneAvanceDePharmacie, SuitLaDureeDeValiditeDuBonDeCommande)
{
    auto const reglement = segur_vague_1().with("commande.validite_jours", "40").value();
    auto const found = horizon_of({ depose("avance_pha_lgo") }, reglement).intervalles;
    ASSERT_EQ(found.size(), 4U);
    // 16/01 and 40 days: 25/02 is the last; 26/02 is too late.
    EXPECT_EQ(found[2].de, paris("2023-02-26"));
    EXPECT_EQ(found[2].issue, (Issue{ Verdict::a_verifier, {}, { "CAL-009" } }));
    ASSERT_EQ(found[2].motifs.size(), 1U);
    EXPECT_EQ(found[2].motifs[0],
        (Motif{
            Motif::Nature::delai, "commande.validite_jours", "40", found[2].motifs[0].source }));
}

// A-16: one correction, within ten jours ouvrés of the first filing, keeps its instant. Filed on
// Tuesday 19/09/2023: the tenth jour ouvré is Tuesday 3 October.
TEST(UneAttestationCorrigee, GardeSaPlacePendantDixJoursOuvres)
{
    constexpr std::string_view envoi = "\"6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2ea1\"";
    Documents const documents{
        depose("attestation_bio_sgl", { { "/references/remplace_envoi", envoi } }),
        contexte("attestation_bio_sgl",
            { { "/identifiant_envoi", envoi }, { "/attestation/modele", "\"HOP\"" } }),
        contexte("avance_bio_sgl"),
    };
    auto const found = horizon_of(documents).intervalles;
    auto const& end = found.back();
    EXPECT_EQ(end.de, paris("2023-10-04T00:00:00"));
    EXPECT_EQ(end.issue, (Issue{ Verdict::rejet, {}, { "CAL-006" } }));
    EXPECT_EQ(found[found.size() - 2].issue.verdict, Verdict::recevable);
    ASSERT_EQ(end.motifs.size(), 1U);
    EXPECT_EQ(end.motifs[0].parametre, "attestation.correction_jours_ouvres");
}

TEST(UnDocumentIllisible, ALeMemeVerdictATousLesInstants)
{
    auto document = depose("solde_bio_sgl");
    document.texte.resize(document.texte.size() / 2);
    expect_horizon({ document }, { { {}, Verdict::rejet, {}, { "SCH-001" } } });
}

TEST(UneDemandeSansInstant, AUnHorizonEtAucunPresent)
{
    auto document = depose("avance_pha_lgo");
    document.texte = base::remove_value(document.texte, "/emis_le").value();
    auto const found = horizon_of({ document });
    EXPECT_FALSE(found.actuelle.instant.has_value());
    EXPECT_EQ(found.intervalles.back().issue.verdict, Verdict::rejet);
}

// The document keeps its own instants in context; only the judged one moves.
TEST(LeContexte, GardeSesInstants)
{
    auto const late
        = contexte("attestation_bio_sgl", { { "/emis_le", "\"2023-09-20T14:00:01+02:00\"" } });
    auto const found
        = horizon_of({ depose("solde_bio_sgl"), contexte("avance_bio_sgl"), late }).intervalles;
    EXPECT_EQ(found[3].issue, (Issue{ Verdict::rejet, 3, { "CAL-004" } }));
}

TEST(LesMotifs, NommentLEcheanceQuiPasse)
{
    auto const found = horizon_of(
        { depose("solde_bio_sgl"), contexte("avance_bio_sgl"), contexte("attestation_bio_sgl") })
                           .intervalles;
    ASSERT_EQ(found.size(), 5U);
    EXPECT_TRUE(found[0].motifs.empty());
    auto const only = [&](std::size_t rang) {
        EXPECT_EQ(found[rang].motifs.size(), 1U) << rang;
        return found[rang].motifs.at(0);
    };
    EXPECT_EQ(only(1).parametre, "calendrier.BIO_SGL.ouverture_solde");
    EXPECT_EQ(only(2).nature, Motif::Nature::date);
    EXPECT_EQ(only(2).parametre, "/declarations/date");
    EXPECT_EQ(only(3),
        (Motif{ Motif::Nature::echeance, "calendrier.BIO_SGL.solde_sans_attestation",
            "≤ 2023-09-20T14:00:00+02:00", "A-20" }));
    EXPECT_EQ(only(4),
        (Motif{ Motif::Nature::echeance, "calendrier.BIO_SGL.cloture",
            "< 2023-12-14T14:00:00+01:00", "A-09" }));
}

using Remplacements = std::vector<std::pair<std::string_view, std::string_view>>;

// The campaign of the texts with its closings changed.
reglement::Reglement with_closings(Remplacements const& remplacements)
{
    auto textes = textes_de_segur_vague_1();
    auto const cloture
        = std::ranges::find(textes, "calendrier/cloture.yaml", &reglement::TexteReglement::nom);
    for (auto const& [before, after] : remplacements) {
        auto const place = cloture->contenu.find(before);
        EXPECT_NE(place, std::string::npos) << before;
        cloture->contenu.replace(place, before.size(), after);
    }
    return reglement::Reglement::parse(std::move(textes)).value();
}

// Closed on 28/04/2023, then opened again by a text known twelve days too late.
TEST(LesMotifs, NommentLaValeurQuUnTexteChange)
{
    auto const reglement
        = with_closings({ { "connue_depuis: 2023-04-10", "connue_depuis: 2023-05-10" } });
    auto const found
        = horizon_of({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, reglement)
              .intervalles;
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[2].de, paris("2023-04-29"));
    EXPECT_EQ(found[2].issue, (Issue{ Verdict::rejet, 1, { "CAL-003", "CAL-012" } }));
    EXPECT_EQ(found[3].de, paris("2023-05-10"));
    EXPECT_EQ(found[3].issue, (Issue{ Verdict::a_modifier, 1, { "CAL-012" } }));
    ASSERT_EQ(found[3].motifs.size(), 1U);
    EXPECT_EQ(found[3].motifs[0],
        (Motif{ Motif::Nature::nouvelle_valeur, "calendrier.BIO_SGL.cloture",
            "< 2023-12-14T14:00:00+01:00", "A-09" }));
}

// Closed at 14:00 on 9 May, opened again by the text of 10 May: nothing at either midnight tells
// it, only the deadline that was read.
TEST(LHorizon, VoitCeQuiNeDureQuUnApresMidi)
{
    auto const reglement = with_closings({
        { "limite: 2023-04-28\n    borne", "limite: 2023-05-09\n    heure: \"14:00\"\n    borne" },
        { "connue_depuis: 2023-04-10", "connue_depuis: 2023-05-10" },
    });
    auto const found
        = horizon_of({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, reglement)
              .intervalles;
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[2].de, paris("2023-05-09T14:00:01"));
    EXPECT_EQ(found[2].a, paris("2023-05-10T00:00:00"));
    EXPECT_EQ(found[1].issue, found[3].issue);
}

// Twenty years later a text opens for two months, and the next one closes: only the dates of the
// texts tell it.
TEST(LHorizon, VoitUnTexteQuiNeVautQueDeuxMois)
{
    auto const reglement = with_closings({ { "    source: A-09\n",
        "    source: A-09\n"
        "  - dispositifs: [BIO_SGL]\n    connue_depuis: 2043-01-01\n    limite: 2060-01-01\n    "
        "heure: \"00:00\"\n"
        "    borne: avant\n    source: A-09\n"
        "  - dispositifs: [BIO_SGL]\n    connue_depuis: 2043-03-01\n    limite: 2023-12-14\n"
        "    heure: \"14:00\"\n    borne: avant\n    source: A-09\n" } });
    auto const found
        = horizon_of({ depose("solde_bio_sgl"), contexte("avance_bio_sgl") }, reglement)
              .intervalles;
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[5].de, paris("2043-01-01"));
    EXPECT_EQ(found[5].a, paris("2043-03-01"));
    EXPECT_EQ(found[5].issue, (Issue{ Verdict::rejet, 3, { "CAL-004" } }));
}

bool tries(Reperes const& reperes, Instant instant)
{
    auto const instants = reperes.instants();
    return std::ranges::find(instants, instant) != instants.end();
}

TEST(LesReperes, EssaientChaqueInstantEtSesVoisins)
{
    Reperes reperes;
    auto const instant = paris("2023-09-20T14:00:01");
    reperes.note(instant);
    for (auto const gap : { -1, 0, 1 })
        EXPECT_TRUE(tries(reperes, instant.plus_secondes(gap))) << gap;
}

TEST(LesReperes, EssaientMinuitPlusDUnAnAutourDUneDate)
{
    Reperes reperes;
    reperes.note_dates(R"({"a":{"b":["2023-03-10"]}})");
    for (auto jour = calendrier::Jour::parse("2022-03-10").value(); jour.text() <= "2024-03-10";
         jour = jour.plus_jours(1))
        EXPECT_TRUE(tries(reperes, paris(jour.text()))) << jour.text();
}

// Of a long request: the date, its neighbours, and the ends of the delays, in civil days and in
// jours ouvrés. From Friday 10/03/2023, ten jours ouvrés end on Friday 24, forty on 10 May: Easter
// Monday, 1 May and 8 May are no working days.
TEST(LesReperes, DUneLongueDemandeEssaientLaFinDesDelais)
{
    Reperes reperes;
    reperes.note_dates(R"({"a":"2023-03-10"})" + std::string(200'000, ' '));
    reperes.note_delai(10);
    reperes.note_delai(40);
    for (auto const* jour : { "2023-03-10", "2023-03-11", "2023-03-20", "2023-03-21", "2023-03-24",
             "2023-03-25", "2023-04-19", "2023-04-20", "2023-05-10", "2023-05-11" })
        EXPECT_TRUE(tries(reperes, paris(jour))) << jour;
    EXPECT_FALSE(tries(reperes, paris("2023-08-01")));
    EXPECT_LT(reperes.instants().size(), 40U);
}

TEST(LesReperes, EssaientLesDeuxBoutsDuCalendrier)
{
    Reperes reperes;
    reperes.note_dates(R"({"a":"1900-01-01","b":"2199-12-31","c":"0000-00-00","d":"9999-99-99"})");
    reperes.note_delai(1'000'000'000'000);
    reperes.note_delai(-5);
    reperes.note_delai(100);
    EXPECT_TRUE(tries(reperes, paris("1900-01-02")));
    EXPECT_TRUE(tries(reperes, paris("2199-12-30")));
}

std::vector<std::string> bases()
{
    std::vector<std::string> names;
    for (auto const& entry :
        std::filesystem::directory_iterator(QUITUS_SOURCE_DIR "/tests/cas/bases")) {
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

// Each base with everything of the same dispositif: its file of financing, and its rivals.
Documents surrounded(std::string const& base)
{
    auto const dispositif = [](std::string const& nom) {
        auto const texte = depose(nom).texte;
        auto const place = texte.find("\"code\"");
        return texte.substr(place, texte.find('}', place) - place);
    };
    Documents documents{ depose(base) };
    for (auto const& other : bases()) {
        if (other != base && dispositif(other) == dispositif(base))
            documents.push_back(contexte(other));
    }
    return documents;
}

RC_GTEST_PROP(LHorizon, DitLeVerdictDeNImporteQuelInstant, ())
{
    static std::map<std::string, std::pair<Documents, Horizon>> known;
    auto const base = *rc::gen::elementOf(bases());
    if (!known.contains(base)) {
        auto documents = surrounded(base);
        auto found = horizon_of(documents);
        known.emplace(base, std::pair(std::move(documents), std::move(found)));
    }
    auto const& [documents, found] = known.at(base);
    auto const start = paris("2021-06-01"), end = paris("2024-06-01");
    auto const instant = Instant::of_seconds_since_1970(
        *rc::gen::inRange(start.seconds_since_1970(), end.seconds_since_1970()));
    auto const& intervalle = found.intervalles.at(found.rank_of(instant));
    RC_ASSERT(!intervalle.de || *intervalle.de <= instant);
    RC_ASSERT(intervalle.issue == issue_at(documents, instant));
}

TEST(LHorizon, EstExactALaSecondeDeChaqueBorneDeChaqueBase)
{
    std::size_t borders = 0;
    for (auto const& base : bases()) {
        auto const documents = surrounded(base);
        auto const found = horizon_of(documents).intervalles;
        EXPECT_FALSE(found.front().de || found.back().a) << base;
        for (std::size_t rang = 0; rang + 1 < found.size(); ++rang) {
            ++borders;
            auto const border = found[rang].a.value();
            EXPECT_EQ(found[rang + 1].de, border) << base;
            EXPECT_NE(found[rang].issue, found[rang + 1].issue) << base;
            EXPECT_EQ(found[rang].issue, issue_at(documents, border.plus_secondes(-1))) << base;
            EXPECT_EQ(found[rang + 1].issue, issue_at(documents, border)) << base;
        }
    }
    EXPECT_GT(borders, 60U);
}

// Judged at every six hours of the wave, a horizon leaves out no change.
TEST(LHorizon, NOublieAucunChangementDeLaVague)
{
    for (auto const* base : { "solde_hop_pfi", "avance_bio_sgl", "attestation_mdv_lgc" }) {
        auto const documents = surrounded(base);
        auto const found = horizon_of(documents);
        for (auto instant = paris("2021-12-30T05:17:00"); instant < paris("2024-01-10");
             instant = instant.plus_secondes(6 * 3600))
            ASSERT_EQ(
                found.intervalles.at(found.rank_of(instant)).issue, issue_at(documents, instant))
                << base << " " << instant.text();
    }
}

TEST(LHorizon, EstLeMemeQuelQueSoitLeNombreDeFils)
{
    auto const documents = surrounded("solde_mdv_lgc");
    auto const one = horizon_of(documents).intervalles;
    auto const four = horizon_of(documents, segur_vague_1(), 4).intervalles;
    ASSERT_EQ(one.size(), four.size());
    for (std::size_t rang = 0; rang < one.size(); ++rang) {
        EXPECT_EQ(one[rang].de, four[rang].de);
        EXPECT_EQ(one[rang].issue, four[rang].issue);
        EXPECT_EQ(one[rang].motifs, four[rang].motifs);
    }
}

// Of a long request only the days near a date or the end of a delay are tried: nothing is lost.
TEST(UneLongueDemande, ALeMemeHorizonQuUneCourte)
{
    auto const short_one = surrounded("avance_pha_lgo");
    auto long_one = short_one;
    long_one[0].texte.insert(long_one[0].texte.rfind('}'), std::string(200'000, ' '));
    auto const expected = horizon_of(short_one).intervalles;
    auto const found = horizon_of(long_one).intervalles;
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t rang = 0; rang < found.size(); ++rang) {
        EXPECT_EQ(found[rang].de, expected[rang].de);
        EXPECT_EQ(found[rang].issue, expected[rang].issue);
    }
}

}
