// SPDX-License-Identifier: EUPL-1.2
// The table of the pages: a caption that says what and how many, a heading per row, and roles
// written out, since a narrow screen shows each row as a list (8-screens C.4).
#pragma once

#include "base/html.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::rapports {

struct Colonne {
    std::string_view titre;
    bool est_nombre = false;
};

class Table {
public:
    // `style` names the widths: "constats", "regles", "etroite".
    Table(std::string_view caption, std::string_view style, std::vector<Colonne> colonnes);

    // The first cell is the heading of the row. As many cells as columns.
    void add(std::vector<base::html::Html> const& cells);
    base::html::Html html() const;

private:
    std::string m_caption;
    std::string_view m_style;
    std::vector<Colonne> m_colonnes;
    base::html::Html m_rows;
};

}
