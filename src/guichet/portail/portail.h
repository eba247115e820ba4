// SPDX-License-Identifier: EUPL-1.2
// The counter of the portal: what its acts work with. One object a process; the acts are functions
// of it. Every change is recorded by `record`, in the transaction of its act, and in no other way.
#pragma once

#include "guichet/ports.h"
#include "pieces/livraison.h"
#include "reglement/reglement.h"
#include "verdict/demande_jugee.h"

#include <functional>
#include <string>

namespace quitus::guichet {

struct OptionsPortail {
    std::string adresse = "http://localhost:8080"; // of the portal, as mails give it
    std::string operateur = "l’ASP"; // whom the mails are signed for
    std::string recours; // ways and delays of appeal, given by the operator; empty: not given yet
    std::size_t json_octets_max = 8U << 20U;
};

struct Portail {
    Registre& registre;
    Fichiers& fichiers;
    Horloge const& horloge;
    reglement::Reglement const& reglement;
    // What an archive delivers; its files are added to the store when there is one.
    std::function<pieces::Livraison(std::filesystem::path const&, Fichiers*)> read_archive;
    // One element of the report's `demandes`, as JSON.
    std::function<std::string(verdict::DemandeJugee const&)> write_rapport;
    OptionsPortail options = {};
};

// Codes of the refusals of the counter, beyond those of the room instruction.
namespace refus {
inline constexpr char const* inconnue = "inconnue"; // no such object, or of another company
inline constexpr char const* role = "role_interdit";
inline constexpr char const* version = "version_perimee"; // changed since it was read
inline constexpr char const* envoi = "envoi_different"; // that identifiant_envoi bore other bytes
inline constexpr char const* siret = "siret_etranger"; // filed in the name of another company
inline constexpr char const* document = "document_refuse"; // cannot be followed as a demande
inline constexpr char const* archive = "archive_refusee";
inline constexpr char const* unicite = "UNI-001";
}

// Records an event of a demande and what it entails: state, uniqueness, entry of the ledger. What
// an audit replays.
base::Result<Suivi> enregistre(Transaction& transaction, Suivi suivi, Evenement const& evenement);

// The same, and the mails that it sends.
// Gives the state after it; fails, having changed nothing, when a beneficiary is held elsewhere.
base::Result<Suivi> record(
    Transaction& transaction, Portail const& portail, Suivi suivi, Evenement const& evenement);

}
