// SPDX-License-Identifier: EUPL-1.2
// Finds when the outcome of a judgment changes, to the second, by trying instants: those it is told
// of, those that each trial makes worth trying, and the middle of every two neighbours that differ
// until they touch. It knows no deadline and no rule: it only sees what a trial answers.
#pragma once

#include "calendrier/instant.h"
#include "verdict/horizon.h"

#include <functional>
#include <vector>

namespace quitus::jugement {

// What a judgment at one instant shows.
struct Essai {
    verdict::Issue issue;
    std::vector<calendrier::Instant> suites; // instants that it makes worth trying
};

// Judges at each of the instants given, in increasing order, and answers in that order.
using Essayer = std::function<std::vector<Essai>(std::vector<calendrier::Instant> const&)>;

// `depart` holds at least one instant. Nothing is assumed between two neighbours that agree: what
// may change there must be told, by `depart` or by a trial.
std::vector<verdict::Intervalle> find_intervalles(
    Essayer const& essayer, std::vector<calendrier::Instant> const& depart);

}
