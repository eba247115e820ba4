// SPDX-License-Identifier: EUPL-1.2
// Hands the commands of the portal over to the program that knows them, installed beside this one:
// it takes the place of this process, with the same arguments.
#pragma once

#include "cli/commandes/portail.h"

namespace quitus::programme {

class Relais final : public cli::CommandesDuPortail {
public:
    // The arguments of the process, its name first.
    explicit Relais(char** values) : m_values(values) { }

    using Code = cli::Code;
    using Monde = cli::Monde;
    Code serve(cli::Serve const&, Monde& monde) override { return hand_over(monde); }
    Code account_create(cli::AccountCreate const&, Monde& monde) override
    {
        return hand_over(monde);
    }
    Code account_list(cli::Base const&, Monde& monde) override { return hand_over(monde); }
    Code account_disable(cli::AccountDisable const&, Monde& monde) override
    {
        return hand_over(monde);
    }
    Code token_create(cli::TokenCreate const&, Monde& monde) override { return hand_over(monde); }
    Code token_revoke(cli::TokenRevoke const&, Monde& monde) override { return hand_over(monde); }
    Code audit_verify(cli::Base const&, Monde& monde) override { return hand_over(monde); }
    Code audit_export(cli::Base const&, Monde& monde) override { return hand_over(monde); }
    Code backup(cli::Copie const&, Monde& monde) override { return hand_over(monde); }
    Code restore(cli::Copie const&, Monde& monde) override { return hand_over(monde); }

private:
    // Returns only when that program cannot be executed.
    Code hand_over(Monde& monde) const;

    char** m_values;
};

}
