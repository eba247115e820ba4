// SPDX-License-Identifier: EUPL-1.2
// The contract of the ports is one suite of tests, run on memory, SQLite and PostgreSQL.
#pragma once

#include "bases_d_essai.h"
#include "storage/memoire/registre_en_memoire.h"
#include "storage/registre_sql.h"

#include <optional>

namespace quitus::storage {

using guichet::Lecture;
using guichet::Transaction;
using instruction::Statut;
using instruction::Suivi;

enum class Lieu { memoire, sqlite, postgresql };

class RegistreDEssai {
public:
    explicit RegistreDEssai(Lieu lieu)
    {
        if (lieu != Lieu::memoire)
            m_base.emplace(lieu == Lieu::sqlite ? Moteur::sqlite : Moteur::postgresql);
        m_registre = another();
    }
    guichet::Registre& operator*() const { return *m_registre; }
    guichet::Registre* operator->() const { return m_registre.get(); }
    // Another instance of the portal on the same database; in memory, another register.
    std::unique_ptr<guichet::Registre> another() const
    {
        if (!m_base)
            return std::make_unique<RegistreEnMemoire>("journal-essai");
        return std::make_unique<RegistreSql>(m_base->adresse(), 2);
    }
    BaseDEssai const& base() const { return *m_base; }

private:
    std::optional<BaseDEssai> m_base; // outlives the register
    std::unique_ptr<guichet::Registre> m_registre;
};

class Contrat : public testing::TestWithParam<Lieu> {
protected:
    // What a reading gives.
    template <typename Question>
    auto ask(Question question) const
    {
        std::optional<decltype(question(std::declval<Lecture const&>()))> answer;
        registre->read([&](Lecture const& lecture) { answer = question(lecture); });
        return *answer;
    }
    void act(std::function<void(Transaction&)> const& acte) const { registre->write(acte); }

    RegistreDEssai registre{ GetParam() };
};

inline std::string name_of_lieu(testing::TestParamInfo<Lieu> const& info)
{
    constexpr char const* names[] = { "Memoire", "Sqlite", "Postgresql" };
    return names[static_cast<std::size_t>(info.param)];
}

inline guichet::Instant at(char const* rfc3339)
{
    return guichet::Instant::parse_rfc3339(rfc3339).value();
}

inline guichet::Evenement un_evenement(std::string objet = "SGN-1")
{
    return { .instant = at("2023-09-12T08:00:00Z"),
        .acteur = "C-0001",
        .genre = "essai",
        .objet = std::move(objet),
        .donnees = journal::Donnees::objet({ { "mot", "« œuvre »" } }) };
}

inline Suivi un_suivi(std::string numero)
{
    Suivi suivi;
    suivi.numero = numero;
    suivi.siret = "73282932000074";
    suivi.raison_sociale = "Éditions Dupré";
    suivi.type_demande = "avance";
    suivi.dispositif = "PHA_LGO";
    suivi.identifiant_envoi = "envoi-" + numero;
    suivi.reference = "ref-" + numero;
    suivi.statut = Statut::deposee;
    suivi.version = 1;
    suivi.recu_le = at("2023-09-12T08:00:00Z");
    return suivi;
}

inline void with_cles(Suivi& suivi, std::vector<std::string> cles)
{
    suivi.financements = { { .id = "b1", .cles = std::move(cles), .avance = {}, .solde = {} } };
}

inline void with_fichiers(Suivi& suivi, std::vector<std::string> const& empreintes)
{
    instruction::Version version;
    version.document = "document";
    for (auto const& empreinte : empreintes)
        version.pieces.push_back({ "nom.pdf", empreinte, 12 });
    suivi.versions.push_back(version);
}

}

#define QUITUS_ON_EACH_REGISTRE(suite)                                                             \
    INSTANTIATE_TEST_SUITE_P(Registre, suite,                                                      \
        testing::Values(Lieu::memoire, Lieu::sqlite, Lieu::postgresql), name_of_lieu)
