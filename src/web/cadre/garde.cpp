// SPDX-License-Identifier: EUPL-1.2
#include "web/cadre/garde.h"

#include "web/cadre/erreurs.h"

#include <algorithm>

namespace quitus::web {

using http::Methode;
using http::Reponse;

namespace {

// Before a session, a form bears the value of this cookie: a stranger's page cannot read it.
constexpr std::string_view cookie_de_formulaire = "__Host-formulaire";

using VisiteurPartage = std::shared_ptr<guichet::Visiteur const>;

VisiteurPartage visiteur_of(http::Tete const& tete)
{
    auto const* const found = std::any_cast<VisiteurPartage>(&tete.contexte);
    return found == nullptr ? nullptr : *found;
}

// Takes as long whatever the first byte that differs.
bool is_same_secret(std::string_view left, std::string_view right)
{
    if (left.size() != right.size() || left.empty())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    return difference == 0;
}

// A browser says where a form comes from: one of another site is refused before its body is read.
bool comes_from_elsewhere(http::Tete const& tete)
{
    auto const site = tete.entete("Sec-Fetch-Site");
    return site && *site != "same-origin" && *site != "none";
}

VisiteurPartage recognise(Site& site, http::Tete const& tete)
{
    auto const cookie = tete.cookie(cookie_de_session);
    auto visiteur = cookie ? guichet::visiteur_de_la_session(site.acces, *cookie) : std::nullopt;
    return visiteur ? std::make_shared<guichet::Visiteur const>(*std::move(visiteur)) : nullptr;
}

Reponse ask_to_sign_in(Site const& site, http::Tete const& tete)
{
    if (tete.methode != Methode::get && tete.methode != Methode::head)
        return page_d_erreur(site, tete, 401);
    http::Parametres retour;
    retour.add("retour", tete.cible);
    return http::redirection("/connexion?" + retour.text());
}

std::string form_secret(Site const& site, http::Tete const& tete)
{
    if (auto const visiteur = visiteur_of(tete))
        return visiteur->anti_csrf;
    auto cookie = tete.cookie(cookie_de_formulaire);
    if (cookie && !cookie->empty())
        return *std::move(cookie);
    return tete.methode == Methode::post ? std::string() : site.acces.secrets.random_token();
}

void keep_private(Reponse& reponse)
{
    if (!reponse.entete("Cache-Control"))
        reponse.set("Cache-Control", "no-store");
    // The secret of the forms stands beside what the reader typed.
    reponse.compressible = reponse.fichier.has_value();
}

Reponse run(Site& site, http::Requete& requete, Page const& page)
{
    Visite visite{ site, requete, visiteur_of(requete), form_secret(site, requete) };
    if (requete.methode == Methode::post
        && !is_same_secret(visite.champ(champ_anti_csrf), visite.anti_csrf))
        return page_d_erreur(site, requete, 403,
            "Ce formulaire n’est plus valable : revenez à la page précédente, rechargez-la, puis "
            "recommencez. Rien n’a été enregistré.");
    auto reponse = page(visite);
    if (!visite.visiteur && requete.methode != Methode::post
        && requete.cookie(cookie_de_formulaire) != visite.anti_csrf)
        reponse.add({ .nom = std::string(cookie_de_formulaire),
            .valeur = visite.anti_csrf,
            .duree_secondes = {} });
    keep_private(reponse);
    return reponse;
}

}

void Garde::add(Methode methode, char const* motif, Entree entree,
    std::optional<guichet::Droit> droit, http::PolitiqueCorps corps, Page page)
{
    auto& site = m_site;
    http::Route route{ .methode = methode, .motif = motif, .corps = std::move(corps) };
    route.admettre = [&site, entree, droit](http::Tete& tete) -> std::optional<Reponse> {
        if (tete.methode == Methode::post && comes_from_elsewhere(tete))
            return page_d_erreur(site, tete, 403);
        auto const visiteur = recognise(site, tete);
        tete.contexte = visiteur;
        if (entree == Entree::publique)
            return std::nullopt;
        if (!visiteur)
            return ask_to_sign_in(site, tete);
        auto const refusal = droit ? guichet::refusal_of(visiteur->acteur, *droit) : std::nullopt;
        if (refusal)
            return page_d_erreur(site, tete, 403, refusal->message);
        return std::nullopt;
    };
    route.traiter = [&site, page = std::move(page)](
                        http::Requete& requete) { return run(site, requete, page); };
    m_routeur.add(std::move(route));
}

void Garde::publique(char const* motif, Page page)
{
    add(Methode::get, motif, Entree::publique, {}, http::PolitiqueCorps::aucun(), std::move(page));
}

void Garde::formulaire_public(char const* motif, Page page)
{
    add(Methode::post, motif, Entree::publique, {},
        http::PolitiqueCorps::formulaire(formulaire_octets_max), std::move(page));
}

void Garde::get(char const* motif, guichet::Droit droit, Page page)
{
    add(Methode::get, motif, Entree::connectee, droit, http::PolitiqueCorps::aucun(),
        std::move(page));
}

void Garde::post(char const* motif, guichet::Droit droit, Page page, http::PolitiqueCorps corps)
{
    add(Methode::post, motif, Entree::connectee, droit, std::move(corps), std::move(page));
}

void Garde::post_connecte(char const* motif, Page page)
{
    add(Methode::post, motif, Entree::connectee, {},
        http::PolitiqueCorps::formulaire(formulaire_octets_max), std::move(page));
}

void Garde::immediate(std::string motif, std::shared_ptr<http::Contenu const> contenu)
{
    m_routeur.add({ .methode = Methode::get,
        .motif = std::move(motif),
        .corps = {},
        .admettre = {},
        .traiter =
            [contenu = std::move(contenu)](http::Requete&) {
                auto reponse = http::reponse_contenu(contenu);
                reponse.set("Cache-Control", "public, max-age=31536000, immutable");
                return reponse;
            },
        .immediate = true });
}

http::Cookie session_cookie(std::string valeur)
{
    return {
        .nom = std::string(cookie_de_session), .valeur = std::move(valeur), .duree_secondes = {}
    };
}

http::Cookie no_session_cookie()
{
    return { .nom = std::string(cookie_de_session), .valeur = "", .duree_secondes = 0 };
}

}
