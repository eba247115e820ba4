// SPDX-License-Identifier: EUPL-1.2
// The technical log: one line of JSON a request, on the diagnostics. No address, no query, no
// identifier of anybody: the pattern of the route says what was asked.
#pragma once

#include "http/serveur.h"

#include <mutex>
#include <ostream>
#include <string_view>

namespace quitus::service {

class JournalTechnique {
public:
    explicit JournalTechnique(std::ostream& out) : m_out(out) { }
    void request(http::Acces const& acces);
    void event(std::string_view niveau, std::string_view message);

private:
    void write(std::string_view line);

    std::ostream& m_out;
    std::mutex m_mutex;
};

}
