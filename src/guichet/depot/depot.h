// SPDX-License-Identifier: EUPL-1.2
// The acts of a Fournisseur on its demandes: simulate, deposit, complete, redeposit, abandon; and
// what the clock does to those that were never completed. Each act is in its own file. Contract:
// 5-contract sections 6 and 7. Requirements.
#pragma once

#include "guichet/portail/portail.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quitus::guichet {

// What a deposit brings. The archive is a file that may be moved away.
struct Depot {
    std::string demande; // the JSON, as received
    std::optional<std::filesystem::path> archive;
};

// The state after the act; `nouvelle` is false when the same deposit had been made already.
struct Depose {
    Suivi suivi;
    bool nouvelle = true;
};

// One element of the report, as JSON; nothing is kept. Refusals: role.
base::Result<std::string> simuler_demande(
    Portail const& portail, acces::Acteur const& acteur, Depot const& depot);
// Refusals: role, siret, document or the SCH rule, envoi.
base::Result<Depose> deposer_demande(
    Portail& portail, acces::Acteur const& acteur, Depot const& depot);
// Refusals: inconnue, role, action, version, archive.
base::Result<Suivi> completer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, std::filesystem::path const& archive,
    std::optional<std::int64_t> revision = {});
// The same with an archive already read.
base::Result<Suivi> completer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, pieces::Livraison const& livraison,
    std::optional<std::int64_t> revision = {});
// Refusals: those of both.
base::Result<Suivi> redeposer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, Depot const& depot, std::optional<std::int64_t> revision = {});

// Everything that falls due by itself up to that instant, each at its own instant and in order.
void constater_non_depots(Portail& portail, Instant jusqu_a);

}
