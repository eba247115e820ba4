// SPDX-License-Identifier: EUPL-1.2
#include "base/ensure.h"
#include "storage/sql/questions.h"

namespace quitus::storage {

using guichet::CompteConnu;
using guichet::Courriel;

namespace {

constexpr std::string_view select_comptes
    = "SELECT c.id, c.role, c.siret, c.actif, coalesce(k.courriel, ''), "
      "coalesce(k.mot_de_passe, ''), coalesce(e.raison_sociale, '') FROM comptes c "
      "LEFT JOIN coordonnees k ON k.compte = c.id LEFT JOIN entreprises e ON e.siret = c.siret ";

constexpr std::string_view select_courriels
    = "SELECT m.id, m.evenement, m.compte, coalesce(k.courriel, ''), m.demande, m.objet, m.texte, "
      "m.etat, m.instant FROM courriels m LEFT JOIN coordonnees k ON k.compte = m.compte ";

std::string with(std::string_view select, std::string_view rest)
{
    return std::string(select) + std::string(rest);
}

CompteConnu account_of(Resultat::Ligne const& row)
{
    auto const role = acces::parse_role(row.text(1));
    QUITUS_ENSURE(role.has_value());
    return { { row.string(0), *role, row.string(2), row.integer(3) != 0 },
        { row.string(4), row.string(5) }, row.string(6) };
}

Courriel mail_of(Resultat::Ligne const& row)
{
    return { .id = row.integer(0),
        .evenement = row.integer(1),
        .compte = row.string(2),
        .adresse = row.string(3),
        .demande = row.string(4),
        .objet = row.string(5),
        .texte = row.string(6),
        .etat = row.string(7),
        .instant = guichet::Instant::of_seconds_since_1970(row.integer(8)) };
}

guichet::Jeton token_of(Resultat::Ligne const& row)
{
    return { row.string(0), row.string(1), row.string(2), row.integer(3) != 0 };
}

template <typename From>
auto first(Resultat const& rows, From from) -> std::optional<decltype(from(rows[0]))>
{
    if (rows.empty())
        return std::nullopt;
    return from(rows[0]);
}

template <typename From>
auto all(Resultat const& rows, From from)
{
    std::vector<decltype(from(rows[0]))> elements;
    for (auto const row : rows)
        elements.push_back(from(row));
    return elements;
}

}

guichet::Page<Courriel> Questions::courriels(
    std::optional<std::int64_t> apres, std::size_t limite) const
{
    auto const rows = apres
        ? m_connexion->query(with(select_courriels, "WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2"),
            { *apres, limite + 1 })
        : m_connexion->query(with(select_courriels, "ORDER BY m.id DESC LIMIT $1"), { limite + 1 });
    guichet::Page<Courriel> page{ all(rows, mail_of), {} };
    if (page.elements.size() > limite) {
        page.elements.pop_back();
        page.suite = page.elements.empty() ? apres : page.elements.back().id;
    }
    return page;
}

std::vector<Courriel> Questions::courriels_de(Texte demande) const
{
    return all(m_connexion->query(
                   with(select_courriels, "WHERE m.demande = $1 ORDER BY m.id"), { demande }),
        mail_of);
}

std::optional<CompteConnu> Questions::compte(Texte id) const
{
    return first(m_connexion->query(with(select_comptes, "WHERE c.id = $1"), { id }), account_of);
}

std::optional<CompteConnu> Questions::compte_de(Texte courriel) const
{
    return first(
        m_connexion->query(
            with(select_comptes, "WHERE k.courriel = $1 AND k.courriel <> ''"), { courriel }),
        account_of);
}

std::vector<CompteConnu> Questions::comptes() const
{
    return all(m_connexion->query(with(select_comptes, "ORDER BY c.id")), account_of);
}

std::vector<CompteConnu> Questions::comptes_de(Texte siret) const
{
    return all(
        m_connexion->query(
            with(select_comptes, "WHERE c.siret = $1 AND c.actif = 1 ORDER BY c.id"), { siret }),
        account_of);
}

std::optional<acces::Entreprise> Questions::entreprise(Texte siret) const
{
    return first(m_connexion->query(
                     "SELECT siret, raison_sociale FROM entreprises WHERE siret = $1", { siret }),
        [](Resultat::Ligne const& row) {
            return acces::Entreprise{ row.string(0), row.string(1) };
        });
}

std::optional<guichet::Jeton> Questions::jeton(Texte empreinte) const
{
    return first(m_connexion->query(
                     "SELECT empreinte, compte, cree_le, revoque FROM jetons WHERE empreinte = $1",
                     { empreinte }),
        token_of);
}

std::vector<guichet::Jeton> Questions::jetons_de(Texte compte) const
{
    return all(m_connexion->query("SELECT empreinte, compte, cree_le, revoque FROM jetons "
                                  "WHERE compte = $1 ORDER BY cree_le, empreinte",
                   { compte }),
        token_of);
}

std::optional<guichet::Session> Questions::session(Texte empreinte) const
{
    return first(m_connexion->query("SELECT empreinte, compte, anti_csrf, ouverte_le, vue_le "
                                    "FROM sessions WHERE empreinte = $1",
                     { empreinte }),
        [](Resultat::Ligne const& row) {
            return guichet::Session{ row.string(0), row.string(1), row.string(2), row.integer(3),
                row.integer(4) };
        });
}

std::optional<guichet::Lien> Questions::lien(Texte empreinte) const
{
    return first(
        m_connexion->query(
            "SELECT empreinte, compte, expire_le FROM liens WHERE empreinte = $1", { empreinte }),
        [](Resultat::Ligne const& row) {
            return guichet::Lien{ row.string(0), row.string(1), row.integer(2) };
        });
}

std::optional<std::string> Questions::reglage(Texte nom) const
{
    auto const rows = m_connexion->query("SELECT valeur FROM reglages WHERE nom = $1", { nom });
    return rows.empty() ? std::nullopt : std::optional(rows[0].string(0));
}

}
