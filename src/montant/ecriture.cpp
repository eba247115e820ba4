// SPDX-License-Identifier: EUPL-1.2
#include "montant/montant.h"

#include <fmt/format.h>

namespace quitus::montant {

namespace {

constexpr std::string_view narrow_no_break_space = "\u202f";

// Also right for the smallest 64-bit number, whose opposite does not exist among signed ones.
std::uint64_t magnitude_of(Cents montant)
{
    auto const bits = static_cast<std::uint64_t>(montant.count());
    return montant.is_negative() ? 0 - bits : bits;
}

std::string grouped_by_three(std::uint64_t value)
{
    auto const digits = fmt::format("{}", value);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0)
            grouped += narrow_no_break_space;
        grouped += digits[i];
    }
    return grouped;
}

}

std::string decimal_text(Cents montant)
{
    auto const magnitude = magnitude_of(montant);
    return fmt::format(
        "{}{}.{:02}", montant.is_negative() ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string euros(Cents montant)
{
    auto const magnitude = magnitude_of(montant);
    return fmt::format("{}{},{:02}\u00a0€", montant.is_negative() ? "−" : "",
        grouped_by_three(magnitude / 100), magnitude % 100);
}

}
