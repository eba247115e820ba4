// SPDX-License-Identifier: EUPL-1.2
// The only file that knows the spreadsheet library. Amounts and instants are numbers with a format,
// so that they can be added and sorted. Texts are written as texts: no formula is ever made.
#include "web/tableur/tableur.h"

#include <memory>
#include <stdexcept>
#include <xlsxwriter.h>

namespace quitus::web {

namespace {

constexpr double largeur_de_colonne = 18;
constexpr double cents_par_euro = 100;

struct Formats {
    lxw_format* titre;
    lxw_format* montant;
    lxw_format* instant;
};

class Feuille {
public:
    Feuille(lxw_worksheet* feuille, Formats formats) : m_feuille(feuille), m_formats(formats) { }

    void head(std::span<vues::Colonne const> colonnes)
    {
        for (auto const& colonne : colonnes)
            check(worksheet_write_string(
                m_feuille, 0, m_colonne++, std::string(colonne.titre).c_str(), m_formats.titre));
        auto const last = static_cast<lxw_col_t>(colonnes.size() - 1);
        worksheet_set_column(m_feuille, 0, last, largeur_de_colonne, nullptr);
        worksheet_freeze_panes(m_feuille, 1, 1);
        next_row();
    }

    void add(vues::Ligne const& ligne)
    {
        for (auto const& cellule : ligne.cellules) {
            std::visit(*this, cellule);
            ++m_colonne;
        }
        next_row();
    }

    void operator()(std::monostate) { }
    void operator()(std::string const& texte)
    {
        check(worksheet_write_string(m_feuille, m_rang, m_colonne, texte.c_str(), nullptr));
    }
    void operator()(std::int64_t nombre)
    {
        check(worksheet_write_number(
            m_feuille, m_rang, m_colonne, static_cast<double>(nombre), nullptr));
    }
    // Only shown: the amounts that count stay whole cents. Below 2^53 cents the quotient is the
    // nearest double, which every spreadsheet shows with its two decimals.
    void operator()(montant::Cents montant)
    {
        auto const euros = static_cast<double>(montant.count()) / cents_par_euro;
        check(worksheet_write_number(m_feuille, m_rang, m_colonne, euros, m_formats.montant));
    }
    void operator()(calendrier::Instant instant)
    {
        auto const paris = calendrier::texte_de_paris(instant);
        auto const part = [&](std::size_t from, std::size_t length) {
            int value = 0;
            for (char const c : paris.substr(from, length))
                value = value * 10 + (c - '0');
            return value;
        };
        lxw_datetime moment{ part(0, 4), part(5, 2), part(8, 2), part(11, 2), part(14, 2),
            static_cast<double>(part(17, 2)) };
        check(worksheet_write_datetime(m_feuille, m_rang, m_colonne, &moment, m_formats.instant));
    }

private:
    static void check(lxw_error error)
    {
        if (error != LXW_NO_ERROR)
            throw std::runtime_error(std::string("XLSX: ") + lxw_strerror(error));
    }
    void next_row()
    {
        ++m_rang;
        m_colonne = 0;
    }

    lxw_worksheet* m_feuille;
    Formats m_formats;
    lxw_row_t m_rang = 0;
    lxw_col_t m_colonne = 0;
};

Formats formats_of(lxw_workbook* classeur)
{
    Formats const formats{ workbook_add_format(classeur), workbook_add_format(classeur),
        workbook_add_format(classeur) };
    format_set_bold(formats.titre);
    format_set_num_format(formats.montant, "#,##0.00");
    format_set_num_format(formats.instant, "dd/mm/yyyy hh:mm");
    return formats;
}

}

void write_xlsx(std::filesystem::path const& fichier, std::string const& nom,
    std::span<vues::Colonne const> colonnes,
    std::function<void(std::function<void(vues::Ligne const&)> const&)> const& each_ligne)
{
    auto const folder = fichier.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = 1; // rows leave as they come
    options.tmpdir = const_cast<char*>(folder.c_str()); // NOLINT: the library only reads it
    auto const close = [](lxw_workbook* classeur) { workbook_close(classeur); };
    std::unique_ptr<lxw_workbook, decltype(close)> classeur(
        workbook_new_opt(fichier.c_str(), &options), close);
    if (!classeur)
        throw std::runtime_error("XLSX: the workbook cannot be made");
    Feuille feuille(
        workbook_add_worksheet(classeur.get(), nom.c_str()), formats_of(classeur.get()));
    feuille.head(colonnes);
    each_ligne([&](vues::Ligne const& ligne) { feuille.add(ligne); });
    if (auto const error = workbook_close(classeur.release()); error != LXW_NO_ERROR)
        throw std::runtime_error(std::string("XLSX: ") + lxw_strerror(error));
}

}
