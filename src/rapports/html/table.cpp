// SPDX-License-Identifier: EUPL-1.2
#include "rapports/html/table.h"

#include "base/ensure.h"

#include <utility>

namespace quitus::rapports {

using base::html::element;
using base::html::Html;
using base::html::join;

Table::Table(std::string_view caption, std::string_view style, std::vector<Colonne> colonnes)
    : m_caption(caption)
    , m_style(style)
    , m_colonnes(std::move(colonnes))
{
}

void Table::add(std::vector<Html> const& cells)
{
    QUITUS_ENSURE(cells.size() == m_colonnes.size());
    Html row;
    auto colonne = m_colonnes.begin();
    for (auto const& cell : cells) {
        auto const style = colonne->est_nombre ? "nombre" : "texte";
        if (row.is_empty())
            row += element("th", { { "scope", "row" }, { "role", "rowheader" } }, cell);
        else
            row += element("td",
                { { "role", "cell" }, { "class", style }, { "data-titre", colonne->titre } }, cell);
        ++colonne;
    }
    m_rows += join(element("tr", { { "role", "row" } }, row), "\n");
}

Html Table::html() const
{
    Html titles;
    for (auto const& colonne : m_colonnes) {
        auto const style = colonne.est_nombre ? "nombre" : "texte";
        titles += element("th",
            { { "scope", "col" }, { "role", "columnheader" }, { "class", style } }, colonne.titre);
    }
    auto const head = element(
        "thead", { { "role", "rowgroup" } }, element("tr", { { "role", "row" } }, titles));
    return join(element("table", { { "role", "table" }, { "class", m_style } }, "\n",
                    element("caption", {}, m_caption), "\n", head, "\n",
                    element("tbody", { { "role", "rowgroup" } }, "\n", m_rows)),
        "\n");
}

}
