// SPDX-License-Identifier: EUPL-1.2
// Laws of a sound file of financing, recounted from the typed documents.
#include "base/json.h"
#include "campagnes.h"
#include "generation/document/ecriture.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace quitus::generation::essais {

namespace {

constexpr std::uint64_t count = 3000;

std::vector<Dossier> const& dossiers()
{
    static Campagne const campagne(vague_1());
    static auto const all = [] {
        static Atelier atelier(campagne, 42, Plage::stock);
        std::vector<Dossier> made;
        for (std::uint64_t rang = 0; rang < count; ++rang)
            made.push_back(atelier.make(rang));
        return made;
    }();
    return all;
}

template <typename Visit>
void for_each_demande(Visit&& visit)
{
    for (auto const& dossier : dossiers()) {
        for (auto const& document : dossier.documents)
            visit(document.demande);
    }
}

}

TEST(Dossier, HasEveryStepDispositifAndSuccession)
{
    std::set<std::string> dispositifs;
    std::map<Etape, int> etapes;
    std::map<NatureEvolution, int> natures;
    for_each_demande([&](Demande const& demande) {
        dispositifs.insert(demande.dispositif);
        ++etapes[demande.etape];
        for (auto const& beneficiaire : demande.beneficiaires) {
            if (beneficiaire.evolution)
                ++natures[beneficiaire.evolution->nature];
        }
    });
    EXPECT_EQ(dispositifs.size(), 8U);
    EXPECT_EQ(etapes.size(), 4U);
    EXPECT_EQ(natures.size(), 4U);
    EXPECT_EQ(etapes[Etape::avance], static_cast<int>(count));
}

TEST(Dossier, GoesForwardInTime)
{
    for (auto const& dossier : dossiers()) {
        ASSERT_FALSE(dossier.documents.empty());
        EXPECT_EQ(dossier.documents.front().demande.etape, Etape::avance);
        for (std::size_t rang = 1; rang < dossier.documents.size(); ++rang)
            EXPECT_LT(dossier.documents[rang - 1].demande.emis_le,
                dossier.documents[rang].demande.emis_le);
    }
}

TEST(Dossier, DatesItsFactsInTheOrderOfThings)
{
    for_each_demande([](Demande const& demande) {
        EXPECT_LE(demande.date_declarations, demande.jour);
        for (auto const& ligne : demande.lignes) {
            auto const& bon = ligne.bon_commande;
            EXPECT_LE(bon.date, bon.date_signature);
            EXPECT_LE(bon.date_signature, demande.jour);
            if (!ligne.date_installation)
                continue;
            EXPECT_LE(bon.date_signature, *ligne.date_installation);
            EXPECT_LE(*ligne.date_installation, ligne.verification->date);
            EXPECT_LE(ligne.verification->date, demande.jour);
            for (auto const& facture : ligne.factures) {
                EXPECT_LE(bon.date_signature, facture.date);
                EXPECT_LE(facture.date, demande.jour);
            }
        }
    });
}

TEST(Dossier, AddsItsAmountsUp)
{
    for_each_demande([](Demande const& demande) {
        if (!demande.finances())
            return;
        Cents ht, tva, ttc, segur;
        for (auto const& ligne : demande.lignes) {
            ht += ligne.montants.ht;
            tva += ligne.montants.tva;
            ttc += ligne.montants.ttc;
            segur += ligne.montant_segur;
            EXPECT_EQ(ligne.montants.ht + ligne.montants.tva, ligne.montants.ttc);
            EXPECT_LE(ligne.montant_segur, ligne.montants.ttc);
            EXPECT_GT(ligne.montants.ht, Cents{});
            Cents facture;
            for (auto const& one : ligne.factures)
                facture += one.montants.ttc;
            EXPECT_EQ(facture, demande.etape == Etape::solde ? ligne.montants.ttc : Cents{});
        }
        EXPECT_EQ(demande.totaux.ht, ht);
        EXPECT_EQ(demande.totaux.tva, tva);
        EXPECT_EQ(demande.totaux.ttc, ttc);
        EXPECT_EQ(demande.totaux.montant_segur, segur);
        EXPECT_EQ(demande.totaux.nombre_lignes, demande.lignes.size());
    });
}

// B-21: whoever was merged, split or renumbered is a historic beneficiary, known of the avance, and
// no more a beneficiary of the solde.
TEST(Dossier, NamesThoseThatItsSuccessorsSucceedToAndNoLongerAsksForThem)
{
    std::size_t successions = 0;
    for (auto const& dossier : dossiers()) {
        std::set<std::string> de_l_avance;
        for (auto const& one : dossier.avance().beneficiaires)
            de_l_avance.insert(one.libelle);
        for (auto const& document : dossier.documents) {
            std::set<std::string> du_solde;
            for (auto const& one : document.demande.beneficiaires)
                du_solde.insert(one.libelle);
            for (auto const& one : document.demande.beneficiaires) {
                if (!one.evolution)
                    continue;
                ++successions;
                EXPECT_FALSE(one.evolution->piece_traite.empty());
                ASSERT_FALSE(one.evolution->historiques.empty());
                bool const renumbered
                    = one.evolution->nature == NatureEvolution::changement_identifiant;
                for (auto const& ancien : one.evolution->historiques) {
                    EXPECT_TRUE(de_l_avance.contains(ancien.libelle)) << ancien.libelle;
                    EXPECT_EQ(du_solde.contains(ancien.libelle), renumbered) << ancien.libelle;
                }
            }
        }
    }
    EXPECT_GT(successions, 100U);
}

// A client of one file is in no other, a file of a pièce serves one file of financing.
TEST(Dossier, SharesNothingWithAnother)
{
    std::map<std::string, std::size_t> owners;
    for (std::size_t rang = 0; rang < dossiers().size(); ++rang) {
        auto const own = [&](std::string const& what) {
            if (!what.empty()) {
                EXPECT_EQ(owners.try_emplace(what, rang).first->second, rang) << what;
            }
        };
        for (auto const& document : dossiers()[rang].documents) {
            own(document.demande.identifiant_envoi);
            own(document.demande.references.numero_dossier_asp);
            for (auto const& piece : document.demande.pieces)
                own(piece.sha256);
            for (auto const& beneficiaire : document.demande.beneficiaires) {
                own(beneficiaire.identifiants.finess_juridique);
                own(beneficiaire.identifiants.finess_geographique);
                own(beneficiaire.identifiants.id_nat_struct);
                for (auto const& rpps : beneficiaire.identifiants.rpps)
                    own(rpps);
            }
        }
    }
}

TEST(Dossier, NamesEachPieceAndClientOnceInADocument)
{
    for_each_demande([](Demande const& demande) {
        std::set<std::string> ids, prints;
        for (auto const& piece : demande.pieces) {
            EXPECT_TRUE(ids.insert(piece.id).second) << piece.id;
            EXPECT_TRUE(prints.insert(piece.sha256).second);
        }
        for (auto const& beneficiaire : demande.beneficiaires)
            EXPECT_TRUE(ids.insert(beneficiaire.id).second) << beneficiaire.id;
        for (auto const& ligne : demande.lignes) {
            EXPECT_TRUE(ids.insert(ligne.id).second) << ligne.id;
            EXPECT_TRUE(ids.contains(ligne.beneficiaire));
            EXPECT_TRUE(ids.contains(ligne.bon_commande.piece));
        }
    });
}

TEST(Dossier, IsMadeAloneAsInARow)
{
    Campagne const campagne(vague_1());
    Atelier un(campagne, 42, Plage::stock), autre(campagne, 42, Plage::stock);
    un.make(0);
    // The numbers go on from one file to the next; all the rest is drawn from the file's own
    // stream.
    EXPECT_EQ(un.make(7).avance().identifiant_envoi, autre.make(7).avance().identifiant_envoi);
}

TEST(Ecriture, GivesOneDocumentALineThatIsJson)
{
    for_each_demande([](Demande const& demande) {
        std::string line;
        write_document(demande, line);
        base::JsonDocument json;
        ASSERT_FALSE(json.parse(line)) << line;
        EXPECT_EQ(line.find('\n'), std::string::npos);
        auto const at
            = [&](std::string_view pointeur) { return json.nodes()[json.nearest(pointeur)].text; };
        EXPECT_EQ(at("/identifiant_envoi"), demande.identifiant_envoi);
        EXPECT_EQ(Instant::parse_rfc3339(at("/emis_le")), demande.emis_le);
        EXPECT_EQ(at("/dispositif/code"), demande.dispositif);
    });
}

}
