// SPDX-License-Identifier: EUPL-1.2
// The commands of the portal: serve, account, token, audit, backup, restore.
#include "acces/compte.h"
#include "cli/arguments/definitions/definitions.h"

namespace quitus::cli {

namespace {

void add_base(CLI::App& app, Base& base)
{
    app.add_option("--database", base.database,
           "Base : sqlite:CHEMIN ou postgresql://… (par défaut QUITUS_DATABASE, puis "
           "sqlite:quitus.db)")
        ->type_name("BASE");
    app.add_option("--fichiers", base.fichiers,
           "Dossier des pièces (la base s’en souvient ; par défaut, à côté d’elle)")
        ->type_name("DOSSIER");
}

// Has the command run that member of the portal's commands, with what it was asked.
template <typename Demande>
void run_by(CLI::App& app, Saisie& saisie, Demande& demande,
    Code (CommandesDuPortail::*act)(Demande const&, Monde&))
{
    app.callback([&saisie, &demande, act] {
        saisie.commande
            = [&demande, act](Monde& monde) { return (monde.portail->*act)(demande, monde); };
    });
}

void define_serve(CLI::App& racine, Saisie& saisie)
{
    auto& serve = saisie.serve;
    auto* app = racine.add_subcommand("serve", "Ouvre le portail et son API");
    app->add_option("--listen", serve.listen, "Adresse et port d’écoute")->type_name("ADR:PORT");
    app->add_flag("--demo", serve.demo, "Charge la démonstration dans une base vide");
    app->add_option("--horloge", serve.horloge,
           "Horloge simulée qui part de cet instant (base créée ainsi seulement)")
        ->type_name("INSTANT");
    add_base(*app, serve);
    add_reglement(*app, serve.reglement);
    run_by(*app, saisie, serve, &CommandesDuPortail::serve);
}

void define_account(CLI::App& racine, Saisie& saisie)
{
    auto* app = racine.add_subcommand("account", "Comptes : les créer, les lister, les fermer");
    app->require_subcommand(1);
    auto& create = saisie.account_create;
    auto* creation = app->add_subcommand(
        "create", "Crée un compte et donne le lien, à usage unique, de son mot de passe");
    creation->add_option("--role", create.role, "fournisseur, gestionnaire, administrateur ou ans")
        ->type_name("ROLE")
        ->required()
        ->check(CLI::IsMember({ "fournisseur", "gestionnaire", "administrateur", "ans" }));
    creation->add_option("--courriel", create.courriel, "Adresse de la personne")
        ->type_name("ADRESSE")
        ->required();
    creation->add_option("--siret", create.siret, "Entreprise d’un fournisseur, créée au besoin")
        ->type_name("SIRET");
    creation->add_option("--raison-sociale", create.raison_sociale, "Nom de cette entreprise")
        ->type_name("NOM");
    add_base(*creation, create);
    run_by(*creation, saisie, create, &CommandesDuPortail::account_create);

    auto* list = app->add_subcommand("list", "Liste les comptes");
    add_base(*list, saisie.base);
    run_by(*list, saisie, saisie.base, &CommandesDuPortail::account_list);

    auto* disable = app->add_subcommand("disable", "Ferme un compte, ses sessions et ses jetons");
    disable->add_option("--courriel", saisie.account_disable.courriel, "Adresse du compte")
        ->type_name("ADRESSE")
        ->required();
    add_base(*disable, saisie.account_disable);
    run_by(*disable, saisie, saisie.account_disable, &CommandesDuPortail::account_disable);
}

void define_token(CLI::App& racine, Saisie& saisie)
{
    auto* app = racine.add_subcommand("token", "Jetons de l’API : en créer, en révoquer");
    app->require_subcommand(1);
    auto* create = app->add_subcommand("create", "Écrit un jeton, seul sur sa ligne, une fois");
    create->add_option("--courriel", saisie.token_create.courriel, "Compte du jeton")
        ->type_name("ADRESSE")
        ->required();
    add_base(*create, saisie.token_create);
    run_by(*create, saisie, saisie.token_create, &CommandesDuPortail::token_create);

    auto* revoke = app->add_subcommand("revoke", "Révoque un jeton");
    revoke->add_option("jeton", saisie.token_revoke.jeton, "Le jeton, ou son empreinte SHA-256")
        ->type_name("JETON")
        ->required();
    add_base(*revoke, saisie.token_revoke);
    run_by(*revoke, saisie, saisie.token_revoke, &CommandesDuPortail::token_revoke);
}

void define_audit(CLI::App& racine, Saisie& saisie)
{
    auto* app = racine.add_subcommand("audit", "Journal : le vérifier, l’exporter");
    app->require_subcommand(1);
    auto* verify = app->add_subcommand("verify",
        "Rejoue le journal : chaîne intacte, tables égales à ce que donnent les événements");
    add_base(*verify, saisie.base);
    run_by(*verify, saisie, saisie.base, &CommandesDuPortail::audit_verify);
    auto* written
        = app->add_subcommand("export", "Écrit le journal, un événement par ligne (NDJSON)");
    add_base(*written, saisie.base);
    run_by(*written, saisie, saisie.base, &CommandesDuPortail::audit_export);
}

void define_copies(CLI::App& racine, Saisie& saisie)
{
    auto& copie = saisie.copie;
    auto* backup = racine.add_subcommand(
        "backup", "Copie la base et les pièces dans un fichier, portail ouvert ou non (SQLite)");
    backup->add_option("fichier", copie.fichier, "Le fichier à écrire")
        ->type_name("FICHIER")
        ->required();
    add_base(*backup, copie);
    run_by(*backup, saisie, copie, &CommandesDuPortail::backup);
    auto* restore = racine.add_subcommand(
        "restore", "Rétablit une base et ses pièces, là où il n’y en a pas encore");
    restore->add_option("fichier", copie.fichier, "Le fichier écrit par backup")
        ->type_name("FICHIER")
        ->required();
    add_base(*restore, copie);
    run_by(*restore, saisie, copie, &CommandesDuPortail::restore);
}

}

void define_portail(CLI::App& racine, Saisie& saisie)
{
    define_serve(racine, saisie);
    define_account(racine, saisie);
    define_token(racine, saisie);
    define_audit(racine, saisie);
    define_copies(racine, saisie);
}

}
