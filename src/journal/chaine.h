// SPDX-License-Identifier: EUPL-1.2
// The chain that makes the journal tamper-evident: each link is a print of the former link and of
// what is chained, so that editing, moving or removing an entry changes every link after it. The
// chain alone does not see a cut tail: the head is published elsewhere. Vector: 4-standards 6.9.
#pragma once

#include <string>
#include <string_view>

namespace quitus::journal {

// A link: 64 lowercase hexadecimal digits.
std::string first_link(std::string_view journal_id);
std::string next_link(std::string_view link, std::string_view contenu);

}
