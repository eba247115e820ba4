// SPDX-License-Identifier: EUPL-1.2
#include "http/ligne/connexion.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <sys/socket.h>

namespace quitus::http::ligne {

namespace beast = boost::beast;

namespace {

constexpr auto tuple_jeton = asio::as_tuple(jeton);
constexpr std::size_t lecture_de_tete_octets = 8192;
constexpr std::chrono::seconds delai_de_vidange{ 2 };

using Minuterie = asio::basic_waitable_timer<std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>, Executeur>;

constexpr std::string_view heartbeat = ": \n\n";
constexpr std::string_view last_chunk = "0\r\n\r\n";

std::string chunk_head(std::size_t size)
{
    std::array<char, 16> room{};
    auto const end = std::to_chars(room.data(), room.data() + room.size(), size, 16).ptr;
    return std::string(room.data(), end) + "\r\n";
}

std::string address_of(Prise const& prise)
{
    beast::error_code gone; // the client may have left already
    auto const end = prise.remote_endpoint(gone);
    return gone ? std::string() : end.address().to_string();
}

}

Connexion::Connexion(Prise prise, Partage& partage)
    : m_partage(partage)
    , m_flux(std::move(prise))
    , m_analyseur(partage.options.tete_octets_max)
    , m_adresse(address_of(m_flux.socket()))
{
    beast::error_code ignored; // only costs time
    m_flux.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

std::string_view Connexion::tampon() const
{
    return { static_cast<char const*>(m_tampon.cdata().data()), m_tampon.size() };
}

Tache<void> Connexion::run()
{
    // Each co_await has its own statement: g++ 12 loses its way when one stands in a condition.
    for (bool goes_on = true; goes_on;) {
        goes_on = co_await read_tete();
        if (goes_on)
            goes_on = co_await answer();
    }
    if (m_has_unread && !m_is_cut)
        co_await linger();
    cut();
}

void Connexion::stop_if_idle()
{
    if (m_is_idle)
        cut();
}

void Connexion::cut()
{
    beast::error_code ignored; // it may be closed already
    m_flux.socket().shutdown(Prise::shutdown_both, ignored);
    m_flux.close();
}

Tache<std::size_t> Connexion::read_some(std::size_t octets_max)
{
    auto const room = m_tampon.prepare(octets_max);
    auto const [failure, size] = co_await m_flux.async_read_some(room, tuple_jeton);
    m_tampon.commit(size);
    co_return failure ? 0 : size;
}

// Until a head is there. An unreadable one is refused, and the line ends.
Tache<bool> Connexion::read_tete()
{
    auto const& options = m_partage.options;
    m_is_idle = true;
    bool has_begun = m_tampon.size() > 0;
    if (!has_begun && m_tampon.capacity() > lecture_de_tete_octets)
        m_tampon.shrink_to_fit(); // a line that waits holds little
    m_flux.expires_after(has_begun ? options.delai_tete : options.delai_inactif);
    while (!m_partage.stops) {
        if (has_begun) {
            auto const lu = m_analyseur.read_tete(tampon());
            m_tampon.consume(lu.consumed);
            m_is_idle = !lu.is_complete && !lu.refus;
            if (lu.is_complete)
                co_return true;
            if (lu.refus) {
                auto const start = moment();
                begin_request();
                m_has_unread = true;
                refuse(*lu.refus);
                co_await write_answer();
                account(start);
                co_return false;
            }
        }
        auto const size = co_await read_some(lecture_de_tete_octets);
        if (size == 0)
            break;
        if (!has_begun)
            m_flux.expires_after(options.delai_tete); // once: a byte now and then earns nothing
        has_begun = true;
    }
    if (has_begun)
        m_partage.compteurs.add({}, true);
    m_is_cut = true;
    co_return false;
}

// What was of the request before is forgotten.
void Connexion::begin_request()
{
    m_requete = {};
    static_cast<Tete&>(m_requete) = std::move(m_analyseur.tete);
    m_requete.adresse = m_adresse;
    m_morceau_plein = 0;
    m_octets_recus = m_octets_envoyes = 0;
    m_has_unread = m_analyseur.has_corps;
    m_is_admitted = false;
    m_envoi.reset();
}

// A line cut before any answer counts too, under the status 0.
void Connexion::account(Moment start)
{
    Acces const acces{
        .methode = text(m_requete.methode),
        .chemin = m_requete.chemin,
        .motif = m_requete.motif,
        .adresse = m_adresse,
        .statut = m_envoi ? m_envoi->statut : 0,
        .duree = std::chrono::duration_cast<std::chrono::microseconds>(moment() - start),
        .octets_recus = m_octets_recus,
        .octets_envoyes = m_octets_envoyes,
    };
    m_partage.compteurs.add(acces, !m_envoi || m_envoi->flux);
    if (m_partage.journal)
        m_partage.journal(acces);
}

Tache<bool> Connexion::answer()
{
    auto const start = moment();
    auto& en_cours = m_partage.compteurs.en_cours;
    en_cours.fetch_add(1, std::memory_order_relaxed);
    begin_request();
    co_await make_answer();
    bool is_written = false;
    if (m_envoi)
        is_written = co_await write_answer();
    en_cours.fetch_sub(1, std::memory_order_relaxed);
    account(start);
    m_is_cut = !is_written;
    co_return is_written && m_envoi->keeps_line;
}

Tache<void> Connexion::make_answer()
{
    find_route();
    if (!m_route)
        co_return;
    Route const& route = *m_route;
    if (route.immediate) {
        if (m_analyseur.has_corps)
            refuse({ 413, "Corps inattendu", "Cette adresse ne prend pas de corps." });
        else
            run_handler(route);
        co_return;
    }
    if (m_partage.is_full()) {
        m_partage.compteurs.file_pleine.fetch_add(1, std::memory_order_relaxed);
        refuse({ 503, "Trop de demandes", "Le serveur est occupé. Réessayer dans un instant." });
        co_return;
    }
    if (m_analyseur.has_corps || route.corps.mode != PolitiqueCorps::Mode::aucun)
        co_await answer_with_body(route);
    else
        co_await answer_without_body(route);
}

// What the client did not read yet would be lost if the line were closed on what it still sends.
Tache<void> Connexion::linger()
{
    m_is_idle = true; // nothing more will be answered
    beast::error_code ignored; // the client may be gone
    m_flux.socket().shutdown(Prise::shutdown_send, ignored);
    m_flux.expires_after(delai_de_vidange);
    for (std::size_t size = 1; size > 0;) {
        m_tampon.consume(m_tampon.size());
        size = co_await read_some(std::size_t{ 64 } << 10);
    }
}

Tache<bool> Connexion::write(std::string_view a, std::string_view b)
{
    m_flux.expires_after(m_partage.options.delai_ecriture);
    std::array<asio::const_buffer, 2> const buffers{ asio::buffer(a.data(), a.size()),
        asio::buffer(b.data(), b.size()) };
    auto const [failure, size] = co_await asio::async_write(m_flux, buffers, tuple_jeton);
    co_return !failure;
}

Tache<bool> Connexion::write_answer()
{
    auto const& answer = *m_envoi;
    auto corps = answer.is_sans_corps ? std::string_view() : answer.corps();
    auto const first = corps.substr(0, envoi::morceau_octets);
    bool is_written = co_await write(answer.tete, first);
    corps.remove_prefix(first.size());
    m_octets_envoyes += first.size();
    while (is_written && !corps.empty()) {
        auto const next = corps.substr(0, envoi::morceau_octets);
        is_written = co_await write(next);
        m_octets_envoyes += next.size();
        corps.remove_prefix(next.size());
    }
    if (is_written && answer.flux)
        is_written = co_await write_flux();
    else if (is_written && answer.fichier.is_open() && !answer.is_sans_corps)
        is_written = co_await write_fichier();
    co_return is_written;
}

Tache<bool> Connexion::write_fichier()
{
    auto const& answer = *m_envoi;
    std::string piece;
    while (m_octets_envoyes < answer.fichier_octets) {
        bool is_read = false;
        auto job = [&] {
            try {
                answer.fichier.read(piece, envoi::morceau_octets);
                is_read = !piece.empty();
            } catch (std::exception const&) { // the head is gone: the cut line says it
                is_read = false;
            }
        };
        co_await on_pool(m_partage, job);
        piece.resize(std::min(piece.size(), answer.fichier_octets - m_octets_envoyes));
        if (is_read)
            is_read = co_await write(piece);
        if (!is_read)
            co_return false;
        m_octets_envoyes += piece.size();
    }
    co_return true;
}

bool Connexion::is_client_gone()
{
    char byte = 0;
    return ::recv(m_flux.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

Tache<bool> Connexion::write_evenements(std::string const& texte)
{
    m_octets_envoyes += texte.size();
    auto const framed = m_envoi->is_chunked ? chunk_head(texte.size()) + texte + "\r\n" : texte;
    bool const is_written = co_await write(framed);
    co_return is_written;
}

Tache<bool> Connexion::write_flux()
{
    auto const& options = m_partage.options;
    Minuterie timer(m_flux.get_executor());
    auto last_word = moment();
    while (!m_partage.stops && !is_client_gone()) {
        std::optional<std::string> said;
        auto job = [&] {
            try {
                said = m_envoi->flux->suite();
            } catch (std::exception const&) { // the head is gone: the reader asks again
                said.reset();
            }
        };
        co_await on_pool(m_partage, job);
        if (!said)
            break;
        if (said->empty() && moment() - last_word >= options.silence_flux)
            *said = heartbeat;
        if (!said->empty()) {
            bool const is_written = co_await write_evenements(*said);
            if (!is_written)
                co_return false;
            last_word = moment();
        }
        timer.expires_after(options.periode_flux);
        co_await timer.async_wait(asio::as_tuple(jeton));
    }
    bool const is_written = co_await write(m_envoi->is_chunked ? last_chunk : std::string_view());
    co_return is_written;
}

}
