// SPDX-License-Identifier: EUPL-1.2
// `account` and `token`: they work on the database beside the portal, and follow its clock.
#include "cli/diagnostic.h"
#include "regulation_files/regulation_files.h"
#include "service/commandes/commandes.h"

#include <fmt/format.h>

namespace quitus::service {

using cli::Code;

namespace {

constexpr std::string_view auteur = journal::acteur_systeme;

Ouverture open(cli::Base const& demande)
{
    return { demande, regulation_files::compiled_campaign() };
}

}

Code Commandes::account_create(cli::AccountCreate const& demande, cli::Monde& monde)
{
    auto ouverture = open(demande);
    auto const cree = guichet::creer_compte(ouverture.acces(), auteur,
        {
            .role = acces::parse_role(demande.role).value_or(acces::Role::fournisseur),
            .courriel = demande.courriel,
            .siret = demande.siret,
            .raison_sociale = demande.raison_sociale,
        });
    if (!cree)
        return cli::refuse(monde, cree.error(), Code::bloquant);
    monde.sortie << ouverture.portail().options.adresse << "/mot-de-passe/" << cree->lien << '\n';
    return Code::rien_de_bloquant;
}

Code Commandes::account_list(cli::Base const& demande, cli::Monde& monde)
{
    auto ouverture = open(demande);
    std::vector<guichet::CompteConnu> comptes;
    ouverture.registre().read(
        [&](guichet::Lecture const& registre) { comptes = registre.comptes(); });
    for (auto const& [compte, coordonnees, raison_sociale] : comptes)
        monde.sortie << fmt::format("{:<8} {:<15} {:<40} {:<15} {}\n", compte.id,
            acces::text(compte.role), coordonnees.courriel, compte.siret,
            compte.actif ? "actif" : "fermé");
    if (comptes.empty())
        cli::say(monde,
            "Aucun compte. Le premier : quitus account create --role administrateur "
            "--courriel ADRESSE");
    return Code::rien_de_bloquant;
}

Code Commandes::account_disable(cli::AccountDisable const& demande, cli::Monde& monde)
{
    auto ouverture = open(demande);
    auto const compte = guichet::desactiver_compte(ouverture.acces(), auteur, demande.courriel);
    if (!compte)
        return cli::refuse(monde, compte.error(), Code::bloquant);
    monde.sortie << compte->id << '\n';
    return Code::rien_de_bloquant;
}

Code Commandes::token_create(cli::TokenCreate const& demande, cli::Monde& monde)
{
    auto ouverture = open(demande);
    auto const jeton = guichet::creer_jeton(ouverture.acces(), auteur, demande.courriel);
    if (!jeton)
        return cli::refuse(monde, jeton.error(), Code::bloquant);
    monde.sortie << *jeton << '\n';
    return Code::rien_de_bloquant;
}

Code Commandes::token_revoke(cli::TokenRevoke const& demande, cli::Monde& monde)
{
    auto ouverture = open(demande);
    auto const jeton = guichet::revoquer_jeton(ouverture.acces(), auteur, demande.jeton);
    if (!jeton)
        return cli::refuse(monde, jeton.error(), Code::bloquant);
    return Code::rien_de_bloquant;
}

}
