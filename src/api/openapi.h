// SPDX-License-Identifier: EUPL-1.2
// The description of the API (OpenAPI 3.1), written from the list of operations: what it says is
// what the routes do.
#pragma once

#include <string>
#include <string_view>

namespace quitus::api {

std::string openapi_document(std::string_view version);

}
