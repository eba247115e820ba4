// SPDX-License-Identifier: EUPL-1.2
// The commands of the portal, as the command line calls them. Each is in its own file.
#pragma once

#include "cli/commandes/portail.h"
#include "service/ouverture/ouverture.h"

namespace quitus::service {

class Commandes final : public cli::CommandesDuPortail {
public:
    cli::Code serve(cli::Serve const& demande, cli::Monde& monde) override;
    cli::Code account_create(cli::AccountCreate const& demande, cli::Monde& monde) override;
    cli::Code account_list(cli::Base const& demande, cli::Monde& monde) override;
    cli::Code account_disable(cli::AccountDisable const& demande, cli::Monde& monde) override;
    cli::Code token_create(cli::TokenCreate const& demande, cli::Monde& monde) override;
    cli::Code token_revoke(cli::TokenRevoke const& demande, cli::Monde& monde) override;
    cli::Code audit_verify(cli::Base const& demande, cli::Monde& monde) override;
    cli::Code audit_export(cli::Base const& demande, cli::Monde& monde) override;
    cli::Code backup(cli::Copie const& demande, cli::Monde& monde) override;
    cli::Code restore(cli::Copie const& demande, cli::Monde& monde) override;
};

}
