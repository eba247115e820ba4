// SPDX-License-Identifier: EUPL-1.2
#include "web/tableur/tableur.h"

namespace quitus::web {

namespace {

constexpr std::string_view marque_d_ordre = "\xEF\xBB\xBF";

void append_cell(std::string& out, std::string_view texte)
{
    if (texte.find_first_of(";\"\r\n") == std::string_view::npos) {
        out += texte;
        return;
    }
    out += '"';
    for (char const c : texte) {
        out += c;
        if (c == '"')
            out += c;
    }
    out += '"';
}

// "27000.00" → "27000,00": what a French spreadsheet reads as a number.
std::string french_decimal(montant::Cents montant)
{
    auto texte = montant::decimal_text(montant);
    if (auto const point = texte.find('.'); point != std::string::npos)
        texte[point] = ',';
    return texte;
}

struct Ecrite {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& texte) const { return guarded(texte); }
    std::string operator()(std::int64_t nombre) const { return std::to_string(nombre); }
    std::string operator()(montant::Cents montant) const { return french_decimal(montant); }
    std::string operator()(calendrier::Instant instant) const
    {
        return calendrier::texte_de_paris(instant);
    }
};

}

std::string guarded(std::string_view texte)
{
    constexpr std::string_view opens_a_formula = "=+-@\t\r\n";
    bool const is_risky
        = !texte.empty() && opens_a_formula.find(texte.front()) != std::string_view::npos;
    return (is_risky ? "'" : "") + std::string(texte);
}

Csv::Csv(std::span<vues::Colonne const> colonnes) : m_texte(marque_d_ordre)
{
    for (std::size_t rang = 0; rang < colonnes.size(); ++rang) {
        m_texte += rang == 0 ? "" : ";";
        append_cell(m_texte, colonnes[rang].titre);
    }
    m_texte += "\r\n";
}

void Csv::add(vues::Ligne const& ligne)
{
    for (std::size_t rang = 0; rang < ligne.cellules.size(); ++rang) {
        m_texte += rang == 0 ? "" : ";";
        append_cell(m_texte, std::visit(Ecrite{}, ligne.cellules[rang]));
    }
    m_texte += "\r\n";
}

}
