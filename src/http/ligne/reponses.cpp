// SPDX-License-Identifier: EUPL-1.2
// The part of a line that chooses who answers, lets them read the body, and makes their answer
// ready.
#include "http/ligne/connexion.h"

namespace quitus::http::ligne {

namespace {

constexpr std::size_t morceau_du_corps_octets = std::size_t{ 128 } << 10;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// The page of an error; plain words when the door's own page fails too.
Reponse error_page(Routeur const& routeur, Tete const& tete, lecture::Refus const& refus)
{
    try {
        if (routeur.page_d_erreur)
            return routeur.page_d_erreur(tete, refus.statut, refus.titre, refus.detail);
    } catch (std::exception const&) { // an error must be said whatever happens
    }
    return reponse_texte(refus.titre + "\n" + refus.detail + "\n", refus.statut);
}

Reponse failure_page(Routeur const& routeur, Tete const& tete, std::exception_ptr failure)
{
    try {
        if (routeur.en_panne)
            return routeur.en_panne(tete, failure);
    } catch (std::exception const&) { // the same
    }
    return error_page(routeur, tete,
        { 500, "Erreur du serveur", "La demande n’a pas pu être traitée. Réessayer plus tard." });
}

}

void Connexion::refuse(lecture::Refus const& refus)
{
    auto reponse = error_page(m_partage.routeur, m_requete, refus);
    if (refus.statut == 503)
        reponse.set("Retry-After", "1");
    finish(std::move(reponse));
}

void Connexion::fail(std::exception_ptr failure)
{
    finish(failure_page(m_partage.routeur, m_requete, failure));
}

// The last word is the router's. When it fails, the answer is lost, and said to be.
void Connexion::finish(Reponse&& reponse)
{
    envoi::Ligne const ligne{ .date = date_text(),
        .keeps_line = m_analyseur.keeps_line && !m_has_unread && !m_partage.stops,
        .takes_chunks = !m_analyseur.is_http_1_0 };
    auto const& routeur = m_partage.routeur;
    try {
        if (routeur.apres)
            routeur.apres(m_requete, reponse);
        m_envoi = envoi::make_envoi(m_requete, std::move(reponse), ligne);
    } catch (...) {
        auto page = failure_page(routeur, m_requete, std::current_exception());
        page.fichier.reset();
        m_envoi = envoi::make_envoi(m_requete, std::move(page), ligne);
    }
}

void Connexion::run_handler(Route const& route)
{
    std::optional<Reponse> reponse;
    try {
        bool const is_to_admit = route.admettre && !m_is_admitted;
        if (is_to_admit)
            reponse = route.admettre(m_requete);
        if (!reponse)
            reponse = route.traiter(m_requete);
    } catch (...) {
        return fail(std::current_exception());
    }
    finish(*std::move(reponse));
}

// Sets the route, or the answer when there is none.
void Connexion::find_route()
{
    m_route = nullptr;
    if (m_requete.chemin == "*")
        return finish(reponse_vide().set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
    auto found = m_partage.routeur.find(m_requete.methode, m_analyseur.segments);
    m_requete.segments = std::move(found.segments);
    if (found.route) {
        m_route = found.route;
        m_requete.motif = m_route->motif;
        return;
    }
    if (found.admises.empty())
        return refuse({ 404, "Page introuvable", "Aucune page n’est à cette adresse." });
    auto const allowed = allow_text(found.admises);
    if (m_requete.methode == Methode::options)
        return finish(reponse_vide().set("Allow", allowed));
    auto reponse = error_page(m_partage.routeur, m_requete,
        { 405, "Méthode non admise", "Cette adresse admet\u00a0: " + allowed + "." });
    finish(std::move(reponse.set("Allow", allowed)));
}

Tache<void> Connexion::answer_without_body(Route const& route)
{
    auto job = [&] { run_handler(route); };
    co_await on_pool(m_partage, job);
}

Tache<void> Connexion::answer_with_body(Route const& route)
{
    bool const is_admitted = co_await admit(route);
    if (!is_admitted)
        co_return;
    if (auto const refus = lecture::refuse_by_tete(route.corps, m_requete, m_analyseur.longueur)) {
        refuse(*refus);
        co_return;
    }
    if (route.corps.mode == PolitiqueCorps::Mode::aucun) { // chunks of an unsaid length
        refuse({ 413, "Corps inattendu", "Cette adresse ne prend pas de corps." });
        co_return;
    }
    m_reception = std::make_unique<lecture::Reception>(route.corps, m_partage.dossier, m_requete);
    bool is_read = true;
    if (m_analyseur.has_corps)
        is_read = co_await read_corps();
    auto job = [&] {
        if (is_read)
            receive_and_handle(route);
        m_reception.reset(); // removes what was spooled
    };
    co_await on_pool(m_partage, m_partage.bassin_des_corps, job);
    m_morceau = {};
}

// The last piece of the body, then the handler.
void Connexion::receive_and_handle(Route const& route)
{
    m_has_unread = false;
    try {
        auto refus = m_reception->add({ m_morceau.data(), m_morceau_plein });
        if (!refus)
            refus = m_reception->finish();
        if (refus)
            return refuse(*refus);
    } catch (...) {
        return fail(std::current_exception());
    }
    run_handler(route);
}

// False when the answer is already there: the body will not be read.
Tache<bool> Connexion::admit(Route const& route)
{
    if (!route.admettre)
        co_return true;
    auto job = [&] {
        try {
            auto refused = route.admettre(m_requete);
            m_is_admitted = !refused;
            if (refused)
                finish(*std::move(refused));
        } catch (...) {
            fail(std::current_exception());
        }
    };
    co_await on_pool(m_partage, job);
    co_return m_is_admitted;
}

// Reads the body to its end, but for the last piece that stays in m_morceau. False: the answer is
// there, or the line is over.
Tache<bool> Connexion::read_corps()
{
    m_attente_du_corps = {};
    m_morceau.resize(std::min<std::uint64_t>(
        morceau_du_corps_octets, m_analyseur.longueur.value_or(morceau_du_corps_octets)));
    bool goes_on = co_await ask_for_corps();
    bool is_whole = false;
    while (goes_on) {
        goes_on = co_await take_corps(is_whole);
        if (!goes_on || is_whole)
            break;
        goes_on = co_await wait_for_corps();
    }
    co_return goes_on;
}

Tache<bool> Connexion::ask_for_corps()
{
    if (!m_analyseur.expects_continue || m_tampon.size() > 0)
        co_return true;
    bool const is_written = co_await write(go_on);
    co_return is_written;
}

// Takes out of the buffer all that is body.
Tache<bool> Connexion::take_corps(bool& is_whole)
{
    while (m_tampon.size() > 0) {
        auto const room = std::span(m_morceau).subspan(m_morceau_plein);
        auto const lu = m_analyseur.read_corps(tampon(), room);
        m_tampon.consume(lu.consumed);
        m_morceau_plein += lu.produced;
        m_octets_recus += lu.produced;
        if (lu.refus) {
            refuse(*lu.refus);
            co_return false;
        }
        is_whole = lu.is_complete;
        if (is_whole)
            co_return true;
        if (m_morceau_plein == m_morceau.size()) {
            bool const goes_on = co_await flush_morceau();
            if (!goes_on)
                co_return false;
        }
        if (lu.consumed == 0 && lu.produced == 0 && m_morceau_plein < m_morceau.size()) {
            if (m_tampon.size() < m_partage.options.tete_octets_max)
                co_return true; // the beginning of a chunk's line
            refuse({ 400, "Requête illisible", "La ligne d’un morceau (chunk) est trop longue." });
            co_return false;
        }
    }
    co_return true;
}

// Hashes and writes a whole piece where that may block.
Tache<bool> Connexion::flush_morceau()
{
    std::optional<lecture::Refus> refus;
    auto job = [&] {
        try {
            refus = m_reception->add({ m_morceau.data(), m_morceau_plein });
            if (refus)
                refuse(*refus);
        } catch (...) {
            fail(std::current_exception());
        }
    };
    co_await on_pool(m_partage, job);
    m_morceau_plein = 0;
    co_return !m_envoi;
}

// One more read; too long a silence cuts the line, too slow a body is refused.
Tache<bool> Connexion::wait_for_corps()
{
    auto const& options = m_partage.options;
    m_flux.expires_after(options.delai_corps);
    auto const before = moment();
    auto const size = co_await read_some(std::size_t{ 64 } << 10);
    if (size == 0) {
        m_is_cut = true;
        co_return false;
    }
    m_attente_du_corps += moment() - before;
    auto const waited = std::chrono::duration_cast<std::chrono::milliseconds>(m_attente_du_corps);
    auto const wanted
        = options.debit_octets_par_seconde_min * static_cast<std::uint64_t>(waited.count()) / 1000;
    if (waited < options.grace_du_debit || m_octets_recus + m_tampon.size() >= wanted)
        co_return true;
    refuse({ 408, "Envoi trop lent",
        "Le corps arrive trop lentement. Réessayer avec une meilleure liaison." });
    co_return false;
}

}
