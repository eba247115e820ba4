// SPDX-License-Identifier: EUPL-1.2
#include "service/horloges/horloges.h"

namespace quitus::service {

Instant HorlogeReelle::now() const
{
    auto const since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return Instant::of_seconds_since_1970(
        std::chrono::duration_cast<std::chrono::seconds>(since_1970).count());
}

HorlogeSimulee::HorlogeSimulee(Instant depart)
    : m_depart(depart)
    , m_origine(std::chrono::steady_clock::now())
{
}

Instant HorlogeSimulee::now() const
{
    std::scoped_lock const lock(m_mutex);
    auto const since = std::chrono::steady_clock::now() - m_origine;
    return m_depart.plus_secondes(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

void HorlogeSimulee::advance(Instant instant)
{
    if (instant <= now())
        return;
    std::scoped_lock const lock(m_mutex);
    m_depart = instant;
    m_origine = std::chrono::steady_clock::now();
}

}
