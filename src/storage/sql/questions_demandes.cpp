// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"
#include "storage/sql/filtre.h"
#include "storage/sql/questions.h"

#include <algorithm>
#include <array>

namespace quitus::storage {

using guichet::LigneDemande;
using instruction::Statut;

namespace {

guichet::Instant instant_of(std::int64_t seconds)
{
    return guichet::Instant::of_seconds_since_1970(seconds);
}

template <typename T, typename From>
auto map(std::optional<T> const& value, From from) -> std::optional<decltype(from(*value))>
{
    if (!value)
        return std::nullopt;
    return from(*value);
}

Statut statut_of(std::string_view text)
{
    auto const statut = instruction::parse_statut(text);
    QUITUS_ENSURE(statut.has_value());
    return *statut;
}

verdict::Verdict verdict_of(std::string_view texte)
{
    using verdict::Verdict;
    constexpr std::array all{ Verdict::recevable, Verdict::a_verifier, Verdict::a_modifier,
        Verdict::rejet };
    auto const found
        = std::ranges::find_if(all, [&](Verdict un) { return verdict::text(un) == texte; });
    QUITUS_ENSURE(found != all.end());
    return *found;
}

// In the order of `colonnes_de_ligne`.
LigneDemande line_of(Resultat::Ligne const& row)
{
    return {
        .rang = row.integer(0),
        .numero = row.string(1),
        .siret = row.string(2),
        .raison_sociale = row.string(3),
        .type_demande = row.string(4),
        .dispositif = row.string(5),
        .reference = row.string(6),
        .statut = statut_of(row.text(7)),
        .verdict = verdict_of(row.text(8)),
        .version = static_cast<int>(row.integer(9)),
        .recu_le = instant_of(row.integer(10)),
        .depose_le = map(row.integer_or_none(11), instant_of),
        .echeance = map(row.integer_or_none(12), instant_of),
        .finance = map(row.integer_or_none(13), montant::Cents::of),
        .a_payer = map(row.integer_or_none(14), montant::Cents::of),
        .beneficiaires = row.integer(15),
    };
}

std::optional<std::string> first_text(Resultat const& rows)
{
    return rows.empty() ? std::nullopt : std::optional(rows[0].string(0));
}

std::vector<std::string> texts(Resultat const& rows)
{
    std::vector<std::string> all;
    for (auto const row : rows)
        all.push_back(row.string(0));
    return all;
}

}

std::optional<guichet::Suivi> Questions::demande(Texte numero) const
{
    auto const rows = m_connexion->query(
        "SELECT s.contenu FROM demandes d JOIN suivis s ON s.demande = d.rang WHERE d.numero = $1",
        { numero });
    if (rows.empty())
        return std::nullopt;
    return m_recentes->suivi(numero, rows[0].text(0));
}

std::optional<std::string> Questions::numero_de_l_envoi(Texte siret, Texte identifiant_envoi) const
{
    // The second condition is that of the index.
    return first_text(m_connexion->query("SELECT numero FROM demandes WHERE siret = $1 AND "
                                         "identifiant_envoi = $2 AND identifiant_envoi <> ''",
        { siret, identifiant_envoi }));
}

guichet::Page<LigneDemande> Questions::demandes(guichet::FiltreDemandes const& filtre) const
{
    auto const rows = list_of_demandes(filtre).run(*m_connexion);
    guichet::Page<LigneDemande> page;
    for (auto const row : rows) {
        if (page.elements.size() == filtre.limite) {
            page.suite = page.elements.empty() ? row.integer(0) : page.elements.back().rang;
            break;
        }
        page.elements.push_back(line_of(row));
    }
    return page;
}

std::vector<guichet::Decompte> Questions::decompte(guichet::FiltreDemandes const& filtre) const
{
    std::vector<guichet::Decompte> counts(instruction::nombre_statuts);
    for (auto const row : counts_of_demandes(filtre).run(*m_connexion))
        counts[static_cast<std::size_t>(statut_of(row.text(0)))]
            = { row.integer(1), montant::Cents::of(row.integer(2)) };
    return counts;
}

std::vector<guichet::Rival> Questions::rivaux(
    Texte dispositif, std::vector<std::string> const& cles, Texte dossier) const
{
    if (cles.empty())
        return {};
    Ordre ordre("SELECT c.cle, d.numero, d.dossier, d.siret, d.statut FROM cles c "
                "JOIN demandes d ON d.rang = c.demande WHERE c.cle IN (");
    ordre << ordre.list(cles) << ") AND c.dispositif = " << ordre.value(dispositif)
          << " AND d.dossier <> " << ordre.value(dossier)
          << " AND d.statut NOT IN ('abandonnee', 'non_deposee', 'rejetee', 'annulee') "
             "ORDER BY d.rang, c.cle";
    std::vector<guichet::Rival> rivals;
    for (auto const row : ordre.run(*m_connexion))
        rivals.push_back(
            { row.string(0), row.string(1), row.string(2), row.string(3), statut_of(row.text(4)) });
    return rivals;
}

std::optional<std::string> Questions::detenteur(Texte dispositif, Texte cle) const
{
    return first_text(m_connexion->query(
        "SELECT dossier FROM titres WHERE dispositif = $1 AND cle = $2", { dispositif, cle }));
}

std::optional<std::string> Questions::autre_depot_de(Texte sha256, Texte dossier) const
{
    return first_text(m_connexion->query(
        "SELECT d.numero FROM fichiers f JOIN demandes d ON d.rang = f.demande "
        "WHERE f.sha256 = $1 AND d.dossier <> $2 "
        "AND d.statut NOT IN ('abandonnee', 'non_deposee', 'annulee') ORDER BY d.rang LIMIT 1",
        { sha256, dossier }));
}

std::vector<std::string> Questions::soldes_de(Texte avance) const
{
    return texts(
        m_connexion->query("SELECT numero FROM demandes WHERE avance = $1 AND avance <> '' "
                           "AND type_demande = 'solde' ORDER BY rang",
            { avance }));
}

std::vector<std::string> Questions::incompletes_echues(guichet::Instant instant) const
{
    return texts(m_connexion->query(
        "SELECT numero FROM demandes WHERE statut = 'incomplete' AND echeance IS NOT NULL "
        "AND echeance_tri <= $1 ORDER BY echeance_tri, rang",
        { instant.seconds_since_1970() }));
}

std::optional<guichet::Instant> Questions::prochaine_echeance_automatique() const
{
    auto const rows = m_connexion->query(
        "SELECT echeance FROM demandes WHERE statut = 'incomplete' AND echeance IS NOT NULL "
        "ORDER BY echeance_tri LIMIT 1");
    return rows.empty() ? std::nullopt : std::optional(instant_of(rows[0].integer(0)));
}

}
