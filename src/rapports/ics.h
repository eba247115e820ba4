// SPDX-License-Identifier: EUPL-1.2
// Writes a calendar that any agenda reads (RFC 5545), one instant an event. Times are in UTC. No
// clock: the stamp of an event is its own instant, so that the same events give the same bytes.
#pragma once

#include "calendrier/instant.h"

#include <string>
#include <string_view>

namespace quitus::rapports {

struct Evenement {
    std::string uid; // the same from one writing to the next, so that an agenda updates it
    calendrier::Instant instant;
    std::string titre, description; // plain text; a line break of the description is kept
};

class Ics {
public:
    // `out` must outlive the writer; its content is kept.
    Ics(std::string& out, std::string_view version, std::string_view titre);
    void add(Evenement const& evenement);
    // A calendar may not be empty: with no event, `rien` stands there as a note.
    void finish(std::string_view rien);

private:
    void line(std::string_view name, std::string_view value);
    void text(std::string_view name, std::string_view value);

    std::string& m_out;
    bool m_is_empty = true;
};

}
