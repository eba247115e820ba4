// SPDX-License-Identifier: EUPL-1.2
// Connections that only read, lent one reading at a time. A reading sees one state of the database,
// whatever is committed meanwhile, and never waits for the writer.
#pragma once

#include "storage/base_de_donnees/connexion.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace quitus::storage {

class Lecteurs {
public:
    Lecteurs(Adresse const& adresse, std::size_t connexions);

    // Throws what the reading threw, or a FauteDeBase. A reading inside a reading takes a second
    // connection: with as many such callers as connections, all would wait.
    void read(std::function<void(Connexion&)> const& lecture);

private:
    // A connection out of the pool, for the time of a reading.
    class Pret;

    std::mutex m_verrou;
    std::condition_variable m_retour;
    std::vector<std::unique_ptr<Connexion>> m_libres;
};

}
