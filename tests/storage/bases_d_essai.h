// SPDX-License-Identifier: EUPL-1.2
// A database of its own for each test, on SQLite (a temporary folder) or on PostgreSQL (a schema of
// the server that tools/with_postgresql runs). The tests of both are the same.
#pragma once

#include "storage/base_de_donnees/connexion.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace quitus::storage {

class DossierTemporaire {
public:
    DossierTemporaire()
    {
        std::string name = std::filesystem::temp_directory_path() / "quitus-essai-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        m_chemin = name;
    }
    DossierTemporaire(DossierTemporaire const&) = delete;
    DossierTemporaire& operator=(DossierTemporaire const&) = delete;
    ~DossierTemporaire()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_chemin, ignored);
    }
    std::filesystem::path const& chemin() const { return m_chemin; }

private:
    std::filesystem::path m_chemin;
};

inline std::string postgresql_of_the_tests()
{
    char const* const uri = std::getenv("QUITUS_POSTGRESQL");
    if (uri == nullptr)
        throw std::runtime_error("no PostgreSQL: run the tests through tools/with_postgresql");
    return uri;
}

class BaseDEssai {
public:
    explicit BaseDEssai(Moteur moteur)
    {
        static int count = 0;
        if (moteur == Moteur::sqlite) {
            m_adresse = { moteur, (m_dossier.chemin() / "quitus.db").string() };
            return;
        }
        m_schema = fmt::format("essai_{}_{}", ::getpid(), ++count);
        auto const uri = postgresql_of_the_tests();
        open({ moteur, uri }, Usage::ecriture)->execute("CREATE SCHEMA " + m_schema);
        m_adresse = { moteur, uri + "&options=-csearch_path%3D" + m_schema };
    }
    BaseDEssai(BaseDEssai const&) = delete;
    BaseDEssai& operator=(BaseDEssai const&) = delete;
    ~BaseDEssai()
    {
        if (!m_schema.empty())
            open({ Moteur::postgresql, postgresql_of_the_tests() }, Usage::ecriture)
                ->execute("DROP SCHEMA " + m_schema + " CASCADE");
    }

    Adresse const& adresse() const { return m_adresse; }
    std::unique_ptr<Connexion> writer() const { return open(m_adresse, Usage::ecriture); }
    std::unique_ptr<Connexion> reader() const { return open(m_adresse, Usage::lecture); }

private:
    DossierTemporaire m_dossier;
    std::string m_schema;
    Adresse m_adresse;
};

class SurChaqueBase : public testing::TestWithParam<Moteur> {
protected:
    BaseDEssai base{ GetParam() };
};

inline std::string name_of(testing::TestParamInfo<Moteur> const& info)
{
    return info.param == Moteur::sqlite ? "Sqlite" : "Postgresql";
}

// Runs it in a process of its own; gives how that process ended, as waitpid says it.
template <typename Corps>
int in_a_child(Corps corps)
{
    auto const child = ::fork();
    if (child == 0) {
        int code = 70;
        try {
            code = corps();
        } catch (...) {
            code = 71;
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

// The fault that a statement gives; fails when it gives none.
template <typename Corps>
FauteDeBase fault_of(Corps corps)
{
    try {
        corps();
    } catch (FauteDeBase const& faute) {
        return faute;
    }
    ADD_FAILURE() << "no fault";
    return FauteDeBase(FauteDeBase::Genre::autre, "none", "none");
}

}

#define QUITUS_ON_EACH_DATABASE(suite)                                                             \
    INSTANTIATE_TEST_SUITE_P(                                                                      \
        Base, suite, testing::Values(Moteur::sqlite, Moteur::postgresql), name_of)
