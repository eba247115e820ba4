// SPDX-License-Identifier: EUPL-1.2
// Real time, for what a line waits for and for the Date of an answer; nothing that is judged reads
// it.
#pragma once

#include <chrono>
#include <string>

namespace quitus::http::ligne {

using Moment = std::chrono::steady_clock::time_point;

Moment moment();
// "Tue, 12 Sep 2023 08:00:00 GMT"; made again when the second changes.
std::string const& date_text();

}
