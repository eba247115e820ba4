// SPDX-License-Identifier: EUPL-1.2
#include "service/portail/portes.h"

#include "storage/base_de_donnees/faute.h"
#include "storage/fichiers/depot_de_fichiers.h"

#include <cerrno>
#include <system_error>

namespace quitus::service {

namespace {

struct Panne {
    unsigned statut;
    std::string titre, detail;
};

bool is_full(std::error_code const& code)
{
    return code == std::errc::no_space_on_device || code == std::errc::file_too_large
        || code == std::error_code(EDQUOT, std::generic_category());
}

// What broke in the world, as the operator and the person are told; never with what was being done.
Panne panne_of(std::exception_ptr const& failure)
{
    Panne const pleine{ 507, "Espace insuffisant",
        "Le disque est plein : rien n’a été enregistré." };
    Panne const autre{ 500, "Erreur du service", "Rien n’a été enregistré. L’incident est noté." };
    try {
        std::rethrow_exception(failure);
    } catch (storage::DisquePlein const&) {
        return pleine;
    } catch (std::system_error const& faute) {
        return is_full(faute.code()) ? pleine : autre;
    } catch (storage::FauteDeBase const& faute) {
        if (faute.genre() == storage::FauteDeBase::Genre::pleine)
            return pleine;
        return { 503, "Base indisponible",
            "La base ne répond pas : rien n’a été enregistré. Réessayez." };
    } catch (std::exception const&) {
        return autre;
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
