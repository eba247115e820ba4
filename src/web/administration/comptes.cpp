// SPDX-License-Identifier: EUPL-1.2
// Who may enter? (screen 22) A new account gets a link that is shown once.
#include "rapports/html/table.h"
#include "web/administration/pages.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"

#include <fmt/format.h>

namespace quitus::web {

using acces::Role;
using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

std::vector<guichet::CompteConnu> read_comptes(Visite const& visite)
{
    std::vector<guichet::CompteConnu> comptes;
    visite.portail().registre.read(
        [&](guichet::Lecture const& registre) { comptes = registre.comptes(); });
    return comptes;
}

Html state_of(guichet::CompteConnu const& connu)
{
    if (!connu.compte.actif)
        return element("span", { { "class", "badge neutre" } }, "– Désactivé");
    if (connu.coordonnees.mot_de_passe.empty())
        return element("span", { { "class", "badge alerte" } }, "◔ Sans mot de passe");
    return element("span", { { "class", "badge succes" } }, "✔ Actif");
}

Html table_of(std::vector<guichet::CompteConnu> const& comptes)
{
    rapports::Table table(compte(static_cast<std::int64_t>(comptes.size()), "compte", "comptes"),
        "comptes",
        { { "Compte" }, { "Adresse" }, { "Rôle" }, { "Entreprise" }, { "État" }, { "Action" } });
    for (auto const& connu : comptes) {
        auto const& id = connu.compte.id;
        table.add({ join(id), join(connu.coordonnees.courriel),
            join(acces::en_francais(connu.compte.role)),
            join(connu.raison_sociale, connu.raison_sociale.empty() ? "" : " ", connu.compte.siret),
            state_of(connu),
            connu.compte.actif ? lien(
                fmt::format("/comptes/{}/desactiver", http::encode_percent(id)), "Désactiver", id)
                               : Html() });
    }
    return table.html();
}

Html creation_form(Visite const& visite, std::vector<ErreurDeSaisie> const& erreurs)
{
    std::vector<Choix> roles;
    for (auto const role :
        { Role::fournisseur, Role::gestionnaire, Role::administrateur, Role::ans })
        roles.push_back({ std::string(acces::text(role)), std::string(acces::en_francais(role)) });
    auto const courriel = visite.champ("courriel");
    auto const role = visite.champ("role");
    auto const siret = visite.champ("siret");
    auto const nom = visite.champ("raison_sociale");
    return formulaire(visite, "/comptes",
        join(champ_de_saisie({ .nom = "courriel",
                 .etiquette = "Adresse électronique",
                 .valeur = courriel,
                 .erreur = erreur_de(erreurs, "courriel"),
                 .type = "email",
                 .autocomplete = "off" }),
            liste_de_choix({ .nom = "role",
                               .etiquette = "Rôle",
                               .valeur = role,
                               .erreur = erreur_de(erreurs, "role") },
                roles),
            champ_de_saisie({ .nom = "siret",
                .etiquette = "SIRET de l’entreprise (Fournisseur seulement)",
                .aide = "14 chiffres ; les espaces sont ignorés.",
                .valeur = siret,
                .erreur = erreur_de(erreurs, "siret") }),
            champ_de_saisie({ .nom = "raison_sociale",
                .etiquette = "Raison sociale (Fournisseur seulement)",
                .valeur = nom }),
            bouton("Créer le compte")));
}

http::Reponse show(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs)
{
    auto const comptes = read_comptes(visite);
    auto const count = compte(static_cast<std::int64_t>(comptes.size()), "compte", "comptes");
    return page(visite,
        { .titre = (erreurs.empty() ? "" : "Erreur : ") + count + " – Comptes",
            .corps = join(element("h1", {}, "Qui peut entrer ? ", count),
                resume_des_erreurs(erreurs), table_of(comptes),
                element("h2", {}, "Créer un compte"), creation_form(visite, erreurs)),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/comptes" });
}

std::string without_spaces(std::string texte)
{
    std::erase(texte, ' ');
    return texte;
}

// Which field a refusal speaks of: its pointer says it.
std::string field_of(base::Erreur const& erreur)
{
    return erreur.pointeur == "/siret" ? "siret" : "courriel";
}

http::Reponse create(Visite& visite)
{
    auto const role = acces::parse_role(visite.champ("role"));
    if (!role)
        return show(visite, { { "role", "Choisissez un rôle dans la liste." } });
    auto const created = guichet::creer_compte(visite.site.acces, visite.acteur().id,
        { .role = *role,
            .courriel = visite.champ("courriel"),
            .siret = without_spaces(visite.champ("siret")),
            .raison_sociale = visite.champ("raison_sociale") });
    if (!created)
        return show(visite, { { field_of(created.error()), created.error().message } });
    auto const link
        = fmt::format("{}/mot-de-passe/{}", visite.portail().options.adresse, created->lien);
    // The link is told here and nowhere else: coming back to this page cannot show it again.
    return page(visite,
        { .titre = "Compte créé – Comptes",
            .corps = join(element("h1", {}, "Le compte ", created->id, " est créé"),
                element("p", { { "class", "annonce alerte" } },
                    "Copiez ce lien maintenant : il n’est montré qu’une fois."),
                element("p", { { "class", "valeur" }, { "id", "lien" } }, link),
                element("p", {},
                    "Remettez-le à la personne par un moyen sûr. Il sert une seule "
                    "fois, dans les trois jours, à choisir le mot de passe."),
                element("p", {}, lien("/comptes", "Revenir aux comptes"))),
            .section = "/comptes" });
}

std::optional<guichet::CompteConnu> find_compte(Visite const& visite)
{
    std::optional<guichet::CompteConnu> connu;
    visite.portail().registre.read(
        [&](guichet::Lecture const& registre) { connu = registre.compte(visite.segment(0)); });
    return connu;
}

http::Reponse ask_to_disable(Visite& visite)
{
    auto const connu = find_compte(visite);
    if (!connu)
        return page_d_erreur(visite.site, visite.requete, 404);
    auto const& id = connu->compte.id;
    return page(visite,
        { .titre = fmt::format("Désactiver {} – Comptes", id),
            .corps = join(element("h1", {}, "Désactiver le compte ", id, " ?"),
                element("p", {}, connu->coordonnees.courriel, ", ",
                    acces::en_francais(connu->compte.role), "."),
                element("p", {},
                    "Ses sessions et ses jetons cessent aussitôt. Son histoire reste "
                    "au journal."),
                formulaire(visite, fmt::format("/comptes/{}/desactiver", http::encode_percent(id)),
                    bouton("Désactiver le compte", "danger")),
                element("p", {}, lien("/comptes", "Ne rien changer"))),
            .section = "/comptes" });
}

http::Reponse disable(Visite& visite)
{
    auto const connu = find_compte(visite);
    if (!connu)
        return page_d_erreur(visite.site, visite.requete, 404);
    auto const disabled = guichet::desactiver_compte(
        visite.site.acces, visite.acteur().id, connu->coordonnees.courriel);
    return disabled ? vers("/comptes", "desactive") : page_de_refus(visite, disabled.error());
}

}

void add_comptes(Garde& garde)
{
    auto const droit = guichet::Droit::gerer_comptes;
    garde.get("/comptes", droit, [](Visite& visite) { return show(visite, {}); });
    garde.post("/comptes", droit, create);
    garde.get("/comptes/{id}/desactiver", droit, ask_to_disable);
    garde.post("/comptes/{id}/desactiver", droit, disable);
}

}
