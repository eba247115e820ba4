// SPDX-License-Identifier: EUPL-1.2
// What a connection keeps of each statement, found by its text: hashed, since these texts begin
// alike and comparing them in order would read most of each.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace quitus::storage {

struct EmpreinteDOrdre {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const
    {
        return std::hash<std::string_view>()(sql);
    }
};

template <typename T>
using OrdresPar = std::unordered_map<std::string, T, EmpreinteDOrdre, std::equal_to<>>;

}
