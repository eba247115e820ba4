// SPDX-License-Identifier: EUPL-1.2
// A name reduced to 128 bits, so that an index of millions of names fits in memory. Two names that
// differ share it once in 10^24 for a stock of a million requests: never in practice.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace quitus::guichet {

struct Empreinte {
    std::uint64_t haut = 0, bas = 0;
    auto operator<=>(Empreinte const&) const = default;

    // `genre` keeps apart names of different kinds that read the same.
    static Empreinte of(char genre, std::string_view nom)
    {
        // FNV-1a beside the library's own hash: they share nothing.
        std::uint64_t fnv = 14695981039346656037ULL ^ static_cast<unsigned char>(genre);
        for (char const c : nom)
            fnv = (fnv ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        auto const library = std::hash<std::string_view>{}(nom);
        return { library * 31 + static_cast<unsigned char>(genre), fnv };
    }
};

struct EmpreinteHash {
    std::size_t operator()(Empreinte const& empreinte) const noexcept { return empreinte.bas; }
};

}
