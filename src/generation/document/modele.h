// SPDX-License-Identifier: EUPL-1.2
// A request as it is made, before it is written: every member that the generator gives, typed, so
// that a defect is one assignment. The room `demande` reads such documents; this one shares nothing
// with it, so that a fault of the reader cannot hide in what is generated.
#pragma once

#include "calendrier/instant.h"
#include "montant/montant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::generation {

using calendrier::Instant;
using calendrier::Jour;
using montant::Cents;
using montant::Taux;

// A text chosen among words of the program; never a view of something that may die.
using Mot = std::string_view;

struct Personne {
    std::string nom, prenom, qualite;
};

struct Fournisseur {
    std::string siren, siret, raison_sociale;
    Mot qualite;
    bool assujetti_tva = true;
    std::string numero_tva; // empty: not given
    std::string nom, prenom, courriel, telephone; // of the contact
    std::string iban; // empty: not given
};

struct Logiciel {
    std::string nom, version, numero_referencement;
};

struct References {
    std::string reference_fournisseur, numero_dossier_asp, numero_dossier_avance, envoi_avance;
};

struct Identifiants { // an empty one is not given
    std::string finess_juridique, finess_geographique, finess_pmsi;
    bool pmsi_juridique = false;
    std::string siret, id_nat_struct;
    std::vector<std::string> rpps;
};

enum class NatureEvolution : std::uint8_t { fusion, scission, absorption, changement_identifiant };

struct BeneficiaireHistorique {
    std::string libelle;
    Identifiants identifiants;
    std::string numero_dossier_asp;
    bool conserve = false;
};

struct Evolution {
    NatureEvolution nature = NatureEvolution::fusion;
    Jour date_effet;
    std::vector<BeneficiaireHistorique> historiques;
    std::string piece_traite;
};

struct Beneficiaire {
    std::string id, libelle;
    Identifiants identifiants;
    std::vector<std::string> adresses_mssante;
    std::optional<Evolution> evolution;
};

struct Montants {
    Cents ht, tva, ttc;
    Taux taux_tva = Taux::of_basis_points(0);
};

struct BonCommande {
    std::string numero;
    Jour date, date_signature;
    Mot mode_signature;
    bool mention_prise_en_charge = true;
    std::string piece;
};

struct Facture {
    std::string numero;
    Jour date;
    Mot nature;
    Montants montants;
    std::string piece;
};

struct Reserve {
    Mot texte;
    bool bloquante = false;
};

struct Verification {
    Mot type; // "VA", "MOM"
    Jour date;
    Personne signataire;
    std::vector<std::string> adresses_mssante;
    std::string piece;
    bool signee = true;
    std::string modele; // empty: not given
    std::vector<Reserve> reserves;
    std::string logiciel_refuse; // not empty: the client once refused for want of that software
};

struct Ligne {
    std::string id, beneficiaire;
    BonCommande bon_commande;
    Montants montants;
    Cents montant_segur;
    Mot nature_assiette; // empty: not given
    unsigned valeur_assiette = 0;
    std::vector<Facture> factures;
    std::optional<Verification> verification;
    std::optional<Jour> date_installation;
};

struct Contenu {
    Mot nature;
    unsigned page_debut = 1, page_fin = 1;
};

struct Piece {
    std::string id;
    Mot type;
    std::string nom_fichier, sha256;
    unsigned taille_octets = 1, pages = 1;
    std::vector<Contenu> contenus; // empty: not given
    std::optional<bool> signee;
};

struct ClientNonInstalle {
    std::string libelle;
    Identifiants identifiants;
};

struct Attestation {
    Personne signataire;
    std::string denomination_sociale;
    std::optional<Jour> date_signature;
    std::vector<ClientNonInstalle> clients_non_installes; // empty: not given
    bool case_cochee = false;
    std::string piece;
    Mot modele;
    bool signee = true;
};

struct Annulation {
    bool totale = true, accord_client = false;
    std::string motif; // empty: not given
    std::vector<std::string> beneficiaires_retires; // empty: not given
    std::string piece_attestation_honneur; // empty: not given
    std::vector<std::string> pieces_renonciation; // empty: not given
};

struct Totaux {
    std::size_t nombre_lignes = 0;
    Cents ht, tva, ttc, montant_segur;
};

enum class Etape : std::uint8_t { avance, solde, attestation, annulation };

struct Demande {
    Etape etape = Etape::avance;
    std::string identifiant_envoi;
    Instant emis_le;
    Jour jour; // of `emis_le`, in Paris
    Fournisseur fournisseur;
    int vague = 1;
    std::string dispositif;
    Logiciel logiciel;
    References references;
    std::vector<Beneficiaire> beneficiaires;
    std::vector<Ligne> lignes;
    Totaux totaux;
    std::vector<Piece> pieces;
    std::optional<Attestation> attestation;
    std::optional<Annulation> annulation;
    Personne signataire; // of the declarations
    Jour date_declarations;

    bool finances() const { return etape == Etape::avance || etape == Etape::solde; }
    Piece* piece(std::string_view id);
};

// The sums of the lines.
Totaux sums_of(std::vector<Ligne> const& lignes);
// An amount without tax, its VAT rounded as the texts want it, and their sum.
Montants montants_of(Cents ht, Taux taux);

}
