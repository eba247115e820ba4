// SPDX-License-Identifier: EUPL-1.2
#include "service/portail/rythme.h"

#include "guichet/depot/depot.h"

#include <chrono>

namespace quitus::service {

Rythme::Rythme(Ouverture& ouverture, HorlogeSimulee* simulee,
    std::function<void(std::string const&)> on_failure)
    : m_ouverture(ouverture)
    , m_simulee(simulee)
    , m_on_failure(std::move(on_failure))
    , m_thread([this] { run(); })
{
}

Rythme::~Rythme()
{
    {
        std::scoped_lock const lock(m_mutex);
        m_stop = true;
    }
    m_stopping.notify_all();
    m_thread.join();
}

void Rythme::round()
{
    std::scoped_lock const lock(m_rounds);
    do_what_is_due();
}

void Rythme::do_what_is_due()
{
    auto const now = m_ouverture.portail().horloge.now();
    guichet::constater_non_depots(m_ouverture.portail(), now);
    if (m_simulee != nullptr)
        m_ouverture.remember(reglage_instant, now.text());
}

void Rythme::run()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    while (!m_stopping.wait_for(lock, 1s, [this] { return m_stop; })) {
        lock.unlock();
        try {
            round();
        } catch (std::exception const& failure) {
            m_on_failure(failure.what());
        }
        lock.lock();
    }
}

base::Result<Instant> Rythme::advance(Instant instant)
{
    std::scoped_lock const lock(m_rounds);
    if (instant < m_simulee->now())
        return base::failure("instant_passe",
            "L’horloge simulée n’avance que vers l’avenir : elle est au "
                + calendrier::en_francais(m_simulee->now()) + ".",
            "/instant");
    // Remembered first: killed right now, the clock does not go back before what has been dated.
    m_ouverture.remember(reglage_instant, instant.text());
    m_simulee->advance(instant);
    do_what_is_due();
    return instant;
}

}
