// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"
#include "storage/sql/questions.h"

namespace quitus::storage {

using grand_livre::Ecriture;
using guichet::Evenement;

namespace {

Evenement event_of(std::string_view contenu)
{
    auto evenement = Evenement::parse(contenu);
    QUITUS_ENSURE(evenement.has_value());
    return std::move(*evenement);
}

grand_livre::Ligne entry_line_of(Resultat::Ligne const& row)
{
    auto const compte = grand_livre::parse_compte(row.text(1));
    auto const sens = grand_livre::parse_sens(row.text(2));
    QUITUS_ENSURE(compte && sens);
    return { *compte, *sens, montant::Cents::of(row.integer(3)), row.string(4) };
}

// Their lines in one more query: the entries follow each other in both.
std::vector<Ecriture> with_lines(Resultat const& entries, Resultat const& lines)
{
    std::vector<Ecriture> all;
    auto line = lines.begin();
    for (auto const row : entries) {
        Ecriture ecriture{ .numero = row.integer(0),
            .instant = guichet::Instant::of_seconds_since_1970(row.integer(1)),
            .demande = row.string(2),
            .libelle = row.string(3) };
        for (; line != lines.end() && (*line).integer(0) <= ecriture.numero; ++line)
            if ((*line).integer(0) == ecriture.numero)
                ecriture.lignes.push_back(entry_line_of(*line));
        all.push_back(std::move(ecriture));
    }
    return all;
}

}

std::optional<std::string> Questions::contenu(Texte sha256) const
{
    if (auto texte = m_recentes->texte(sha256))
        return texte;
    auto const rows
        = m_connexion->query("SELECT texte FROM contenus WHERE sha256 = $1", { sha256 });
    if (rows.empty())
        return std::nullopt;
    m_recentes->keep_texte(sha256, rows[0].text(0));
    return rows[0].string(0);
}

guichet::Page<Evenement> Questions::evenements(std::int64_t apres, std::size_t limite) const
{
    guichet::Page<Evenement> page;
    for (auto const row : m_connexion->query(
             "SELECT seq, contenu FROM evenements WHERE seq > $1 ORDER BY seq LIMIT $2",
             { apres, limite + 1 })) {
        if (page.elements.size() == limite) {
            page.suite = page.elements.empty() ? apres : page.elements.back().seq;
            break;
        }
        page.elements.push_back(event_of(row.text(1)));
    }
    return page;
}

std::vector<Evenement> Questions::evenements_de(Texte objet) const
{
    std::vector<Evenement> all;
    for (auto const row : m_connexion->query(
             "SELECT contenu FROM evenements WHERE objet = $1 ORDER BY seq", { objet }))
        all.push_back(event_of(row.text(0)));
    return all;
}

std::string Questions::journal_id() const
{
    auto const rows = m_connexion->query("SELECT journal_id FROM chaine");
    QUITUS_ENSURE(!rows.empty());
    return rows[0].string(0);
}

std::vector<std::pair<std::string, std::string>> Questions::chaine(
    std::int64_t apres, std::size_t limite) const
{
    std::vector<std::pair<std::string, std::string>> all;
    for (auto const row : m_connexion->query(
             "SELECT contenu, lien FROM evenements WHERE seq > $1 ORDER BY seq LIMIT $2",
             { apres, limite }))
        all.emplace_back(row.string(0), row.string(1));
    return all;
}

guichet::Page<Ecriture> Questions::ecritures(std::int64_t apres, std::size_t limite) const
{
    auto const entries
        = m_connexion->query("SELECT numero, instant, demande, libelle FROM ecritures "
                             "WHERE numero > $1 ORDER BY numero LIMIT $2",
            { apres, limite + 1 });
    if (entries.empty())
        return {};
    auto const lines = m_connexion->query(
        "SELECT ecriture, compte, sens, montant, beneficiaire FROM lignes_d_ecriture "
        "WHERE ecriture > $1 AND ecriture <= $2 ORDER BY ecriture, rang",
        { apres, entries[entries.size() - 1].integer(0) });
    guichet::Page<Ecriture> page{ with_lines(entries, lines), {} };
    if (page.elements.size() > limite) {
        page.elements.pop_back();
        page.suite = page.elements.empty() ? apres : page.elements.back().numero;
    }
    return page;
}

std::vector<Ecriture> Questions::ecritures_de(Texte demande) const
{
    auto const entries
        = m_connexion->query("SELECT numero, instant, demande, libelle FROM ecritures "
                             "WHERE demande = $1 ORDER BY numero",
            { demande });
    auto const lines = m_connexion->query(
        "SELECT l.ecriture, l.compte, l.sens, l.montant, l.beneficiaire FROM ecritures e "
        "JOIN lignes_d_ecriture l ON l.ecriture = e.numero "
        "WHERE e.demande = $1 ORDER BY l.ecriture, l.rang",
        { demande });
    return with_lines(entries, lines);
}

std::vector<guichet::PaiementsDuMois> Questions::paiements_par_mois() const
{
    std::vector<guichet::PaiementsDuMois> months;
    for (auto const row :
        m_connexion->query("SELECT mois, compte, montant FROM mouvements WHERE sens = 'credit' "
                           "AND compte IN ('paye', 'creances') ORDER BY mois, compte")) {
        if (months.empty() || months.back().mois != row.text(0))
            months.push_back({ row.string(0), {}, {} });
        auto& month = months.back();
        (row.text(1) == "paye" ? month.paye : month.recouvre) = montant::Cents::of(row.integer(2));
    }
    return months;
}

}
