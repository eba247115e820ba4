// SPDX-License-Identifier: EUPL-1.2
#include "http/ligne/horloge.h"

#include <array>
#include <ctime>

namespace quitus::http::ligne {

Moment moment()
{
    return std::chrono::steady_clock::now();
}

std::string const& date_text()
{
    thread_local std::time_t shown = -1;
    thread_local std::string text;
    auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    if (now != shown) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::array<char, 64> room{};
        // The C locale is never changed: the names are English.
        text.assign(room.data(),
            std::strftime(room.data(), room.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
        shown = now;
    }
    return text;
}

}
