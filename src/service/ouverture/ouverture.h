// SPDX-License-Identifier: EUPL-1.2
// The objects of the portal on one database: opened from what a command names, the environment or
// the defaults, and what the database remembers of itself. Contract: 5-contract section 2.
#pragma once

#include "base/result.h"
#include "guichet/acces/acces.h"
#include "reglement/reglement.h"
#include "secrets/sodium.h"
#include "service/horloges/horloges.h"
#include "service/ouverture/lieux.h"

#include <memory>
#include <string>

namespace quitus::service {

// What the database says of its clock.
enum class Temps : std::uint8_t { inconnu, reel, simule };

class Ouverture {
public:
    // Throws when the database or the folder cannot be had, cli::MauvaisUsage when it is named
    // wrongly.
    Ouverture(cli::Base const& demande, reglement::Reglement reglement,
        BaseAbsente absente = BaseAbsente::creee);

    guichet::Registre& registre() { return *m_registre; }
    guichet::Portail& portail() { return *m_portail; }
    guichet::Acces& acces() { return *m_acces; }
    Lieux const& lieux() const { return m_lieux; }
    reglement::Reglement const& reglement() const { return m_reglement; }

    Temps temps() const;
    // The latest instant that a simulated clock reached.
    Instant instant_atteint() const;
    // The clock of the acts from now on; it must outlive them.
    void follow(guichet::Horloge const& horloge);
    void remember(std::string_view nom, std::string_view valeur);

private:
    void find_fichiers(bool is_named);

    Lieux m_lieux;
    reglement::Reglement m_reglement;
    std::unique_ptr<guichet::Registre> m_registre;
    std::unique_ptr<guichet::Fichiers> m_fichiers;
    std::unique_ptr<guichet::Horloge> m_horloge;
    secrets::Sodium m_secrets;
    std::unique_ptr<guichet::Portail> m_portail;
    std::unique_ptr<guichet::Acces> m_acces;
};

inline constexpr std::string_view reglage_horloge = "horloge"; // « simulee », « reelle »
inline constexpr std::string_view reglage_instant = "instant"; // the latest reached, RFC 3339
inline constexpr std::string_view reglage_fichiers = "fichiers"; // folder of the pièces

}
