// SPDX-License-Identifier: EUPL-1.2
#include "cli/progression.h"

#include <string>

namespace quitus::cli {

using namespace std::chrono_literals;

Progression::Progression(Monde& monde, std::size_t total)
    : m_monde(monde)
    , m_total(total)
    , m_next(std::chrono::steady_clock::now() + 1s)
{
}

void Progression::reach(std::size_t done)
{
    if (!m_monde.progression || m_total == 0 || std::chrono::steady_clock::now() < m_next)
        return;
    constexpr std::size_t width = 30;
    auto const filled = width * done / m_total;
    m_monde.erreurs << "\r[" << std::string(filled, '#') << std::string(width - filled, '.') << "] "
                    << 100 * done / m_total << "\u00a0%" << std::flush;
    m_drawn = true;
    m_next = std::chrono::steady_clock::now() + 100ms;
}

Progression::~Progression()
{
    if (m_drawn)
        m_monde.erreurs << "\r\033[K" << std::flush;
}

}
