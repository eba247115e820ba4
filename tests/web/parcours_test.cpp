// SPDX-License-Identifier: EUPL-1.2
// The stories: deposit, correction, instruction, payment, through pages and forms only.
#include "site_d_essai.h"

using namespace quitus::web;
namespace guichet = quitus::guichet;
namespace montant = quitus::montant;
using quitus::instruction::Statut;

namespace {

class Histoires : public Portes {
protected:
    std::string const avance = guichet::document("avance_bio_sgl");

    std::vector<FichierJoint> joints(std::string const& texte)
    {
        return { { "demande", "avance.json", texte },
            { "pieces", "pieces.zip", archive_of(texte).string() } };
    }
    // Files it by the pages; gives its number.
    std::string filed(std::string const& texte)
    {
        auto const checked = post(fournisseur, "/deposer", {}, joints(texte));
        auto const receipt = post(fournisseur, target(checked), {});
        return between(target(receipt), "/demandes/", "/accuse");
    }
    std::string revision(std::string const& numero)
    {
        return std::to_string(state(numero).revision);
    }
    Reponse decided(Navigateur const& qui, std::string const& numero, std::string const& action,
        Champs champs = {})
    {
        champs.emplace_back("action", action);
        champs.emplace_back("etape", "confirmer");
        champs.emplace_back("revision", revision(numero));
        return post(qui, "/instruction/" + numero + "/decision", std::move(champs));
    }
};

}

TEST_F(Histoires, ADepositShowsItsCheckBeforeItIsFiled)
{
    auto const before = events();
    auto const checked = post(fournisseur, "/deposer", {}, joints(avance));
    ASSERT_EQ(checked.statut, 303U);
    auto const shown = get(fournisseur, target(checked));
    EXPECT_EQ(shown.statut, 200U);
    EXPECT_EQ(count(shown.corps, "Toutes les pièces déclarées sont dans l’archive."), 1U);
    EXPECT_EQ(events(), before) << "nothing is filed yet";
    EXPECT_EQ(get(rival, target(checked)).statut, 410U) << "a draft is of one account";
    auto const receipt = post(fournisseur, target(checked), {});
    EXPECT_EQ(target(receipt), "/demandes/SGN-2022-000001/accuse?fait=deposee");
    auto const page = get(fournisseur, target(receipt));
    EXPECT_EQ(count(page.corps, "La demande SGN-2022-000001 est bien déposée</h1>"), 1U);
    EXPECT_EQ(count(page.corps, quitus::base::sha256_hex(avance)), 1U);
    EXPECT_EQ(count(page.corps, portail.reglement.empreinte()), 1U);
    EXPECT_EQ(get(fournisseur, target(checked)).statut, 410U) << "a draft is filed once";
}

TEST_F(Histoires, ADepositWithoutFilesSaysWhichFieldLacks)
{
    auto const page = post(fournisseur, "/deposer", {});
    EXPECT_EQ(page.statut, 422U);
    EXPECT_EQ(count(page.corps, "<title>Erreur"), 1U);
    EXPECT_EQ(count(page.corps, "href=\"#demande\""), 1U);
    EXPECT_EQ(count(page.corps, "aria-describedby=\"demande-aide demande-erreur\""), 1U);
}

TEST_F(Histoires, ADepositWithoutItsPiecesIsCompletedLater)
{
    auto const checked
        = post(fournisseur, "/deposer", {}, { { "demande", "avance.json", avance } });
    auto const receipt = post(fournisseur, target(checked), {});
    EXPECT_EQ(target(receipt), "/demandes/SGN-2022-000001/accuse?fait=incomplete");
    std::string const numero = "SGN-2022-000001";
    EXPECT_EQ(count(get(fournisseur, "/incompletes").corps, numero + "</a>"), 1U);
    auto const path = "/demandes/" + numero + "/completer";
    EXPECT_EQ(post(fournisseur, path, { { "revision", revision(numero) } }).statut, 422U);
    auto const broken = post(fournisseur, path, { { "revision", revision(numero) } },
        { { "pieces", "p.zip", "archive qui n’en est pas une" } });
    EXPECT_EQ(broken.statut, 422U);
    EXPECT_EQ(count(broken.corps, "L’archive est illisible."), 2U);
    EXPECT_EQ(state(numero).statut, Statut::incomplete);
    auto const completed = post(fournisseur, path, { { "revision", revision(numero) } },
        { { "pieces", "p.zip", archive_of(avance).string() } });
    EXPECT_EQ(target(completed), "/demandes/" + numero + "/accuse?fait=completee");
    EXPECT_EQ(state(numero).statut, Statut::deposee);
}

TEST_F(Histoires, AnIncompleteDemandeIsAbandonedAfterItIsAskedTwice)
{
    auto const checked
        = post(fournisseur, "/deposer", {}, { { "demande", "avance.json", avance } });
    post(fournisseur, target(checked), {});
    std::string const numero = "SGN-2022-000001";
    auto const path = "/demandes/" + numero + "/abandonner";
    EXPECT_EQ(get(fournisseur, path).statut, 200U);
    EXPECT_EQ(state(numero).statut, Statut::incomplete);
    EXPECT_EQ(post(fournisseur, path, { { "revision", revision(numero) } }).statut, 303U);
    EXPECT_EQ(state(numero).statut, Statut::abandonnee);
}

TEST_F(Histoires, AnotherCompanyIsToldThatNothingIsThere)
{
    auto const numero = filed(avance);
    for (std::string const suffix :
        { "", "/accuse", "/versions", "/completer", "/abandonner", "/corriger" })
        EXPECT_EQ(get(rival, "/demandes/" + numero + suffix).statut, 404U) << suffix;
    auto const sha256 = state(numero).courante()->pieces.front().sha256;
    EXPECT_EQ(get(rival, "/demandes/" + numero + "/pieces/" + sha256).statut, 404U);
    EXPECT_EQ(get(fournisseur, "/demandes/" + numero + "/pieces/" + sha256).statut, 200U);
    EXPECT_EQ(count(get(rival, "/demandes").corps, numero), 0U);
    EXPECT_EQ(count(get(rival, "/demandes.csv").corps, numero), 0U);
    auto const asked
        = get(rival, "/demandes?fournisseur=" + std::string(guichet::siret_du_laboratoire));
    EXPECT_EQ(count(asked.corps, numero), 0U);
}

TEST_F(Histoires, ACorrectionCannotLeaveWhileAPointIsOpen)
{
    auto const numero = filed(avance);
    decided(officier, numero, "prendre_en_charge");
    auto const asked = decided(officier, numero, "demander_modification",
        { { "motif_0_retenu", "oui" }, { "motif_0_objet", "/lignes/0" },
            { "motif_0_constat", "Le numéro est illisible." }, { "motif_1_retenu", "oui" },
            { "motif_1_objet", "va.pdf" }, { "motif_1_constat", "La page 2 manque." } });
    EXPECT_EQ(target(asked), "/instruction/" + numero + "?fait=demander_modification");
    ASSERT_EQ(state(numero).statut, Statut::a_modifier);

    auto const path = "/demandes/" + numero + "/corriger";
    auto const page = get(fournisseur, path);
    EXPECT_EQ(count(page.corps, "Le numéro est illisible."), 1U);
    EXPECT_EQ(count(page.corps, "J’ai répondu au point"), 2U);
    auto const nouvelle = guichet::document(
        "avance_bio_sgl", { { "/references/reference_fournisseur", "\"REF-CORRIGEE\"" } });
    auto const open = post(fournisseur, path, { { "point_0", "oui" } }, joints(nouvelle));
    EXPECT_EQ(open.statut, 422U);
    EXPECT_EQ(count(open.corps, "href=\"#point_1\""), 1U);
    EXPECT_EQ(count(open.corps, "href=\"#point_0\""), 0U);
    auto const kept = between(open.corps, "name=\"brouillon\" value=\"", "\"");
    // The files need not be sent again.
    auto const checked = post(
        fournisseur, path, { { "point_0", "oui" }, { "point_1", "oui" }, { "brouillon", kept } });
    ASSERT_EQ(checked.statut, 303U);
    auto const shown = get(fournisseur, target(checked));
    EXPECT_EQ(count(shown.corps, "REF-CORRIGEE"), 1U);
    EXPECT_EQ(state(numero).version, 1);
    auto const sent = post(fournisseur, target(checked), { { "revision", revision(numero) } });
    EXPECT_EQ(target(sent), "/demandes/" + numero + "/accuse?fait=redeposee");
    EXPECT_EQ(state(numero).version, 2);
    EXPECT_EQ(count(get(officier, "/demandes/" + numero + "/versions").corps, "REF-CORRIGEE"), 1U);
}

TEST_F(Histoires, ADecisionShowsItsEffectAndChangesNothingBeforeItIsConfirmed)
{
    auto const numero = filed(avance);
    decided(officier, numero, "prendre_en_charge");
    auto const before = events();
    auto const mails_before = mails(numero).size();
    auto const path = "/instruction/" + numero + "/decision";
    EXPECT_EQ(count(get(officier, path + "?action=rejeter").corps, "Étape 1 sur 2"), 2U);
    auto const empty = post(officier, path,
        { { "action", "rejeter" }, { "etape", "confirmer" }, { "revision", revision(numero) } });
    EXPECT_EQ(empty.statut, 422U) << "a rejection without a reason";
    auto const effect = post(officier, path,
        { { "action", "rejeter" }, { "etape", "apercu" }, { "revision", revision(numero) },
            { "motif_0_retenu", "oui" }, { "motif_0_objet", "" },
            { "motif_0_constat", "Le bénéficiaire n’est pas éligible." } });
    EXPECT_EQ(effect.statut, 200U);
    EXPECT_EQ(count(effect.corps, "Rien n’est encore décidé."), 1U);
    EXPECT_GE(count(effect.corps, "Le bénéficiaire n’est pas éligible."), 3U)
        << "in the reasons, in the mail, in the form";
    EXPECT_EQ(events(), before);
    EXPECT_EQ(mails(numero).size(), mails_before);
    EXPECT_EQ(state(numero).statut, Statut::en_instruction);
}

TEST_F(Histoires, AStaleFormIsRefusedAndSaysWhoChangedWhat)
{
    auto const numero = filed(avance);
    auto const seen = revision(numero);
    decided(officier, numero, "prendre_en_charge");
    auto const late = post(officier, "/instruction/" + numero + "/decision",
        { { "action", "prendre_en_charge" }, { "etape", "confirmer" }, { "revision", seen } });
    EXPECT_EQ(late.statut, 409U);
    EXPECT_EQ(count(late.corps, "Demande prise en charge"), 1U);
    EXPECT_EQ(count(late.corps, "par Gestionnaire ("), 1U);
    auto const without = post(officier, "/instruction/" + numero + "/decision",
        { { "action", "valider" }, { "etape", "confirmer" } });
    EXPECT_EQ(without.statut, 409U) << "a form that bears no revision is too late too";
}

TEST_F(Histoires, ADemandeGoesFromItsDepositToItsPayment)
{
    auto const numero = filed(avance);
    EXPECT_EQ(count(get(officier, "/instruction").corps, numero + "</a>"), 1U);
    EXPECT_EQ(decided(officier, numero, "prendre_en_charge").statut, 303U);
    EXPECT_EQ(count(get(officier, "/instruction?onglet=mes-dossiers").corps, numero + "</a>"), 1U);
    for (auto const& regle : state(numero).rejets_restants())
        decided(admin, numero, "outrepasser", { { "regle", regle }, { "motif", "Admis." } });
    EXPECT_EQ(decided(officier, numero, "valider").statut, 303U);
    ASSERT_EQ(state(numero).statut, Statut::validee);
    EXPECT_EQ(decided(officier, numero, "payer").statut, 403U);

    auto const due = montant::euros(*state(numero).montants.avance);
    EXPECT_EQ(count(get(caisse, "/paiements").corps, due), 1U);
    auto const effect = get(caisse, "/instruction/" + numero + "/decision?action=payer");
    EXPECT_GE(count(effect.corps, due), 2U) << "both sides of the entry";
    EXPECT_EQ(decided(caisse, numero, "payer").statut, 303U);
    EXPECT_EQ(state(numero).statut, Statut::decidee_et_payee);
    EXPECT_GE(count(get(ans, "/grand-livre").corps, due), 3U);
    EXPECT_EQ(count(get(fournisseur, "/tableau-de-bord").corps, "Rien\u00A0: aucune"), 1U);
    EXPECT_EQ(count(get(caisse, "/paiements").corps, "Aucune demande validée"), 1U);
}
