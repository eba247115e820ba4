// SPDX-License-Identifier: EUPL-1.2
// The verdict of one request over time: what it would be, had the request been filed at any other
// instant. Intervals follow one another without a hole, from the first instant to the last, and two
// neighbours always differ (5-contract, section 2 « horizon »). Requirement: A-26.
#pragma once

#include "verdict/demande_jugee.h"

#include <optional>
#include <string>
#include <vector>

namespace quitus::verdict {

// What counts of a judgment when two instants are compared. The rules are those whose findings make
// the verdict or would: every finding but the informations, which decide nothing; each rule once,
// in the order of the findings.
struct Issue {
    Verdict verdict = Verdict::recevable;
    std::optional<int> cas;
    std::vector<IdRegle> regles;
    bool operator==(Issue const&) const = default;
};
Issue issue_of(Verdict verdict, std::optional<int> cas, std::vector<Constat> const& constats);

// Why the outcome is no longer the same from an instant on: what the judgment reads there.
struct Motif {
    enum class Nature {
        echeance, // the instant is that of this parameter
        nouvelle_valeur, // the texts give this parameter another value from there on
        delai, // a number of days that runs out, counted from a date of the document
        date, // a date of the document is reached
    };
    Nature nature = Nature::echeance;
    std::string parametre; // "calendrier.BIO_SGL.cloture"; a pointer for a date
    std::string valeur; // "< 2023-12-14T14:00:00+01:00"
    std::string source; // "A-09"; empty for a date
    bool operator==(Motif const&) const = default;
};

struct Intervalle {
    std::optional<calendrier::Instant> de, a; // included, excluded; none: without end
    Issue issue;
    std::vector<Motif> motifs = {}; // why it begins; empty for the first one
};

struct Horizon {
    DemandeJugee actuelle; // as filed: at its own instant, or at the one that was asked
    std::vector<Intervalle> intervalles;

    // The interval of that instant, by rank.
    std::size_t rank_of(calendrier::Instant instant) const;
};

}
