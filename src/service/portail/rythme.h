// SPDX-License-Identifier: EUPL-1.2
// What the portal does by itself as the domain's time goes by: it notes what falls due, and
// remembers how far a simulated clock has gone.
#pragma once

#include "service/ouverture/ouverture.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace quitus::service {

class Rythme {
public:
    // `simulee` is null with the real clock. `on_failure` is told what went wrong in a round; the
    // next one tries again.
    Rythme(Ouverture& ouverture, HorlogeSimulee* simulee,
        std::function<void(std::string const&)> on_failure);
    ~Rythme();
    Rythme(Rythme const&) = delete;
    Rythme& operator=(Rythme const&) = delete;

    // Moves the simulated clock forward; all that is due by then is done on return.
    base::Result<Instant> advance(Instant instant);

private:
    void round();
    void do_what_is_due(); // under m_rounds
    void run();

    Ouverture& m_ouverture;
    HorlogeSimulee* m_simulee;
    std::function<void(std::string const&)> m_on_failure;
    std::mutex m_rounds; // one at a time
    std::mutex m_mutex;
    std::condition_variable m_stopping;
    bool m_stop = false;
    std::thread m_thread;
};

}
