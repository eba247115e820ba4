// SPDX-License-Identifier: EUPL-1.2
// The documents of a check and what links them: which avance a solde speaks of, which document
// another replaces, who else names a beneficiary. Gathers the facts of one document at a time; the
// rules see only those.
#pragma once

#include "guichet/recueil/fiche.h"
#include "jugement/faits.h"
#include "jugement/jugement.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace quitus::guichet {

class Recueil {
public:
    Recueil(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
        OptionsVerification const& options);

    // Notes the next document, in rank order.
    void add(Releve&& releve);
    // Once every document is noted: ties them together, and judges those that others depend on,
    // attestations and documents that another replaces. Then `judge` may be called from several
    // threads.
    void settle();
    verdict::DemandeJugee judge(std::size_t rang, DocumentLu const& document) const;
    // The same for a document already read, to judge it many times.
    verdict::DemandeJugee judge(
        std::size_t rang, DocumentLu const& document, demande::Lecture const& lecture) const;
    // As if that document had been filed then; what the others were judged by stays, for a request
    // never hangs on what they know of it. After settle.
    void refile(std::size_t rang, calendrier::Instant instant);
    // Of one file of financing. After settle.
    bool is_same_dossier(std::size_t left, std::size_t right) const
    {
        return m_fiches[left].dossier == m_fiches[right].dossier;
    }

private:
    void link(std::size_t rang);
    void settle(std::size_t rang);
    void settle_attestations();
    std::optional<jugement::AttestationConnue> judge_for_others(std::size_t rang);
    void note_attestation(std::size_t rang, std::optional<jugement::AttestationConnue>&& connue);
    void inherit_instant(std::size_t rang);
    bool keeps_place_of(Fiche const& correction, Fiche const& replaced) const;
    reglement::ReglementEnVigueur const& reglement_of(std::size_t rang) const;
    jugement::Faits gather(
        std::size_t rang, DocumentLu const& document, demande::Demande const& demande) const;
    void gather_avance(std::size_t rang, jugement::Faits& faits) const;
    void gather_concurrents(std::size_t rang, jugement::Faits& faits) const;
    void gather_fichiers(std::size_t rang, jugement::Faits& faits) const;
    // The documents of other dossiers that bear that key, each dossier once.
    template <typename Visit>
    void for_each_rival(std::size_t rang, std::vector<Mention> const& mentions,
        Empreinte const& cle, Visit&& visit) const;
    std::string reference(std::size_t rang) const;

    DocumentsDonnes const& m_documents;
    reglement::Reglement const& m_reglement;
    OptionsVerification const& m_options;
    Dossiers m_dossiers;
    std::vector<Fiche> m_fiches;
    std::vector<Noms> m_noms; // until the documents are tied
    std::unordered_map<std::size_t, jugement::AvanceConnue> m_avances;
    struct Attestation {
        std::size_t rang;
        jugement::AttestationConnue connue;
    };
    // By rank of their avance, in the order of the documents.
    std::unordered_map<std::size_t, std::vector<Attestation>> m_attestations;
    std::unordered_map<std::size_t, calendrier::Instant> m_soldes; // the first filing
    // Sorted, so that those of one key stand together in the order of the documents.
    std::vector<Mention> m_beneficiaires, m_fichiers;
};

}
