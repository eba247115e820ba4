// SPDX-License-Identifier: EUPL-1.2
// What changed between two documents, as a table.
#pragma once

#include "base/html.h"

#include <string_view>

namespace quitus::web {

base::html::Html differences(std::string_view avant, std::string_view apres);

}
