// SPDX-License-Identifier: EUPL-1.2
// Numbers drawn from a seed: splitmix64, written out here because the distributions of the standard
// library give other numbers on another machine. The same seed, the same stock, for ever.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace quitus::generation {

class Alea {
public:
    constexpr explicit Alea(std::uint64_t graine) : m_etat(graine) { }

    constexpr std::uint64_t next()
    {
        m_etat += 0x9E3779B97F4A7C15U;
        auto mixed = m_etat;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }

    // From 0 to `bound` - 1; `bound` is at least 1.
    constexpr std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }
    // Both ends included; they are less than 2^32 apart, and the second is not below the first.
    constexpr std::int64_t between(std::int64_t first, std::int64_t last)
    {
        return first + below(static_cast<std::uint32_t>(last - first + 1));
    }
    constexpr bool chance(std::uint32_t percent) { return below(100) < percent; }

    template <typename T, std::size_t N>
    constexpr T const& pick(std::array<T, N> const& choices)
    {
        return choices[below(static_cast<std::uint32_t>(N))];
    }

    // An independent stream: what one part of the stock draws moves nothing in another.
    constexpr Alea fork(std::uint64_t branche) const
    {
        return Alea(Alea(m_etat ^ Alea(branche).next()).next());
    }

private:
    std::uint64_t m_etat;
};

}
