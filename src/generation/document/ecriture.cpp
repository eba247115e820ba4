// SPDX-License-Identifier: EUPL-1.2
#include "generation/document/ecriture.h"

#include "base/json_writer.h"

#include <array>

namespace quitus::generation {

namespace {

using base::JsonWriter;

void member_if_given(JsonWriter& json, std::string_view nom, std::string_view texte)
{
    if (!texte.empty())
        json.member(nom, texte);
}

void member(JsonWriter& json, std::string_view nom, bool valeur)
{
    json.key(nom);
    json.boolean(valeur);
}

void member(JsonWriter& json, std::string_view nom, unsigned valeur)
{
    json.key(nom);
    json.number(valeur);
}

template <typename Element, typename Write>
void list_if_given(
    JsonWriter& json, std::string_view nom, std::vector<Element> const& elements, Write&& write)
{
    if (elements.empty())
        return;
    json.key(nom);
    json.begin_array();
    for (auto const& element : elements)
        write(element);
    json.end_array();
}

void texts_if_given(JsonWriter& json, std::string_view nom, std::vector<std::string> const& textes)
{
    list_if_given(json, nom, textes, [&](std::string const& texte) { json.string(texte); });
}

void write_personne(JsonWriter& json, std::string_view nom, Personne const& personne)
{
    json.key(nom);
    json.begin_object();
    member_if_given(json, "nom", personne.nom);
    member_if_given(json, "prenom", personne.prenom);
    member_if_given(json, "qualite", personne.qualite);
    json.end_object();
}

void write_fournisseur(JsonWriter& json, Fournisseur const& fournisseur)
{
    json.key("fournisseur");
    json.begin_object();
    json.member("siren", fournisseur.siren);
    json.member("siret", fournisseur.siret);
    json.member("raison_sociale", fournisseur.raison_sociale);
    json.member("qualite", fournisseur.qualite);
    member(json, "assujetti_tva", fournisseur.assujetti_tva);
    member_if_given(json, "numero_tva", fournisseur.numero_tva);
    json.key("contact");
    json.begin_object();
    json.member("nom", fournisseur.nom);
    json.member("prenom", fournisseur.prenom);
    json.member("courriel", fournisseur.courriel);
    json.member("telephone", fournisseur.telephone);
    json.end_object();
    member_if_given(json, "iban", fournisseur.iban);
    json.end_object();
}

void write_identifiants(JsonWriter& json, Identifiants const& identifiants)
{
    json.key("identifiants");
    json.begin_object();
    member_if_given(json, "finess_juridique", identifiants.finess_juridique);
    member_if_given(json, "finess_geographique", identifiants.finess_geographique);
    if (!identifiants.finess_pmsi.empty()) {
        json.key("finess_pmsi");
        json.begin_object();
        json.member("numero", identifiants.finess_pmsi);
        json.member("niveau", identifiants.pmsi_juridique ? "juridique" : "geographique");
        json.end_object();
    }
    member_if_given(json, "siret", identifiants.siret);
    member_if_given(json, "id_nat_struct", identifiants.id_nat_struct);
    texts_if_given(json, "rpps", identifiants.rpps);
    json.end_object();
}

std::string_view text(NatureEvolution nature)
{
    static constexpr std::array<std::string_view, 4> noms
        = { "fusion", "scission", "absorption", "changement_identifiant" };
    return noms[static_cast<std::size_t>(nature)];
}

void write_evolution(JsonWriter& json, Evolution const& evolution)
{
    json.key("evolution");
    json.begin_object();
    json.member("nature", text(evolution.nature));
    json.member("date_effet", evolution.date_effet.text());
    list_if_given(json, "historiques", evolution.historiques, [&](auto const& historique) {
        json.begin_object();
        json.member("libelle", historique.libelle);
        write_identifiants(json, historique.identifiants);
        member_if_given(json, "numero_dossier_asp", historique.numero_dossier_asp);
        member(json, "conserve", historique.conserve);
        json.end_object();
    });
    member_if_given(json, "piece_traite", evolution.piece_traite);
    json.end_object();
}

void write_beneficiaire(JsonWriter& json, Beneficiaire const& beneficiaire)
{
    json.begin_object();
    json.member("id", beneficiaire.id);
    json.member("libelle", beneficiaire.libelle);
    write_identifiants(json, beneficiaire.identifiants);
    texts_if_given(json, "adresses_mssante", beneficiaire.adresses_mssante);
    if (beneficiaire.evolution)
        write_evolution(json, *beneficiaire.evolution);
    json.end_object();
}

void write_amount(JsonWriter& json, std::string_view nom, Cents montant)
{
    json.member(nom, montant::decimal_text(montant));
}

void write_montants(JsonWriter& json, Montants const& montants)
{
    json.key("montants");
    json.begin_object();
    write_amount(json, "ht", montants.ht);
    json.member("taux_tva", montants.taux_tva.text());
    write_amount(json, "tva", montants.tva);
    write_amount(json, "ttc", montants.ttc);
    json.end_object();
}

void write_facture(JsonWriter& json, Facture const& facture)
{
    json.begin_object();
    json.member("numero", facture.numero);
    json.member("date", facture.date.text());
    json.member("nature", facture.nature);
    write_montants(json, facture.montants);
    json.member("piece", facture.piece);
    json.end_object();
}

void write_verification(JsonWriter& json, Verification const& verification)
{
    json.key("verification");
    json.begin_object();
    json.member("type", verification.type);
    json.member("date", verification.date.text());
    write_personne(json, "signataire", verification.signataire);
    texts_if_given(json, "adresses_mssante", verification.adresses_mssante);
    json.member("piece", verification.piece);
    member(json, "signee", verification.signee);
    member_if_given(json, "modele", verification.modele);
    list_if_given(json, "reserves", verification.reserves, [&](Reserve const& reserve) {
        json.begin_object();
        json.member("texte", reserve.texte);
        member(json, "bloquante", reserve.bloquante);
        json.end_object();
    });
    if (!verification.logiciel_refuse.empty()) {
        json.key("refus");
        json.begin_object();
        json.member("motif", "autre_logiciel_indisponible");
        json.member("logiciel", verification.logiciel_refuse);
        json.end_object();
    }
    json.end_object();
}

void write_bon_commande(JsonWriter& json, BonCommande const& bon)
{
    json.key("bon_commande");
    json.begin_object();
    json.member("numero", bon.numero);
    json.member("date", bon.date.text());
    json.member("date_signature", bon.date_signature.text());
    json.member("mode_signature", bon.mode_signature);
    member(json, "mention_prise_en_charge", bon.mention_prise_en_charge);
    json.member("piece", bon.piece);
    json.end_object();
}

void write_ligne(JsonWriter& json, Ligne const& ligne)
{
    json.begin_object();
    json.member("id", ligne.id);
    json.member("beneficiaire", ligne.beneficiaire);
    write_bon_commande(json, ligne.bon_commande);
    write_montants(json, ligne.montants);
    write_amount(json, "montant_segur", ligne.montant_segur);
    list_if_given(json, "factures", ligne.factures,
        [&](Facture const& facture) { write_facture(json, facture); });
    if (ligne.verification)
        write_verification(json, *ligne.verification);
    if (ligne.date_installation)
        json.member("date_installation", ligne.date_installation->text());
    if (!ligne.nature_assiette.empty()) {
        json.key("assiette");
        json.begin_object();
        json.member("nature", ligne.nature_assiette);
        member(json, "valeur", ligne.valeur_assiette);
        json.end_object();
    }
    json.end_object();
}

void write_totaux(JsonWriter& json, Totaux const& totaux)
{
    json.key("totaux");
    json.begin_object();
    json.key("nombre_lignes");
    json.number(totaux.nombre_lignes);
    write_amount(json, "ht", totaux.ht);
    write_amount(json, "tva", totaux.tva);
    write_amount(json, "ttc", totaux.ttc);
    write_amount(json, "montant_segur", totaux.montant_segur);
    json.end_object();
}

void write_piece(JsonWriter& json, Piece const& piece)
{
    json.begin_object();
    json.member("id", piece.id);
    json.member("type", piece.type);
    json.member("nom_fichier", piece.nom_fichier);
    json.member("sha256", piece.sha256);
    member(json, "taille_octets", piece.taille_octets);
    member(json, "pages", piece.pages);
    list_if_given(json, "contenus", piece.contenus, [&](Contenu const& contenu) {
        json.begin_object();
        json.member("nature", contenu.nature);
        member(json, "page_debut", contenu.page_debut);
        member(json, "page_fin", contenu.page_fin);
        json.end_object();
    });
    if (piece.signee)
        member(json, "signee", *piece.signee);
    json.end_object();
}

void write_attestation(JsonWriter& json, Attestation const& attestation)
{
    json.key("attestation");
    json.begin_object();
    write_personne(json, "signataire", attestation.signataire);
    member_if_given(json, "denomination_sociale", attestation.denomination_sociale);
    if (attestation.date_signature)
        json.member("date_signature", attestation.date_signature->text());
    list_if_given(
        json, "clients_non_installes", attestation.clients_non_installes, [&](auto const& client) {
            json.begin_object();
            json.member("libelle", client.libelle);
            write_identifiants(json, client.identifiants);
            json.end_object();
        });
    member_if_given(json, "piece", attestation.piece);
    json.member("modele", attestation.modele);
    member(json, "signee", attestation.signee);
    member(json, "clients_non_installes_declares", attestation.case_cochee);
    json.end_object();
}

void write_annulation(JsonWriter& json, Annulation const& annulation)
{
    json.key("annulation");
    json.begin_object();
    json.member("portee", annulation.totale ? "totale" : "partielle");
    json.member("origine", annulation.accord_client ? "accord_client" : "erreur_fournisseur");
    member_if_given(json, "motif", annulation.motif);
    texts_if_given(json, "beneficiaires_retires", annulation.beneficiaires_retires);
    member_if_given(json, "piece_attestation_honneur", annulation.piece_attestation_honneur);
    texts_if_given(json, "pieces_renonciation", annulation.pieces_renonciation);
    json.end_object();
}

void write_references(JsonWriter& json, References const& references)
{
    json.key("references");
    json.begin_object();
    json.member("reference_fournisseur", references.reference_fournisseur);
    member_if_given(json, "numero_dossier_asp", references.numero_dossier_asp);
    member_if_given(json, "numero_dossier_avance", references.numero_dossier_avance);
    member_if_given(json, "envoi_avance", references.envoi_avance);
    json.end_object();
}

std::string_view text(Etape etape)
{
    static constexpr std::array<std::string_view, 4> noms
        = { "avance", "solde", "attestation_fin_prestations", "annulation" };
    return noms[static_cast<std::size_t>(etape)];
}

void write_header(JsonWriter& json, Demande const& demande)
{
    json.member("format", "quitus.demande");
    json.member("version", "1.0");
    json.member("type_demande", text(demande.etape));
    json.member("identifiant_envoi", demande.identifiant_envoi);
    json.member("emis_le", calendrier::texte_de_paris(demande.emis_le));
    write_fournisseur(json, demande.fournisseur);
    json.key("dispositif");
    json.begin_object();
    json.key("vague");
    json.number(demande.vague);
    json.member("code", demande.dispositif);
    json.end_object();
    if (demande.finances()) {
        json.key("logiciel");
        json.begin_object();
        json.member("nom", demande.logiciel.nom);
        json.member("version", demande.logiciel.version);
        json.member("numero_referencement", demande.logiciel.numero_referencement);
        json.end_object();
    }
    write_references(json, demande.references);
}

void write_declarations(JsonWriter& json, Demande const& demande)
{
    json.key("declarations");
    json.begin_object();
    member(json, "exactitude", true);
    if (demande.finances())
        member(json, "absence_reste_a_charge", true);
    if (demande.etape == Etape::solde)
        member(json, "prestations_realisees", true);
    write_personne(json, "signataire", demande.signataire);
    json.member("date", demande.date_declarations.text());
    json.end_object();
}

}

void write_document(Demande const& demande, std::string& out)
{
    JsonWriter json(out);
    json.begin_object();
    write_header(json, demande);
    list_if_given(json, "beneficiaires", demande.beneficiaires,
        [&](Beneficiaire const& beneficiaire) { write_beneficiaire(json, beneficiaire); });
    list_if_given(
        json, "lignes", demande.lignes, [&](Ligne const& ligne) { write_ligne(json, ligne); });
    if (demande.finances())
        write_totaux(json, demande.totaux);
    if (demande.attestation)
        write_attestation(json, *demande.attestation);
    if (demande.annulation)
        write_annulation(json, *demande.annulation);
    list_if_given(
        json, "pieces", demande.pieces, [&](Piece const& piece) { write_piece(json, piece); });
    write_declarations(json, demande);
    json.end_object();
}

}
