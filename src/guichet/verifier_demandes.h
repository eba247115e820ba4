// SPDX-License-Identifier: EUPL-1.2
// The act of checking requests: documents are read, the facts around each are gathered from the
// other documents given, and each is judged. Nothing is kept. Documents given together are context
// of each other; a context document counts at its own instant and is not reported. Requirements:
// B-05, B-18.
#pragma once

#include "calendrier/instant.h"
#include "pieces/livraison.h"
#include "reglement/reglement.h"
#include "verdict/demande_jugee.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace quitus::guichet {

struct DocumentDepose {
    std::string nom; // as the user knows it
    std::optional<std::uint32_t> ligne_ndjson;
    std::string texte;
    bool trop_gros = false; // the text was not loaded: SCH-001
    std::string faute = {}; // French; why no request could be had from a deposit: SCH-001
    pieces::Livraison livraison = {};
    bool contexte = false; // judged only as far as others need it
};

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
void verifie_demandes(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options,
    std::function<bool(verdict::DemandeJugee&&)> const& visit);

}
