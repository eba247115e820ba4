// SPDX-License-Identifier: EUPL-1.2
#include "rapports/texte/colonnes.h"

#include "base/ensure.h"
#include "base/utf8.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <utility>

namespace quitus::rapports {

namespace {

constexpr std::size_t first_columns_max = 40;

std::string shortened(std::string text)
{
    if (columns(text) <= first_columns_max)
        return text;
    std::size_t at = 0;
    for (std::size_t used = 0; at < text.size();) {
        auto const length = base::utf8_character(text, at).length;
        used += columns(std::string_view(text).substr(at, length));
        if (used >= first_columns_max)
            break;
        at += length;
    }
    return text.substr(0, at) + "…";
}

}

Colonnes::Colonnes(std::vector<std::string> titres)
{
    m_rows.push_back(std::move(titres));
}

void Colonnes::add(std::vector<std::string> cells)
{
    QUITUS_ENSURE(cells.size() == m_rows.front().size());
    cells.front() = shortened(std::move(cells.front()));
    m_rows.push_back(std::move(cells));
}

void Colonnes::append_to(std::string& out) const
{
    std::vector<std::size_t> widths(m_rows.front().size());
    for (auto const& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns(row[i]));
    }
    for (auto const& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const blank = widths[i] - columns(row[i]);
            out.append(i == 0 ? "" : "  ");
            if (i > 0)
                out.append(blank, ' ');
            out += row[i];
            if (i == 0)
                out.append(blank, ' ');
        }
        out += '\n';
    }
}

}
