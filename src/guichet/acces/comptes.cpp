// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "guichet/acces/empreintes.h"
#include "identite/identifiant.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::guichet {

using journal::Donnees;

namespace {

std::optional<base::Erreur> refusal_of(NouveauCompte const& nouveau)
{
    if (!parse_courriel(nouveau.courriel))
        return base::Erreur{ refus::courriel,
            fmt::format("« {} » n’est pas une adresse de courriel.", nouveau.courriel),
            "/courriel" };
    bool const wants_siret = nouveau.role == acces::Role::fournisseur;
    if (wants_siret && !identite::Siret::parse(nouveau.siret))
        return base::Erreur{ refus::siret_du_compte,
            "Un compte de Fournisseur porte le SIRET de son entreprise : 14 chiffres, clé juste.",
            "/siret" };
    if (!wants_siret && !nouveau.siret.empty())
        return base::Erreur{ refus::siret_du_compte,
            "Seul un compte de Fournisseur appartient à une entreprise : retirez le SIRET.",
            "/siret" };
    return std::nullopt;
}

void ensure_entreprise(Transaction& transaction, NouveauCompte const& nouveau)
{
    if (nouveau.siret.empty())
        return;
    auto const connue = transaction.entreprise(nouveau.siret);
    if (!connue || (connue->raison_sociale.empty() && !nouveau.raison_sociale.empty()))
        transaction.put(acces::Entreprise{ nouveau.siret, nouveau.raison_sociale });
}

bool is_last_administrateur(Lecture const& registre, acces::Compte const& compte)
{
    return compte.role == acces::Role::administrateur
        && std::ranges::none_of(registre.comptes(), [&](CompteConnu const& autre) {
               return autre.compte.actif && autre.compte.role == compte.role
                   && autre.compte.id != compte.id;
           });
}

}

base::Result<CompteCree> creer_compte(
    Acces& acces, std::string_view auteur, NouveauCompte const& nouveau)
{
    if (auto const refusal = refusal_of(nouveau))
        return tl::unexpected(*refusal);
    auto const courriel = *parse_courriel(nouveau.courriel);
    base::Result<CompteCree> cree = CompteCree{};
    acces.portail.registre.write([&](Transaction& transaction) {
        if (transaction.compte_de(courriel)) {
            cree = base::failure(refus::courriel_pris,
                fmt::format("Un compte porte déjà l’adresse {}.", courriel), "/courriel");
            return;
        }
        auto const id = fmt::format("C-{:04}", transaction.next_number("C"));
        ensure_entreprise(transaction, nouveau);
        record_compte(transaction, acces.portail, auteur, "compte_cree", id,
            Donnees::objet({ { "role", acces::text(nouveau.role) }, { "siret", nouveau.siret } }));
        transaction.put(acces::Compte{ .id = id, .role = nouveau.role, .siret = nouveau.siret });
        transaction.put(id, acces::Coordonnees{ courriel, {} });
        cree = CompteCree{ id, open_lien(transaction, acces, id) };
    });
    return cree;
}

base::Result<acces::Compte> desactiver_compte(
    Acces& acces, std::string_view auteur, std::string_view courriel)
{
    base::Result<acces::Compte> compte = acces::Compte{};
    acces.portail.registre.write([&](Transaction& transaction) {
        auto const adresse = parse_courriel(courriel);
        auto const connu = adresse ? transaction.compte_de(*adresse) : std::nullopt;
        if (!connu) {
            compte = base::failure(refus::inconnue, "Aucun compte ne porte cette adresse.");
            return;
        }
        if (is_last_administrateur(transaction, connu->compte)) {
            compte = base::failure(refus::dernier,
                "C’est le dernier compte d’administrateur : créez-en un autre d’abord.");
            return;
        }
        compte = connu->compte;
        compte->actif = false;
        record_compte(transaction, acces.portail, auteur, "compte_desactive", compte->id,
            Donnees(Donnees::Objet{}));
        transaction.put(*compte);
        transaction.end_sessions_de(compte->id);
        for (auto jeton : transaction.jetons_de(compte->id)) {
            jeton.revoque = true;
            transaction.put(jeton);
        }
    });
    return compte;
}

}
