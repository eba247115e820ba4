// SPDX-License-Identifier: EUPL-1.2
// Everything that a rule may read: the request, the instants that count, and what is known of the
// documents around it. Facts are gathered by the counter (room guichet); a rule that needs one more
// asks for a field here, never for a port. What is absent is unknown, and a rule never guesses it.
#pragma once

#include "beneficiaire/rapprochement.h"
#include "demande/demande.h"
#include "pieces/livraison.h"
#include "reglement/reglement.h"

#include <optional>
#include <string>
#include <vector>

namespace quitus::jugement {

using calendrier::Instant;
using calendrier::Jour;
using montant::Cents;

// An avance as seen from its solde, its attestation or its annulation. Owns its texts: outlives the
// document.
struct AvanceConnue {
    struct Beneficiaire {
        std::string libelle;
        beneficiaire::Cles cles;
        std::optional<Cents>
            avance; // sum of the avances of its lines; none when a line cannot be computed
        std::optional<Cents> montant_segur; // sum of what its lines ask for
    };
    base::Valeur<std::string> reference; // « SGN-2022-004512 », else the identifiant_envoi
    base::Valeur<std::string> siren; // of the Fournisseur, as declared
    base::Valeur<std::string> dispositif;
    Instant depose_le;
    base::Liste<Beneficiaire> beneficiaires;
    base::Valeur<bool> payee = true; // in `check`, an avance given as context counts as paid
    base::Valeur<bool> avenant_en_cours = false; // the last avenant is not settled (PER-007)

    std::optional<Cents> total_avance() const;
};

// An attestation of the same avance.
struct AttestationConnue {
    std::string reference;
    Instant depose_le; // of its first filing: a correction keeps it
    bool compte = false; // neither `rejet` nor `a_modifier`, nor refused by an officer
    std::vector<std::vector<beneficiaire::Cle>> non_installes;
};

// Another file of financing that names one of our beneficiaries for the same SONS.
struct Concurrent {
    std::size_t beneficiaire = 0; // rank in the request
    std::string reference;
    bool meme_fournisseur = false;
    bool validee = false; // UNI-001 when true, UNI-002 otherwise
};

// One of our pièces has the bytes of a pièce of another file of financing.
struct FichierPartage {
    std::size_t piece = 0; // rank in the request
    std::string reference;
};

struct Faits {
    demande::Demande const& demande;
    base::Lien<reglement::Dispositif> dispositif; // null: unknown (SCH-007)
    base::Champ<Instant> depose_le; // the filing that is judged
    base::Champ<Instant> premier_depot_complet; // the filing whose deadlines count
    base::Valeur<pieces::Livraison> livraison;

    base::Lien<AvanceConnue>
        avance; // of a solde, an attestation or an annulation; null when not known
    base::Champ<beneficiaire::Rapprochement> rapprochement; // of a solde with a known avance
    base::Liste<AttestationConnue> attestations; // of the same avance
    base::Champ<Instant> solde_depose_le; // first complete filing of the solde of the same
                                          // avance, for an attestation
    base::Liste<Concurrent> concurrents;
    base::Liste<FichierPartage> fichiers_partages;

    bool is(verdict::Etape etape) const { return demande.etape == etape; }
    // The deadline of that name when the dispositif and the deadline are known, else null.
    reglement::Parametre<calendrier::Echeance> const* echeance(reglement::NomEcheance nom) const;
    std::optional<Jour> jour_du_depot() const; // in Paris
};

// The keys of the beneficiaries of a request, by rank.
std::vector<beneficiaire::Cles> cles_de(
    demande::Demande const& demande, beneficiaire::Maille const& maille);
// A client listed as not installed, by every identifier that it bears: the attestation wants FINESS
// J and G where the grain of the SONS may be the PMSI, so any number in common designates it.
std::vector<beneficiaire::Cle> cles_du_client(demande::ClientNonInstalle const& client);
// What the world will know of an avance, with the amounts of the regulation in force at its filing.
AvanceConnue avance_connue(demande::Demande const& demande, Instant depose_le,
    reglement::ReglementEnVigueur const& reglement);

}
