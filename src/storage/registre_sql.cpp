// SPDX-License-Identifier: EUPL-1.2
#include "storage/registre_sql.h"

#include "journal/chaine.h"
#include "storage/migrations/migrations.h"
#include "storage/sql/acte.h"

#include <fmt/format.h>
#include <random>

namespace quitus::storage {
namespace {

// The acts of several instances follow each other, as those of one do: an act decides on what the
// former one left, and the chain makes them wait for each other anyway (ADR-0121).
ReglageEcrivain reglage_for(Moteur moteur)
{
    ReglageEcrivain reglage;
    if (moteur == Moteur::postgresql)
        reglage.ouverture = "SELECT seq FROM chaine FOR UPDATE";
    return reglage;
}

// Names the journal among others: two of them never have the same links.
std::string new_journal_id()
{
    std::random_device chance;
    std::string id = "journal-";
    for (int i = 0; i < 4; ++i)
        id += fmt::format("{:08x}", static_cast<std::uint32_t>(chance()));
    return id;
}

void begin_journal(Connexion& connexion)
{
    connexion.begin_write();
    try {
        if (connexion.moteur() == Moteur::postgresql)
            connexion.execute("LOCK TABLE chaine");
        if (connexion.query("SELECT un FROM chaine").empty()) {
            auto const id = new_journal_id();
            connexion.query("INSERT INTO chaine (un, journal_id, seq, lien) VALUES (1, $1, 0, $2)",
                { id, journal::first_link(id) });
        }
        connexion.commit();
    } catch (...) {
        connexion.rollback();
        throw;
    }
}

Adresse const& prepared(Adresse const& adresse)
{
    auto const connexion = open(adresse, Usage::ecriture);
    migrate(*connexion, migrations_of(adresse.moteur));
    begin_journal(*connexion);
    return adresse;
}

}

RegistreSql::RegistreSql(Adresse const& adresse, std::size_t lecteurs)
    : m_ecrivain(prepared(adresse), reglage_for(adresse.moteur))
    , m_lecteurs(adresse, lecteurs)
{
}

void RegistreSql::write(std::function<void(guichet::Transaction&)> const& act)
{
    m_ecrivain.write([this, &act](Connexion& connexion) {
        ActeSql transaction(connexion, m_recentes);
        act(transaction);
    });
}

void RegistreSql::read(std::function<void(guichet::Lecture const&)> const& reading) const
{
    m_lecteurs.read([this, &reading](Connexion& connexion) {
        reading(LecturePar<guichet::Lecture, Questions>(connexion, m_recentes));
    });
}

}
