// SPDX-License-Identifier: EUPL-1.2
// The commands of the portal: those that use a database. What they do stands above this room
// (room service), which hands it over through the Monde: a command that judges files loads none of
// it.
#pragma once

#include "cli/commandes/commandes.h"

#include <string>

namespace quitus::cli {

// Where everything is kept. Empty: the environment, then `sqlite:quitus.db`; the folder of files
// that the database remembers, then one beside it.
struct Base {
    std::string database, fichiers;
};

struct Serve : Base {
    ChoixReglement reglement;
    std::string listen = "127.0.0.1:8080";
    std::string horloge; // where a simulated clock starts; empty: the real one
    bool demo = false;
};

struct AccountCreate : Base {
    std::string role, courriel, siret, raison_sociale;
};
struct AccountDisable : Base {
    std::string courriel;
};
struct TokenCreate : Base {
    std::string courriel;
};
struct TokenRevoke : Base {
    std::string jeton;
};
struct Copie : Base {
    std::string fichier;
};

class CommandesDuPortail {
public:
    virtual ~CommandesDuPortail() = default;
    virtual Code serve(Serve const& demande, Monde& monde) = 0;
    virtual Code account_create(AccountCreate const& demande, Monde& monde) = 0;
    virtual Code account_list(Base const& demande, Monde& monde) = 0;
    virtual Code account_disable(AccountDisable const& demande, Monde& monde) = 0;
    virtual Code token_create(TokenCreate const& demande, Monde& monde) = 0;
    virtual Code token_revoke(TokenRevoke const& demande, Monde& monde) = 0;
    virtual Code audit_verify(Base const& demande, Monde& monde) = 0;
    virtual Code audit_export(Base const& demande, Monde& monde) = 0;
    virtual Code backup(Copie const& demande, Monde& monde) = 0;
    virtual Code restore(Copie const& demande, Monde& monde) = 0;
};

}
