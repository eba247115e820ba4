// SPDX-License-Identifier: EUPL-1.2
// Why the server itself refuses a request, before any route answers.
#pragma once

#include <string>

namespace quitus::http::lecture {

struct Refus {
    unsigned statut = 400;
    std::string titre; // a few words
    std::string detail; // what is wrong and how to mend it
};

}
