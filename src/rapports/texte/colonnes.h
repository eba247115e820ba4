// SPDX-License-Identifier: EUPL-1.2
// A table for a terminal: each column as wide as what it holds, numbers on the right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::rapports {

class Colonnes {
public:
    // The titles; the first column is text, the others are numbers.
    explicit Colonnes(std::vector<std::string> titres);
    // As many cells as titles. A first cell that is too wide is cut, and says so.
    void add(std::vector<std::string> cells);
    void append_to(std::string& out) const;

private:
    std::vector<std::vector<std::string>> m_rows; // the titles first
};

}
