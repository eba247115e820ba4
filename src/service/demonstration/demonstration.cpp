// SPDX-License-Identifier: EUPL-1.2
#include "service/demonstration/demonstration.h"

#include "base/ensure.h"
#include "service/demonstration/scenario.h"

#include <array>
#include <fmt/format.h>

namespace quitus::service {

namespace {

constexpr std::string_view reglage = "demonstration";
constexpr std::string_view mot_de_passe = "une phrase pour essayer";

struct Role {
    acces::Role role;
    std::string_view courriel;
    std::size_t entreprise = 0;
};
constexpr std::array<Role, 7> comptes{ {
    { acces::Role::fournisseur, "alice@un.exemple", 0 },
    { acces::Role::fournisseur, "basile@deux.exemple", 1 },
    { acces::Role::fournisseur, "chloe@trois.exemple", 2 },
    { acces::Role::fournisseur, "denis@quatre.exemple", 3 },
    { acces::Role::gestionnaire, "gaston@payeur.exemple" },
    { acces::Role::administrateur, "ada@payeur.exemple" },
    { acces::Role::ans, "nadia@agence.exemple" },
} };

acces::Acteur open_compte(
    guichet::Acces& acces, Role const& role, DossiersDeDemonstration const& dossiers)
{
    bool const is_fournisseur = role.role == acces::Role::fournisseur;
    auto const entreprise
        = is_fournisseur ? dossiers.entreprises[role.entreprise] : EntrepriseDeDemonstration{};
    auto const cree = guichet::creer_compte(acces, journal::acteur_systeme,
        { role.role, std::string(role.courriel), entreprise.siret, entreprise.raison_sociale });
    QUITUS_ENSURE(cree.has_value());
    QUITUS_ENSURE(guichet::poser_mot_de_passe(acces, cree->lien, mot_de_passe).has_value());
    return { cree->id, role.role, entreprise.siret };
}

Distribution open_comptes(Ouverture& ouverture, DossiersDeDemonstration const& dossiers)
{
    Distribution distribution;
    for (auto const& role : comptes) {
        auto const acteur = open_compte(ouverture.acces(), role, dossiers);
        if (role.role == acces::Role::fournisseur)
            distribution.fournisseurs.push_back(acteur);
        else if (role.role == acces::Role::gestionnaire)
            distribution.gestionnaire = acteur;
        else if (role.role == acces::Role::administrateur)
            distribution.administrateur = acteur;
    }
    return distribution;
}

}

base::Result<bool> load_demonstration(Ouverture& ouverture, Instant depart)
{
    bool loaded = false, empty = true;
    ouverture.registre().read([&](guichet::Lecture const& registre) {
        loaded = registre.reglage(reglage).has_value();
        empty = registre.evenements(0, 1).elements.empty();
    });
    if (loaded)
        return false;
    if (!empty)
        return base::failure("base_occupee",
            "La démonstration ne se charge que dans une base vide : prenez-en une autre.");
    auto const dossiers = make_dossiers(ouverture.reglement(), depart);
    // The accounts are older than what they did.
    constexpr std::int64_t un_mois_s = 30 * 24 * 60 * 60;
    HorlogeArretee const ouverture_des_comptes(
        dossiers.depots.front().instant.plus_secondes(-un_mois_s));
    ouverture.follow(ouverture_des_comptes);
    auto const distribution = open_comptes(ouverture, dossiers);
    play(ouverture, dossiers, distribution, depart);
    ouverture.remember(reglage, "chargee");
    return true;
}

std::vector<web::CompteDeDemonstration> comptes_de_demonstration()
{
    std::vector<web::CompteDeDemonstration> shown;
    for (auto const& role : comptes)
        shown.push_back({ std::string(role.courriel), std::string(mot_de_passe),
            std::string(acces::en_francais(role.role)) });
    return shown;
}

}
