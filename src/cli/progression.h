// SPDX-License-Identifier: EUPL-1.2
// A progress line on the diagnostics, only for people and only for work that lasts more than a
// second.
#pragma once

#include "cli/monde.h"

#include <chrono>
#include <cstddef>

namespace quitus::cli {

class Progression {
public:
    Progression(Monde& monde, std::size_t total);
    ~Progression(); // wipes the line
    Progression(Progression const&) = delete;
    Progression& operator=(Progression const&) = delete;
    void reach(std::size_t done); // of the total

private:
    Monde& m_monde;
    std::size_t m_total;
    std::chrono::steady_clock::time_point m_next; // when to draw again
    bool m_drawn = false;
};

}
