// SPDX-License-Identifier: EUPL-1.2
// The register of the portal on a database, SQLite or PostgreSQL: acts through one writer that
// groups them, readings through connections of their own.
#pragma once

#include "guichet/ports.h"
#include "storage/ecrivain/ecrivain.h"
#include "storage/ecrivain/lecteurs.h"
#include "storage/lectures_recentes.h"

namespace quitus::storage {

class RegistreSql : public guichet::Registre {
public:
    // Brings the schema up to date, and begins the journal of an empty database.
    explicit RegistreSql(Adresse const& adresse, std::size_t lecteurs = 4);

    void write(std::function<void(guichet::Transaction&)> const& act) override;
    void read(std::function<void(guichet::Lecture const&)> const& reading) const override;

private:
    mutable LecturesRecentes m_recentes;
    Ecrivain m_ecrivain;
    mutable Lecteurs m_lecteurs; // lends, and takes back
};

}
