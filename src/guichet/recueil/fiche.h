// SPDX-License-Identifier: EUPL-1.2
// What the first reading of a document keeps of it: who it is, what it quotes, what others may need
// of it. A stock of a million requests is a million of these and their index; the documents
// themselves are read again when they are judged.
#pragma once

#include "guichet/documents_donnes.h"
#include "guichet/recueil/dossiers.h"
#include "guichet/verifier_demandes.h"
#include "jugement/faits.h"
#include "verdict/regle.h"

#include <memory>
#include <optional>
#include <vector>

namespace quitus::guichet {

struct Fiche {
    std::optional<calendrier::Instant> depose_le;
    std::optional<calendrier::Instant>
        premier_depot; // moved back when the document corrects another
    std::optional<std::uint32_t> avance; // the avance that it speaks of
    std::optional<std::uint32_t> remplace; // the document that it replaces
    std::uint32_t dossier = 0;
    std::uint32_t corrections = 0; // how many filings came before it in its chain
    std::uint64_t fournisseur = 0; // of its SIREN, to be compared
    std::optional<verdict::Etape> etape;
    std::optional<verdict::Verdict> verdict; // when others need it
    bool en_cours = false; // being settled: a chain that bites its tail
};

// A beneficiary of a document by one of its keys, or a file that it lists.
struct Mention {
    Empreinte cle;
    std::uint32_t document = 0;
    auto operator<=>(Mention const&) const = default;
};

// All that a first reading gives.
struct Releve {
    Fiche fiche;
    Noms noms;
    std::optional<Empreinte> remplace;
    std::vector<Empreinte> beneficiaires, fichiers;
    std::unique_ptr<jugement::AvanceConnue> avance; // of an avance
};

demande::Lecture read_document(DocumentLu const& document, std::size_t octets_max);
// The same as far as other documents are concerned; nothing is said of what cannot be read.
demande::Lecture read_reperes(DocumentLu const& document, std::size_t octets_max);
// What a reading, whole or not, leaves for the others.
Releve note_document(DocumentLu const& document, demande::Lecture const& lecture,
    reglement::Reglement const& reglement, OptionsVerification const& options);

// The regulation that judges a document filed then; the latest known one when it bears no instant.
reglement::ReglementEnVigueur const& reglement_au(
    reglement::Reglement const& reglement, std::optional<calendrier::Instant> depot);

// The keys by which the beneficiary of a financing may be found in other documents, those of whom
// it succeeds included; of the same dispositif only.
template <typename Visit>
void for_each_mention(demande::Demande const& demande, reglement::Dispositif const& dispositif,
    demande::Beneficiaire const& beneficiaire, Visit&& visit)
{
    auto const note = [&](beneficiaire::Cle const& cle) {
        auto const place = Empreinte::of(cle.famille, cle.text());
        auto const financement = Empreinte::of('s', demande.dispositif);
        visit(Empreinte{ place.haut ^ financement.bas, place.bas ^ financement.haut });
    };
    beneficiaire::for_each_cle(beneficiaire.identifiants, dispositif.maille, note);
    if (!beneficiaire.evolution)
        return;
    for (auto const& historique : beneficiaire.evolution->historiques)
        beneficiaire::for_each_cle(historique.identifiants, dispositif.maille, note);
}

// Does the document ask for money?
bool finances(demande::Demande const& demande);

}
