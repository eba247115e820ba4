// SPDX-License-Identifier: EUPL-1.2
#include "montant/montant.h"

#include <fmt/format.h>

namespace quitus::montant {

std::optional<Taux> Taux::parse(std::string_view text)
{
    auto const is_short = text.size() == 4;
    if ((!is_short && text.size() != 5) || text[text.size() - 3] != '.')
        return std::nullopt;
    if (!is_short && text.front() == '0')
        return std::nullopt;

    std::int32_t points = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == text.size() - 3)
            continue;
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        points = points * 10 + (text[i] - '0');
    }
    return Taux(points);
}

std::string Taux::text() const
{
    auto const magnitude = m_points < 0 ? -std::int64_t{ m_points } : std::int64_t{ m_points };
    return fmt::format("{}{}.{:02}", m_points < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

}
