// SPDX-License-Identifier: EUPL-1.2
// A list taken away as CSV or XLSX: same columns, same rows, same order as on the page.
#pragma once

#include "vues/liste/colonnes.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace quitus::web {

// UTF-8 with a mark of order, which spreadsheets need to read accents; « ; » between cells, CRLF.
class Csv {
public:
    explicit Csv(std::span<vues::Colonne const> colonnes);
    void add(vues::Ligne const& ligne);
    std::string take() { return std::move(m_texte); }

private:
    std::string m_texte;
};

// A cell that a spreadsheet would take for a formula is written as text: it begins with « ' ».
std::string guarded(std::string_view texte);

// Writes a workbook of one sheet. `next` gives a row until there are none; false stops. Throws when
// the file cannot be written.
void write_xlsx(std::filesystem::path const& fichier, std::string const& feuille,
    std::span<vues::Colonne const> colonnes,
    std::function<void(std::function<void(vues::Ligne const&)> const&)> const& each_ligne);

}
