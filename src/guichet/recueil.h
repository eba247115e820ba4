// SPDX-License-Identifier: EUPL-1.2
// The documents of a check and what links them: which avance a solde speaks of, which document
// another replaces, who else names a beneficiary. Gathers the facts of one document at a time; the
// rules see only those.
#pragma once

#include "guichet/dossiers.h"
#include "guichet/verifier_demandes.h"
#include "jugement/faits.h"
#include "jugement/jugement.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quitus::guichet {

class Recueil {
public:
    Recueil(std::vector<DocumentDepose> const& documents, reglement::Reglement const& reglement,
        OptionsVerification const& options);

    std::size_t size() const { return m_pieces.size(); }
    // Judges the documents that others depend on: attestations, and those that a document replaces.
    // To be called once, before `judge` is called from several threads.
    void settle_references();
    verdict::DemandeJugee judge(std::size_t document) const;

private:
    struct Piece { // a document once read
        demande::Lecture lecture;
        std::optional<calendrier::Instant> depose_le;
        std::optional<calendrier::Instant>
            premier_depot; // set by settle when the document replaces another
        std::optional<verdict::Verdict> verdict; // set by settle
        std::optional<std::size_t> remplace; // the document that it replaces
        std::optional<std::size_t> avance; // the avance that it speaks of
        bool en_cours = false; // being settled: a chain that bites its tail
        unsigned corrections = 0; // how many filings came before it in its chain
    };
    struct Mention { // a beneficiary of a document, by one of its keys
        std::size_t document, beneficiaire;
    };

    void link(std::size_t document);
    void note_mentions(std::size_t document);
    void settle(std::size_t document);
    void inherit_instant(std::size_t document);
    bool keeps_place_of(Piece const& correction, Piece const& replaced) const;
    reglement::ReglementEnVigueur const& reglement_of(Piece const& piece) const;
    jugement::Faits gather(std::size_t document) const;
    void gather_attestations(std::size_t document, jugement::Faits& faits) const;
    void gather_concurrents(std::size_t document, jugement::Faits& faits) const;
    void gather_fichiers(std::size_t document, jugement::Faits& faits) const;
    jugement::Jugement judgment(std::size_t document) const;
    std::string reference(std::size_t document) const;

    std::vector<DocumentDepose> const& m_documents;
    reglement::Reglement const& m_reglement;
    OptionsVerification const& m_options;
    std::vector<Piece> m_pieces;
    std::vector<std::size_t> m_dossiers;
    std::unordered_map<std::string_view, std::size_t> m_par_envoi,
        m_par_numero; // the second: avances only
    std::unordered_map<std::size_t, jugement::AvanceConnue> m_avances; // by rank of the avance
    std::unordered_map<std::size_t, std::vector<std::size_t>> m_attestations,
        m_soldes; // by rank of their avance
    std::unordered_map<std::string, std::vector<Mention>> m_mentions; // by dispositif and key
    std::unordered_map<std::string_view, std::vector<Mention>> m_fichiers; // by SHA-256
};

}
