// SPDX-License-Identifier: EUPL-1.2
// A member that is read says its own name, wherever it lies, and whether it is there or not.
#include "demande/repertoire/repertoire.h"
#include "documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace quitus::demande {
namespace {

using testing::ElementsAre;

// The pointers of what is read while a witness listens.
class Oreille : public base::TemoinDesChamps {
public:
    explicit Oreille(Demande const& demande) : m_repertoire(demande) { }

    void champ_lu(base::Place place) override
    {
        auto const membre = m_repertoire.find(place);
        if (!membre)
            return;
        for (auto const fait : m_repertoire.faits(*membre))
            m_pointeurs.push_back(m_repertoire.pointeur(fait));
    }
    template <typename Read>
    std::vector<std::string> during(Read&& read)
    {
        m_pointeurs.clear();
        base::SousTemoinDesChamps const place(this);
        read();
        return m_pointeurs;
    }

private:
    Repertoire m_repertoire;
    std::vector<std::string> m_pointeurs;
};

TEST(UnMembreLu, DitSonNom)
{
    auto const texte = base_text("solde_bio_sgl");
    auto const lecture = read(texte, octets_max);
    auto const& demande = lecture.demande;
    Oreille oreille(demande);
    auto const& ligne = demande.lignes[0];
    EXPECT_THAT(
        oreille.during([&] { (void)demande.emis_le.has_value(); }), ElementsAre("/emis_le"));
    EXPECT_THAT(
        oreille.during([&] { (void)demande.etape.has_value(); }), ElementsAre("/type_demande"));
    EXPECT_THAT(oreille.during([&] { (void)demande.fournisseur.siren.valide(); }),
        testing::Each("/fournisseur/siren"));
    EXPECT_THAT(oreille.during([&] { (void)ligne.montants.ht.has_value(); }),
        ElementsAre("/lignes/0/montants/ht"));
    EXPECT_THAT(oreille.during([&] { (void)ligne.factures[0].montants.taux_tva.has_value(); }),
        ElementsAre("/lignes/0/factures", "/lignes/0/factures/0/montants/taux_tva"));
    EXPECT_THAT(oreille.during([&] { (void)ligne.verification->refus.has_value(); }),
        ElementsAre("/lignes/0/verification", "/lignes/0/verification/refus"));
    EXPECT_THAT(oreille.during([&] { (void)demande.identifiants_sante.empty(); }), ElementsAre(""));
}

TEST(UnMembreAbsent, DitLeNomQuIlAurait)
{
    auto const texte = without("solde_bio_sgl", "/emis_le");
    auto const lecture = read(texte, octets_max);
    Oreille oreille(lecture.demande);
    EXPECT_THAT(
        oreille.during([&] { EXPECT_FALSE(lecture.demande.emis_le); }), ElementsAre("/emis_le"));
    EXPECT_THAT(oreille.during([&] { EXPECT_FALSE(lecture.demande.annulation); }),
        ElementsAre("/annulation"));
}

TEST(UnElementLu, GardeSonRangDerriereUnElementIllisible)
{
    auto const texte = changed("solde_bio_sgl", "/pieces/0", "12");
    auto const lecture = read(texte, octets_max);
    Oreille oreille(lecture.demande);
    EXPECT_THAT(oreille.during([&] { (void)lecture.demande.pieces[0].sha256.empty(); }),
        ElementsAre("/pieces", "/pieces/1/sha256"));
}

TEST(UnRepereCherche, LitTousCeuxDeLaListe)
{
    auto const texte = base_text("solde_bio_sgl");
    auto const lecture = read(texte, octets_max);
    Oreille oreille(lecture.demande);
    EXPECT_THAT(oreille.during([&] { (void)lecture.demande.pieces_par_id.find("P2"); }),
        ElementsAre("/pieces/0/id", "/pieces/1/id", "/pieces/2/id"));
}

TEST(UneCopieDeMembre, NEstPlusUnMembre)
{
    auto const texte = base_text("solde_bio_sgl");
    auto const lecture = read(texte, octets_max);
    Oreille oreille(lecture.demande);
    Champ<Instant> copy;
    EXPECT_THAT(oreille.during([&] { copy = lecture.demande.emis_le; }), ElementsAre("/emis_le"));
    EXPECT_TRUE(oreille.during([&] { (void)copy.has_value(); }).empty());
}

TEST(UnePartieSansNom, EstUnDefautDuProgramme)
{
    auto const texte = base_text("solde_bio_sgl");
    auto const lecture = read(texte, octets_max);
    Repertoire const repertoire(lecture.demande);
    // A byte in the middle of a line is no member.
    base::Place const inside{ reinterpret_cast<char const*>(&lecture.demande.lignes[0]) + 1, 1 };
    EXPECT_DEATH((void)repertoire.find(inside), "is_inside");
}

// Every name that a full document gives leads to something in it, or to a member that it lacks.
TEST(LesNoms, SontCeuxDuDocument)
{
    for (auto const* nom : { "solde_bio_sgl", "avance_trois_laboratoires", "solde_hop_pfi",
             "attestation_mdv_lgc", "annulation_bio_sgl", "solde_scission" }) {
        auto const texte = base_text(nom);
        auto const lecture = read(texte, octets_max);
        Repertoire const repertoire(lecture.demande);
        std::size_t present = 0;
        std::map<std::string, std::size_t> times;
        for (std::uint32_t fait = 0; fait < repertoire.nombre_faits(); ++fait) {
            auto const& pointeur = repertoire.pointeur(fait);
            present += lecture.json.pointer(lecture.json.nearest(pointeur)) == pointeur ? 1 : 0;
            EXPECT_EQ(++times[pointeur], 1U) << nom << " " << pointeur;
        }
        EXPECT_GT(present, 20U) << nom;
    }
}

}
}
