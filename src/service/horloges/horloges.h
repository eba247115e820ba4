// SPDX-License-Identifier: EUPL-1.2
// The clocks that the domain may follow. The simulated one starts where it is told and runs; it may
// be moved forward, never backward. Contract: 5-contract section 2.
#pragma once

#include "guichet/ports.h"

#include <chrono>
#include <mutex>

namespace quitus::service {

using calendrier::Instant;

class HorlogeReelle final : public guichet::Horloge {
public:
    Instant now() const override;
};

class HorlogeSimulee final : public guichet::Horloge {
public:
    explicit HorlogeSimulee(Instant depart);
    Instant now() const override;
    void advance(Instant instant); // no effect when it is not later than now

private:
    mutable std::mutex m_mutex;
    Instant m_depart;
    std::chrono::steady_clock::time_point m_origine;
};

// Stands still: what a command sees of a simulated clock that no portal moves.
class HorlogeArretee final : public guichet::Horloge {
public:
    explicit HorlogeArretee(Instant instant) : m_instant(instant) { }
    Instant now() const override { return m_instant; }
    void set(Instant instant) { m_instant = instant; }

private:
    Instant m_instant;
};

}
