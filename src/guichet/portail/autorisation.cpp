// SPDX-License-Identifier: EUPL-1.2
#include "guichet/portail/autorisation.h"

#include "guichet/portail/portail.h"

#include <fmt/format.h>

namespace quitus::guichet {

using acces::Role;

bool may(acces::Acteur const& acteur, Droit droit)
{
    switch (droit) {
    case Droit::deposer:
        return acteur.role == Role::fournisseur;
    case Droit::suivre_demandes:
        return true;
    case Droit::instruire:
        return acteur.role == Role::gestionnaire || acteur.role == Role::administrateur;
    case Droit::voir_grand_livre:
    case Droit::voir_courriels:
    case Droit::voir_journal:
        return acces::is_agent(acteur.role);
    case Droit::gerer_comptes:
    case Droit::avancer_horloge:
        return acteur.role == Role::administrateur;
    }
    return false;
}

bool sees(acces::Acteur const& acteur, Suivi const& suivi)
{
    return acces::is_agent(acteur.role) || acteur.siret == suivi.siret;
}

std::optional<base::Erreur> refusal_of(acces::Acteur const& acteur, Droit droit)
{
    if (may(acteur, droit))
        return std::nullopt;
    return base::Erreur{ refus::role,
        fmt::format("Votre rôle (« {} ») ne donne pas accès à cette action.",
            acces::en_francais(acteur.role)),
        {} };
}

FiltreDemandes seen_by(acces::Acteur const& acteur, FiltreDemandes filtre)
{
    if (!acces::is_agent(acteur.role))
        filtre.siret = acteur.siret;
    return filtre;
}

base::Result<Suivi> find_demande(
    Lecture const& registre, acces::Acteur const& acteur, std::string_view numero)
{
    auto suivi = registre.demande(numero);
    if (!suivi || !sees(acteur, *suivi))
        return base::failure(refus::inconnue, "Aucune demande ne porte ce numéro.");
    return *std::move(suivi);
}

}
