// SPDX-License-Identifier: EUPL-1.2
#include "service/portail/portes.h"

#include "storage/base_de_donnees/faute.h"
#include "storage/fichiers/depot_de_fichiers.h"

namespace quitus::service {

namespace {

struct Panne {
    unsigned statut;
    std::string titre, detail;
};

// What broke in the world, as the operator and the person are told; never with what was being done.
Panne panne_of(std::exception_ptr const& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (storage::DisquePlein const&) {
        return { 507, "Espace insuffisant", "Le disque est plein : rien n’a été enregistré." };
    } catch (storage::FauteDeBase const& faute) {
        bool const is_full = faute.genre() == storage::FauteDeBase::Genre::pleine;
        return is_full
            ? Panne{ 507, "Espace insuffisant", "Le disque est plein : rien n’a été enregistré." }
            : Panne{ 503, "Base indisponible",
                  "La base ne répond pas : rien n’a été enregistré. Réessayez." };
    } catch (std::exception const&) {
        return { 500, "Erreur du service", "Rien n’a été enregistré. L’incident est noté." };
    }
}

std::string what_of(std::exception_ptr const& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& exception) {
        return exception.what();
    } catch (...) {
        return "?";
    }
}

http::Reponse answer_to_failure(web::Site const& site, JournalTechnique& journal,
    http::Tete const& tete, std::exception_ptr const& failure)
{
    auto const panne = panne_of(failure);
    journal.event("erreur", tete.motif + " : " + what_of(failure));
    auto reponse = api::is_api(tete.chemin) ? api::probleme(panne.statut, panne.titre, panne.detail)
                                            : web::page_de_panne(site, tete, failure, panne.statut);
    if (panne.statut == 503)
        reponse.set("Retry-After", "2");
    return reponse;
}

}

void open_portes(http::Routeur& routeur, api::Api& api, web::Site& site, JournalTechnique& journal)
{
    api::add_routes(routeur, api);
    web::add_pages(routeur, site);
    routeur.page_d_erreur = [&site](http::Tete const& tete, unsigned statut,
                                std::string const& titre, std::string const& detail) {
        return api::is_api(tete.chemin) ? api::probleme(statut, titre, detail)
                                        : web::page_d_erreur(site, tete, statut, detail);
    };
    routeur.en_panne = [&](http::Tete const& tete, std::exception_ptr failure) {
        return answer_to_failure(site, journal, tete, failure);
    };
    routeur.apres = web::set_security_headers;
}

}
