// SPDX-License-Identifier: EUPL-1.2
// The act of checking requests: documents are read, the facts around each are gathered from the
// other documents given, and each is judged. Nothing is kept. Documents given together are context
// of each other; a context document counts at its own instant and is not reported. Requirements:
// B-05, B-18.
#pragma once

#include "calendrier/instant.h"
#include "guichet/documents_donnes.h"
#include "reglement/reglement.h"
#include "verdict/demande_jugee.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace quitus::guichet {

// What the portal knows and a document cannot tell. In `check` everything is at its default.
struct SituationConnue {
    bool avance_payee = true;
    bool avenant_en_cours = false;
    std::vector<std::string> valides_ailleurs
        = {}; // local ids of beneficiaries already validated elsewhere
};

struct OptionsVerification {
    std::optional<calendrier::Instant> instant; // judge as if filed then; else at `emis_le`
    std::size_t octets_max = 8U << 20;
    unsigned jobs = 1;
    SituationConnue situation = {};
};

// Judges every document that is not context and hands the results over in the order given, whatever
// `jobs`. The visitor answers false to stop.
void verifie_demandes(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, std::function<bool(verdict::DemandeJugee&&)> const& visit);
void verifie_demandes(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options,
    std::function<bool(verdict::DemandeJugee&&)> const& visit);

// For a stock: `work` makes of each judgment what is kept of it (a line of a report, a few
// figures), on the thread that judged, into one of `places_d_un_depouillement` places; `visit` is
// told of these in the order of the documents, on the thread that called, and answers false to
// stop. `progress` is told how many documents were read or judged, of twice their number.
struct Depouillement {
    std::function<void(std::size_t place, verdict::DemandeJugee&&)> work;
    std::function<bool(std::size_t place)> visit;
    std::function<void(std::size_t done)> progress = [](std::size_t) {};
};
inline constexpr std::size_t places_d_un_depouillement = 4096;
void depouille(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options, Depouillement const& depouillement);

}
