// SPDX-License-Identifier: EUPL-1.2
// A request as its document declares it, typed: what could be read, and nothing else. A member that
// is absent, null or malformed is simply not there; the malformed one has already been said
// (SCH-004). Texts are views into the document, which must outlive the request. Each element of a
// list keeps its index, so a rule can point at it. Requirements: A-24, and the exchange format
// `quitus.demande` 1.x.
#pragma once

#include "base/champ.h"
#include "base/json.h"
#include "beneficiaire/identifiants.h"
#include "calendrier/instant.h"
#include "montant/montant.h"
#include "verdict/constat.h"

#include <optional>
#include <string_view>
#include <vector>

namespace quitus::demande {

using base::Champ;
using base::Liste;
using base::Texte;
using calendrier::Instant;
using calendrier::Jour;
using montant::Montant;

struct Fournisseur {
    beneficiaire::Declare<identite::Siren> siren;
    beneficiaire::Declare<identite::Siret> siret;
    Texte raison_sociale;
    Champ<bool> assujetti_tva;
    beneficiaire::Declare<identite::NumeroTva> numero_tva;
    beneficiaire::Declare<identite::Iban> iban;
};

struct References {
    Texte reference_fournisseur, numero_dossier_asp, numero_dossier_avance, remplace_envoi,
        envoi_avance;
};

enum class NatureEvolution : std::uint8_t { fusion, scission, absorption, changement_identifiant };

struct BeneficiaireHistorique {
    std::size_t indice = 0;
    Texte libelle;
    beneficiaire::Identifiants identifiants;
    Champ<bool> conserve;
};

// What a merger, a split or a new number did to a beneficiary between its avance and its solde
// (B-21).
struct Evolution {
    Champ<NatureEvolution> nature;
    Champ<Jour> date_effet;
    Liste<BeneficiaireHistorique> historiques;
    Texte piece_traite;
};

struct AdresseDeclaree {
    std::size_t indice = 0;
    Texte texte;
};

struct Beneficiaire {
    std::size_t indice = 0;
    Texte id, libelle;
    beneficiaire::Identifiants identifiants;
    Liste<AdresseDeclaree> adresses_mssante;
    Champ<Evolution> evolution;
};

struct Montants {
    Champ<Montant> ht, tva, ttc;
    Champ<montant::Taux> taux_tva;
    Texte taux_tva_texte;
};

struct BonCommande {
    Texte numero;
    Champ<Jour> date, date_signature;
    Champ<bool> mention_prise_en_charge;
    Texte piece;
};

struct Facture {
    std::size_t indice = 0;
    Texte numero;
    Champ<Jour> date;
    Montants montants;
    Texte piece;
};

struct Reserve {
    std::size_t indice = 0;
    Texte texte;
    Champ<bool> bloquante;
};

enum class MotifRefus : std::uint8_t {
    autre_logiciel_indisponible,
    prestation_non_conforme,
    autre
};

struct Refus {
    Champ<MotifRefus> motif;
    Texte logiciel;
};

// The client's verification (VA) or the declaration of working order (MOM).
struct Verification {
    Champ<reglement::TypeVerification> type;
    Champ<Jour> date;
    Liste<AdresseDeclaree> adresses_mssante;
    Texte piece;
    Champ<bool> signee;
    Texte modele;
    Liste<Reserve> reserves;
    Champ<Refus> refus;
};

struct Ligne {
    std::size_t indice = 0;
    Texte id, beneficiaire;
    Champ<BonCommande> bon_commande;
    Montants montants;
    Champ<Montant> montant_segur;
    Liste<Facture> factures;
    Champ<Verification> verification;
    Champ<Jour> date_installation;
};

struct Totaux {
    Champ<std::int64_t> nombre_lignes;
    Champ<Montant> ht, tva, ttc, montant_segur;
};

enum class NatureContenu : std::uint8_t {
    bon_commande,
    facture,
    facture_avance,
    facture_solde,
    recapitulatif,
    verification_aptitude,
    mise_en_ordre_de_marche,
    traite_fusion,
    attestation_fin_prestations,
    attestation_honneur,
    renonciation_client,
    autre,
};

enum class TypePiece : std::uint8_t {
    bon_commande,
    facture,
    verification_aptitude,
    mise_en_ordre_de_marche,
    attestation_fin_prestations,
    attestation_honneur,
    renonciation_client,
    designation_fournisseur,
    mandat,
    autre,
};
std::string_view text(TypePiece type);
std::string_view en_francais(TypePiece type); // « bon de commande »

struct Piece {
    std::size_t indice = 0;
    Texte id;
    Champ<TypePiece> type;
    Texte nom_fichier, sha256;
    Champ<std::int64_t> taille_octets;
    Champ<std::vector<NatureContenu>> contenus; // none: nothing is said of what the file holds
    Champ<bool> signee;
};

struct ClientNonInstalle {
    std::size_t indice = 0;
    Texte libelle;
    beneficiaire::Identifiants identifiants;
};

struct Attestation {
    Texte nom, prenom, denomination_sociale;
    Champ<Jour> date_signature;
    Champ<std::vector<ClientNonInstalle>> clients_non_installes;
    Texte piece, modele;
    Champ<bool> signee, clients_non_installes_declares;
};

enum class Portee : std::uint8_t { totale, partielle };
enum class Origine : std::uint8_t { erreur_fournisseur, accord_client };

struct RepereDeclare { // a local id quoted in a list
    std::size_t indice = 0;
    Texte texte;
};

struct Annulation {
    Champ<Portee> portee;
    Champ<Origine> origine;
    Texte motif;
    Champ<std::vector<RepereDeclare>> beneficiaires_retires;
    Texte piece_attestation_honneur;
    Liste<RepereDeclare> pieces_renonciation;
};

// A place where a personal health identifier stands (IDT-009). The value itself is not kept.
struct IdentifiantSante {
    std::string pointeur;
    bool citoyenne = false; // true: a citizen's mailbox; false: a NIR or INS
};

// Finds an element by its local id; the first one when an id stands twice (SCH-008).
class IndexParId {
public:
    void add(std::string_view id, std::size_t rang);
    void seal();
    std::optional<std::size_t> find(std::string_view id) const;

private:
    std::vector<std::pair<std::string_view, std::size_t>> m_rangs; // sorted by id, then rank
};

struct Demande {
    Champ<verdict::Etape> etape; // none when type_demande is absent or unknown
    Texte type_demande, identifiant_envoi;
    Champ<Instant> emis_le;
    Fournisseur fournisseur;
    Texte dispositif; // code as written, well formed
    Champ<std::int64_t> vague;
    References references;
    Liste<Beneficiaire> beneficiaires;
    Liste<Ligne> lignes;
    Champ<Totaux> totaux;
    Liste<Piece> pieces;
    Champ<Attestation> attestation;
    Champ<Annulation> annulation;
    Champ<Jour> date_declarations;
    Liste<IdentifiantSante> identifiants_sante;
    IndexParId pieces_par_id, beneficiaires_par_id;

    // Null when no element bears that id.
    Piece const* piece(std::string_view id) const;
    Beneficiaire const* beneficiaire(std::string_view id) const;
};

// A document and what was read in it. `fatal` is true after SCH-001 or SCH-002: no other rule may
// speak.
struct Lecture {
    base::JsonDocument json;
    Demande demande;
    verdict::Constats structure; // SCH findings
    bool fatal = false;
};

// Reads a document of at most `octets_max` bytes. Never fails: what is wrong is in `structure`.
// `text` must outlive the result.
Lecture read(std::string_view text, std::size_t octets_max);
// The same as far as other documents are concerned: what names the document and those it speaks of,
// and the amounts of an avance. Nothing is said of the rest.
Lecture read_reperes(std::string_view text, std::size_t octets_max);
// SCH-001 for a document too large to be loaded.
Lecture refuse_too_large(std::size_t octets_max);
// SCH-001 for a deposit that holds no request to read; `raison` is French.
Lecture refuse_unreadable(std::string_view raison);

}
