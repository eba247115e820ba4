// SPDX-License-Identifier: EUPL-1.2
// The register of the portal in memory: gone with the process. Acts follow each other; a reading
// sees the state of the moment it began.
#pragma once

#include "guichet/ports.h"
#include "storage/memoire/etat.h"

#include <memory>
#include <mutex>

namespace quitus::storage {

class RegistreEnMemoire : public guichet::Registre {
public:
    explicit RegistreEnMemoire(std::string journal_id);

    void write(std::function<void(guichet::Transaction&)> const& act) override;
    void read(std::function<void(guichet::Lecture const&)> const& reading) const override;

private:
    std::shared_ptr<Etat const> state() const;

    std::mutex m_actes;
    mutable std::mutex m_verrou;
    std::shared_ptr<Etat const> m_etat;
};

}
