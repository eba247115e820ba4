// SPDX-License-Identifier: EUPL-1.2
// A name reduced to 128 bits, so that an index of millions of names fits in memory. Two names that
// differ share it once in 10^24 for a stock of a million requests: never in practice.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace quitus::guichet {

struct Empreinte {
    std::uint64_t haut = 0, bas = 0;
    auto operator<=>(Empreinte const&) const = default;

    // `genre` keeps apart names of different kinds that read the same.
    static Empreinte of(char genre, std::string_view nom)
    {
        // Beside the library's own hash: they share nothing.
        auto const library = std::hash<std::string_view>{}(nom);
        auto const kind = static_cast<unsigned char>(genre);
        return { library * 31 + kind, fnv(kind, nom) };
    }

private:
    // FNV-1a, eight bytes a step: one a step, each waits for the multiplication before it. The fold
    // brings down what a multiplication only carries up.
    static std::uint64_t fnv(std::uint64_t seed, std::string_view nom)
    {
        std::uint64_t hash = 14695981039346656037ULL ^ seed ^ nom.size() << 8U;
        for (std::size_t at = 0; at < nom.size(); at += sizeof hash) {
            std::uint64_t step = 0;
            auto const part = nom.substr(at, sizeof step);
            std::memcpy(&step, part.data(), part.size());
            hash = (hash ^ step) * 1099511628211ULL;
            hash ^= hash >> 32U;
        }
        return hash;
    }
};

struct EmpreinteHash {
    std::size_t operator()(Empreinte const& empreinte) const noexcept { return empreinte.bas; }
};

}
