// SPDX-License-Identifier: EUPL-1.2
// A demande as the portal follows it: what its events give, and nothing else. Texts of documents
// and reports are kept apart, by their print.
#pragma once

#include "calendrier/instant.h"
#include "instruction/cycle.h"
#include "journal/donnees.h"
#include "verdict/demande_jugee.h"

#include <optional>
#include <string>
#include <vector>

namespace quitus::instruction {

using calendrier::Instant;
using montant::Cents;

// A file of the archive, as received; `nom` is its name inside the archive.
struct PieceRecue {
    std::string nom;
    std::string sha256;
    std::int64_t taille_octets = 0;
    bool operator==(PieceRecue const&) const = default;
};

// One deposit or redeposit of the demande.
struct Version {
    std::string document; // print of the JSON text
    std::string rapport; // print of the report (JSON, one element of `demandes`)
    std::string reglement; // print of the regulation that judged it
    std::optional<Instant> complete_le; // when all of it was received; none while incomplete
    std::vector<PieceRecue> pieces;
    bool operator==(Version const&) const = default;
};

// A beneficiary and its money. It is known by prints: an event is kept for ever, a name or a number
// of a person is not (4-standards 6.9).
struct Financement {
    std::string id; // local to the document
    std::vector<std::string> cles; // prints by which other files of financing may name it
    std::optional<Cents> avance, solde; // none when it cannot be computed or has no meaning
    bool operator==(Financement const&) const = default;
};

// Of a solde: an avance paid for a beneficiary that is gone.
struct Compensation {
    std::string id; // local to the document of the avance
    Cents montant;
    bool operator==(Compensation const&) const = default;
};

// A point that the Fournisseur is asked to mend.
struct Motif {
    std::string objet; // pointer in the JSON, or name of a pièce
    std::string constat; // French: what is wrong
    std::string attendu; // French; may be empty
    std::string regle; // may be empty
    bool operator==(Motif const&) const = default;
};

// A `rejet` finding that an administrateur lifted.
struct Derogation {
    std::string regle, par, motif;
    bool operator==(Derogation const&) const = default;
};

struct Suivi {
    std::string numero;
    std::int64_t revision = 0; // seq of its last event: who changes it says which one was seen
    std::string siret, raison_sociale; // of the Fournisseur
    std::string type_demande, dispositif, identifiant_envoi;
    std::string reference; // the Fournisseur's own; may be empty
    std::string avance; // of a solde: the number of its avance; empty when it is not known
    std::string remplace; // the number of the demande that it replaces; may be empty
    Statut statut = Statut::incomplete;
    int version = 0; // number of deposits
    std::vector<Version> versions; // in order
    Instant recu_le; // first reception of the JSON
    std::optional<Instant> depose_le; // complete reception of the current version
    std::optional<Instant> premier_depot; // first complete reception: its deadlines count
    std::optional<Instant> echeance; // when something is awaited of somebody
    std::string faute; // French: why it is incomplete; empty otherwise
    verdict::Verdict verdict = verdict::Verdict::recevable; // of the current version
    std::optional<int> cas;
    std::vector<std::string> rejets; // rules of the `rejet` findings of the current version
    verdict::Montants montants;
    std::vector<Financement> financements;
    std::vector<Compensation> compensations;
    std::vector<Motif> motifs; // asked for, until the redeposit; of a rejection
    std::vector<Derogation> derogations; // of the current version
    std::string prise_en_charge_par, validee_par, payee_par; // ids of accounts

    bool operator==(Suivi const&) const = default;

    // The file of financing: an avance and its solde are one.
    std::string const& dossier() const { return avance.empty() ? numero : avance; }
    Version const* courante() const { return versions.empty() ? nullptr : &versions.back(); }
    // Incomplete at the end of its step: nothing more can be done, whether that was noted or not.
    bool is_echue(Instant instant) const
    {
        return statut == Statut::incomplete && echeance && instant >= *echeance;
    }
    // Rules whose `rejet` nobody has lifted.
    std::vector<std::string> rejets_restants() const;

    journal::Donnees donnees() const;
    static Suivi of(journal::Donnees const& donnees);
};

}
