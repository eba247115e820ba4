// SPDX-License-Identifier: EUPL-1.2
// Where acts are written. An act is a function of a transaction; those that wait are taken
// together: one transaction, each act under its savepoint, one commit. A disk syncs a few hundred
// times a second: acts that share a sync are many more. An act that fails is undone alone and its
// caller receives what it threw; the others return once the commit is durable. An act may run again
// (a conflict with another instance of the portal): it must have no effect but through the
// connection.
#pragma once

#include "storage/base_de_donnees/connexion.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace quitus::storage {

struct ReglageEcrivain {
    std::size_t connexions = 1; // more than one: only where the database itself settles conflicts
    std::size_t lot_max = 256; // acts of one commit
    std::size_t attente_max = 4096; // acts that wait; further callers wait to queue
    int essais = 8; // of a batch that meets a conflict
    // Asked first in each batch. On PostgreSQL: the lock that makes the batches of several
    // instances follow each other.
    std::string ouverture;
};

class Ecrivain {
public:
    using Acte = std::function<void(Connexion&)>;

    Ecrivain(Adresse const& adresse, ReglageEcrivain reglage);
    Ecrivain(Ecrivain const&) = delete;
    Ecrivain& operator=(Ecrivain const&) = delete;
    // Writes what waits, then stops.
    ~Ecrivain();

    // Returns once the act is durable; throws what it threw, or a FauteDeBase. Never from inside an
    // act: it would wait for itself.
    void write(Acte acte);
    // Acts that no batch has taken yet.
    std::size_t waiting() const;

private:
    struct Attente {
        Acte acte;
        std::exception_ptr faute;
        bool fini = false;
    };
    using Lot = std::vector<Attente*>;

    void work(Connexion& connexion);
    Lot next_batch();
    void settle(Lot const& lot);
    void write_batch(Connexion& connexion, Lot const& lot);
    void try_batch(Connexion& connexion, Lot const& lot);
    void run_acts(Connexion& connexion, Lot const& lot);

    ReglageEcrivain m_reglage;
    mutable std::mutex m_verrou;
    std::condition_variable m_arrivee, m_place, m_fin;
    std::deque<Attente*> m_file;
    bool m_arret = false;
    std::vector<std::unique_ptr<Connexion>> m_connexions;
    std::vector<std::thread> m_fils;
};

}
