// SPDX-License-Identifier: EUPL-1.2
// What is asked, line by line: order, amounts, invoices, verification.
#include "demande/formes.h"
#include "demande/structure.h"

namespace quitus::demande {

namespace {

constexpr auto obligatoire = Presence::obligatoire;
constexpr auto facultatif = Presence::facultatif;

enum class Signature : std::uint8_t {
    manuscrite,
    cpx,
    pro_sante_connect,
    certificat_rgs,
    electronique_eidas
};
constexpr std::array signatures = {
    NomDeValeur{ "manuscrite", Signature::manuscrite },
    NomDeValeur{ "cpx", Signature::cpx },
    NomDeValeur{ "pro_sante_connect", Signature::pro_sante_connect },
    NomDeValeur{ "certificat_rgs", Signature::certificat_rgs },
    NomDeValeur{ "electronique_eidas", Signature::electronique_eidas },
};
enum class NatureFacture : std::uint8_t { unique, avance, solde };
constexpr std::array natures_facture = {
    NomDeValeur{ "unique", NatureFacture::unique },
    NomDeValeur{ "avance", NatureFacture::avance },
    NomDeValeur{ "solde", NatureFacture::solde },
};
constexpr std::array types_verification = {
    NomDeValeur{ "VA", reglement::TypeVerification::va },
    NomDeValeur{ "MOM", reglement::TypeVerification::mom },
};
constexpr std::array motifs_refus = {
    NomDeValeur{ "autre_logiciel_indisponible", MotifRefus::autre_logiciel_indisponible },
    NomDeValeur{ "prestation_non_conforme", MotifRefus::prestation_non_conforme },
    NomDeValeur{ "autre", MotifRefus::autre },
};
enum class NatureAssiette : std::uint8_t {
    sites,
    examens_par_an,
    chiffre_affaires,
    activite_combinee,
    praticiens
};
constexpr std::array natures_assiette = {
    NomDeValeur{ "sites", NatureAssiette::sites },
    NomDeValeur{ "examens_par_an", NatureAssiette::examens_par_an },
    NomDeValeur{ "chiffre_affaires", NatureAssiette::chiffre_affaires },
    NomDeValeur{ "activite_combinee", NatureAssiette::activite_combinee },
    NomDeValeur{ "praticiens", NatureAssiette::praticiens },
};

void read_montants(Objet& objet, Montants& montants)
{
    montants.ht = objet.montant("ht", obligatoire);
    montants.taux_tva_texte = objet.texte("taux_tva", obligatoire, formes::taux_tva);
    if (!montants.taux_tva_texte.empty())
        montants.taux_tva = montant::Taux::parse(montants.taux_tva_texte);
    montants.tva = objet.montant("tva", obligatoire);
    montants.ttc = objet.montant("ttc", obligatoire);
}

void read_bon_commande(Objet& objet, BonCommande& bon)
{
    bon.numero = objet.texte("numero", obligatoire, formes::longueur(60));
    bon.date = objet.date("date", obligatoire);
    bon.date_signature = objet.date("date_signature", obligatoire);
    objet.choix("mode_signature", obligatoire, signatures);
    bon.mention_prise_en_charge = objet.booleen("mention_prise_en_charge", obligatoire);
    objet.booleen("condition_referencement", facultatif);
    bon.piece = objet.texte("piece", obligatoire, formes::id_local);
}

void read_facture(Objet& objet, Facture& facture)
{
    facture.numero = objet.texte("numero", obligatoire, formes::longueur(60));
    facture.date = objet.date("date", obligatoire);
    objet.choix("nature", obligatoire, natures_facture);
    objet.objet("montants", obligatoire,
        [&](Objet& montants) { read_montants(montants, facture.montants); });
    facture.piece = objet.texte("piece", obligatoire, formes::id_local);
}

void read_reserve(Objet& objet, Reserve& reserve)
{
    reserve.texte = objet.texte("texte", obligatoire, formes::longueur(4000));
    reserve.bloquante = objet.booleen("bloquante", obligatoire);
}

void read_refus(Objet& objet, Refus& refus)
{
    refus.motif = objet.choix("motif", obligatoire, motifs_refus);
    refus.logiciel = objet.texte("logiciel", facultatif, formes::libre(200));
    objet.texte("expose", facultatif, formes::libre(4000));
}

void read_verification(Objet& objet, Verification& verification)
{
    verification.type = objet.choix("type", obligatoire, types_verification);
    verification.date = objet.date("date", facultatif);
    objet.objet("signataire", facultatif, read_personne);
    read_adresses(objet, "adresses_mssante", verification.adresses_mssante);
    objet.textes("scenarios", facultatif, { .nombre_max = 20, .uniques = true },
        formes::longueur(60), [](std::string_view, std::size_t) {});
    verification.piece = objet.texte("piece", facultatif, formes::id_local);
    verification.signee = objet.booleen("signee", obligatoire);
    verification.modele = objet.texte("modele", facultatif, formes::libre(8u << 20));
    objet.objets(
        "reserves", facultatif, { .nombre_max = 100 }, [&](Objet& inner, std::size_t rang) {
            auto& reserve = verification.reserves.emplace_back();
            reserve.indice = rang;
            read_reserve(inner, reserve);
        });
    objet.objet("refus", facultatif,
        [&](Objet& refus) { read_refus(refus, verification.refus.emplace()); });
}

}

void read_ligne(Objet& objet, Ligne& ligne, bool solde)
{
    auto const du_solde = solde ? obligatoire : facultatif;
    ligne.id = objet.texte("id", obligatoire, formes::id_local);
    ligne.beneficiaire = objet.texte("beneficiaire", obligatoire, formes::id_local);
    objet.objet("bon_commande", obligatoire,
        [&](Objet& bon) { read_bon_commande(bon, ligne.bon_commande.emplace()); });
    objet.objet(
        "montants", obligatoire, [&](Objet& montants) { read_montants(montants, ligne.montants); });
    ligne.montant_segur = objet.montant("montant_segur", obligatoire);
    objet.texte("version_bareme", facultatif, formes::longueur(40));
    objet.objets("factures", du_solde, { .nombre_min = 1, .nombre_max = 2 },
        [&](Objet& inner, std::size_t rang) {
            auto& facture = ligne.factures.emplace_back();
            facture.indice = rang;
            read_facture(inner, facture);
        });
    objet.objet("verification", du_solde, [&](Objet& verification) {
        read_verification(verification, ligne.verification.emplace());
    });
    objet.objet("assiette", facultatif, [](Objet& assiette) {
        assiette.choix("nature", obligatoire, natures_assiette);
        assiette.nombre_positif("valeur", obligatoire);
    });
    ligne.date_installation = objet.date("date_installation", facultatif);
}

void read_totaux(Objet& objet, Totaux& totaux)
{
    totaux.nombre_lignes = objet.entier("nombre_lignes", obligatoire, 1, INT64_MAX);
    totaux.ht = objet.montant("ht", obligatoire);
    totaux.tva = objet.montant("tva", obligatoire);
    totaux.ttc = objet.montant("ttc", obligatoire);
    totaux.montant_segur = objet.montant("montant_segur", obligatoire);
}

}
