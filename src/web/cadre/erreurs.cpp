// SPDX-License-Identifier: EUPL-1.2
#include "web/cadre/erreurs.h"

#include "guichet/portail/portail.h"
#include "instruction/decision.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"

#include <algorithm>
#include <array>
#include <string>

namespace quitus::web {

using base::html::element;
using base::html::Html;

namespace {

struct Explication {
    unsigned statut;
    std::string_view titre, quoi_faire;
};

constexpr std::array<Explication, 13> explications{ {
    { 400, "La demande du navigateur est illisible", "Revenez à l’accueil et recommencez." },
    { 401, "Votre session est terminée", "Connectez-vous de nouveau : rien n’a été enregistré." },
    { 403, "Vous n’avez pas accès à cette page",
        "Si vous pensez que vous devriez l’avoir, demandez-le à l’administrateur du portail." },
    { 404, "Cette page n’existe pas",
        "Vérifiez l’adresse ou le numéro : une lettre a pu être perdue en le copiant." },
    { 405, "Cette adresse ne se demande pas ainsi",
        "Revenez à la page précédente et servez-vous de ses boutons." },
    { 409, "Cette action n’est plus possible",
        "Relisez la demande telle qu’elle est maintenant, puis décidez de nouveau." },
    { 410, "Ce lien ne sert plus", "Demandez-en un nouveau à l’administrateur du portail." },
    { 413, "Le fichier est trop gros",
        "Réduisez l’archive (un PDF numérisé en 200 points par pouce suffit), puis renvoyez-la." },
    { 422, "Ce qui a été envoyé ne convient pas",
        "Corrigez le point ci-dessus, puis recommencez." },
    { 429, "Trop d’essais", "Attendez un moment avant de recommencer." },
    { 500, "Le portail a rencontré un défaut",
        "Rien n’a été enregistré à moitié. Réessayez ; si cela se répète, donnez le numéro "
        "d’incident à l’assistance." },
    { 503, "Le portail est momentanément indisponible",
        "Rien n’a été enregistré à moitié. Réessayez dans quelques minutes." },
    { 507, "Le portail n’a plus de place",
        "Rien n’a été enregistré à moitié. Prévenez l’assistance : elle doit faire de la place." },
} };

Explication const& explication_of(unsigned statut)
{
    auto const found = std::ranges::find(explications, statut, &Explication::statut);
    if (found != explications.end())
        return *found;
    return statut < 500 ? explications.front()
                        : *std::ranges::find(explications, 500U, &Explication::statut);
}

std::string new_incident(Site const& site)
{
    return "I-" + site.acces.secrets.random_token().substr(0, 10);
}

Html body(Explication const& explication, std::string_view detail, std::string_view incident)
{
    return base::html::join(element("h1", {}, explication.titre),
        detail.empty() ? Html() : element("p", {}, detail),
        element("p", {}, explication.quoi_faire),
        element("p", { { "class", "discret" } },
            "Numéro d’incident\u00A0: ", element("span", { { "class", "valeur" } }, incident)),
        element("p", {}, lien("/", "Revenir à l’accueil")));
}

}

http::Reponse page_d_erreur(
    Site const& site, http::Tete const&, unsigned statut, std::string_view detail)
{
    auto const& explication = explication_of(statut);
    auto const incident = new_incident(site);
    if (site.noter_incident)
        site.noter_incident(incident, std::to_string(statut));
    auto reponse = page_sans_visite(site,
        { .titre = std::string(explication.titre),
            .corps = body(explication, detail, incident),
            .statut = statut });
    reponse.set("Cache-Control", "no-store");
    return reponse;
}

http::Reponse page_de_panne(
    Site const& site, http::Tete const&, std::exception_ptr panne, unsigned statut)
{
    std::string quoi = "exception inconnue";
    try {
        if (panne)
            std::rethrow_exception(panne);
    } catch (std::exception const& exception) {
        quoi = exception.what();
    } catch (...) {
    }
    auto const& explication = explication_of(statut);
    auto const incident = new_incident(site);
    if (site.noter_incident)
        site.noter_incident(incident, quoi);
    auto reponse = page_sans_visite(site,
        { .titre = std::string(explication.titre),
            .corps = body(explication, {}, incident),
            .statut = statut });
    reponse.set("Cache-Control", "no-store");
    if (statut == 503)
        reponse.set("Retry-After", "30");
    return reponse;
}

unsigned statut_of(base::Erreur const& refus)
{
    namespace du_guichet = guichet::refus;
    namespace de_l_instruction = instruction::refus;
    auto const is = [&](auto const*... codes) { return ((refus.code == codes) || ...); };
    if (is(du_guichet::inconnue))
        return 404;
    if (is(du_guichet::role))
        return 403;
    if (is(du_guichet::version, du_guichet::envoi, du_guichet::unicite, de_l_instruction::action,
            de_l_instruction::personne, de_l_instruction::rejet, de_l_instruction::montant))
        return 409;
    return 422;
}

http::Reponse page_de_refus(Visite const& visite, base::Erreur const& refus)
{
    auto const statut = statut_of(refus);
    auto const& explication = explication_of(statut);
    auto const incident = new_incident(visite.site);
    return page(visite,
        { .titre = std::string(explication.titre),
            .corps = body(explication, refus.message, incident),
            .statut = statut });
}

void set_security_headers(http::Tete const&, http::Reponse& reponse)
{
    reponse.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    reponse.set("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    reponse.set("X-Content-Type-Options", "nosniff");
    reponse.set("Referrer-Policy", "no-referrer");
    reponse.set("Cross-Origin-Opener-Policy", "same-origin");
}

}
