// SPDX-License-Identifier: EUPL-1.2
// What the lines count as they go, from several threads.
#pragma once

#include "http/serveur.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace quitus::http::ligne {

struct Compteurs {
    using Compte = std::atomic<std::uint64_t>;

    std::array<Compte, 6> par_classe{};
    std::array<Compte, Statistiques::bornes_microsecondes.size() + 1> durees{};
    Compte duree_totale_microsecondes{ 0 };
    Compte en_cours{ 0 };
    Compte connexions{ 0 };
    Compte connexions_refusees{ 0 };
    Compte file_pleine{ 0 };
    Compte octets_recus{ 0 };
    Compte octets_envoyes{ 0 };

    void add(Acces const& acces, bool is_flux);
    Statistiques statistiques() const;
};

}
